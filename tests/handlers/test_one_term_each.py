"""One thing has one name on every screen, and one icon; no mark may be read as a digit."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from handlers.locales import locale_folders

ROOT = Path(__file__).parents[2]


def texts(lang: str) -> list[Path]:
    return sorted(path for folder in locale_folders() for path in (folder / lang).glob("*.ftl"))


def words(path: Path) -> str:
    """What a person may read of a file: without the comments and the names of the messages."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return "\n".join(
        re.sub(r"^[a-z0-9-]+ = ?", "", line) for line in lines if not line.startswith("#")
    )


TEXTS = texts("fa")

OTHER_NAMES = {
    "مخاطبان": "مخاطبین",
    "دفترچه": "مخاطبین",
    "جستجو": "جست‌وجو",
    "گفت‌وگو": "گفتگو",
    "ساعت آرام": "ساعت‌های سکوت",
    "لغوکرده": "لغو عضویت",
    "پیش نویس": "پیش‌نویس",
    "اس ام اس": "پیامک",
    "فرستادن پیامک": "ارسال پیامک",
    "پیشوند": "عنوان",
    "زمان حساب": "پلن حساب",
    "زمان این حساب": "پلن این حساب",
    "مهلت حساب": "پلن حساب",
    "انقضا": "پایان پلن",
    "منقضی": "پایان یافته",
    "این‌جا": "اینجا",
    "وصل کرد": "متصل کرد",
    "وصل شد": "متصل شد",
    "فرمان": "دستور",
    "پیامک‌های فرستاده": "پیامک‌های ارسال‌شده",
    "پیامک‌های ارسالی": "پیامک‌های ارسال‌شده",
    "تنها": "فقط",
    "بی‌موضوع": "بدون موضوع",
    "بی‌عنوان": "بدون عنوان",
    "بی‌پرسش": "بدون پرسیدن",
    "واحدها": "دپارتمان‌ها",
    "گیرندگان": "گیرنده‌ها",
    "مخاطب‌ها": "مخاطبین",
    "مدیران": "مدیرها",
    "آن‌جا": "آنجا",
    "وصل شود": "متصل شود",
    "تلاش کنید": "امتحان کنید",
}
"""A word that stood beside another one for the same thing, and the one that stays."""

PHRASES = {
    "fa": {
        "این را نخواندم": "متوجه نشدم",
        "نگه داشته شد؛ چیزی ارسال نشد": "ارسال لغو شد؛ چیزی ارسال نشد",
        "به کدام گروه بروند": "به کدام گروه منتقل شود",
        "سامانه می‌گوید (واحد آن را نمی‌گوید)": "واحدشان را نمی‌گوید",
        "فایل همان‌طور که هست": "سپردن فایل به سامانه، بدون بررسی",
        "🗑 کنار گذاشتن": "❌ انصراف از ورود",
        "کنار گذاشته شد.": "لغو شد.",
        "دیدن ورود مخاطبین": "نتیجهٔ ورود",
        "اعتبار رو به پایان است": "اعتبار کم شده است",
        "روی‌هم": "در مجموع",
        "منوی اصلی پایین گفتگو آماده است": "",
    },
    "en": {
        "What shall I": "What would you like to do?",
        "stands in the": "You'll find it in the panel",
        "It stands in": "You'll find it in the panel",
        "Put aside": "Cancelled",
        "It is sent to": "Sending to 910 people in 10 seconds…",
        "Of what shall I": "What should I notify you about?",
        "by myself": "",
        "Look before": "Review before sending",
        "Not on the phone": "Not delivered",
        "One sending": "Message report",
        "Which priority has it": "Choose a priority",
        "I tell you": "I'll let you know",
        "pieces of news": "updates",
        " sendings": "messages",
        " segment": "part",
    },
}
"""Phrases that read translated, and what is said instead: none may come back."""


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_thing_has_one_name(path: Path) -> None:
    text = words(path)
    assert {wrong: right for wrong, right in OTHER_NAMES.items() if wrong in text} == {}


@pytest.mark.parametrize("lang", PHRASES)
def test_no_phrase_that_was_mended_comes_back(lang: str) -> None:
    found = {
        (path.stem, wrong, right)
        for path in texts(lang)
        for wrong, right in PHRASES[lang].items()
        if re.search(rf"{re.escape(wrong)}(?![^{{}}]*\}})", words(path))
    }
    assert found == set()


def test_both_languages_say_the_same_things() -> None:
    names = {
        lang: {
            (path.stem, name)
            for path in texts(lang)
            for name in re.findall(r"(?m)^([a-z][a-z0-9-]+) =", path.read_text("utf-8"))
        }
        for lang in ("fa", "en")
    }
    assert names["fa"] ^ names["en"] == set()


_COUNTED = r"\{ \$(?:shown|moment|date|percent|amount|waiting|most) \}"


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_no_middle_dot_stands_beside_a_number_where_it_looks_like_a_persian_zero(
    path: Path,
) -> None:
    text = path.read_text(encoding="utf-8")
    assert re.findall(rf"{_COUNTED} ·|· {_COUNTED}", text) == []


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_no_persian_number_in_brackets_follows_a_latin_word_bare(path: Path) -> None:
    """It would be laid out left to right with the word, and be read before it."""
    assert re.findall(r"[A-Za-z] \([۰-۹{]", words(path)) == []


_ONE_AND_MORE = re.compile(
    r"(?m)^[a-z0-9-]+ = .*\{ \$count \} (?:"
    r"(?:نفر|مخاطب|شماره)[^.؛\n]*(?:‌اند|شوند|هستند)\b"
    r"|(?:contacts|lines|people|numbers|rows)\b)"
)
_NEVER_ONE = {"contacts-pick-most", "book-reading-seen", "book-add-full", "sent-file-later"}
"""Limits, and counts that are only told where they are large."""


@pytest.mark.parametrize("path", [*TEXTS, *texts("en")], ids=lambda path: path.stem)
def test_what_is_counted_has_words_for_one_too(path: Path) -> None:
    found = {line[0].split(" ")[0] for line in _ONE_AND_MORE.finditer(path.read_text("utf-8"))}
    assert found - _NEVER_ONE == set()


_SILENCE = {"fa": ("بی‌صدا", "در تلگرام"), "en": ("without a sound", "in Telegram")}


@pytest.mark.parametrize("lang", _SILENCE)
def test_silence_is_promised_in_telegram_alone(lang: str) -> None:
    """Bale has no silent messages, and news may come there to whoever reads this in Telegram."""
    promise, where = _SILENCE[lang]
    said = [line for path in texts(lang) for line in words(path).splitlines() if promise in line]
    assert said
    assert [line for line in said if f"{where} {promise}" not in line] == []
    assert [line for line in said if "*[telegram]" not in line] == [], "in Bale it is not said"


ONE_MEANING = {
    "◀️": r"nav-(previous|next)(-of)?|(calendar|sent-turn)-(before|after)",
    "▶️": r"nav-(previous|next)(-of)?|(calendar|sent-turn)-(before|after)",
    "⬅️": r"nav-(back|again)",
    "➡️": r"nav-(back|again)",
    "☑️": r"[a-z-]+-on",
    "⬜": r"[a-z-]+-off",
    "🗂": r"no-text-any-more",
    "📜": r"audit-[a-z-]+",
    "👥": r"(?!later-ceiling|help-group|team-|home-team)[a-z-]+",
    "🚦": r"later-ceiling-[a-z]+",
    "🗑": r"[a-z]+-(delete|rm|clear|remove|revoke|unlink|detach|part)(-[a-z]+)*"
    r"|groups-approval|alerts-mark-off|tickets-no-files",
}
"""Icon -> the texts that may begin with it. Arrows point the other way in Persian."""

ALL_TEXTS = sorted(
    path
    for folder in locale_folders()
    for language in ("fa", "en")
    for path in (folder / language).glob("*.ftl")
)


@pytest.mark.parametrize("path", ALL_TEXTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_an_icon_means_one_thing(path: Path) -> None:
    begun = re.findall(r"^([a-z-]+) =\s+(\S+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    wrong = [
        f"{ident} begins with {icon}"
        for ident, icon in begun
        if icon in ONE_MEANING and not re.fullmatch(ONE_MEANING[icon], ident)
    ]
    assert wrong == []


_GONE = re.compile(
    r"\b(?:Delete|Yes, delete|Remove|Unlink|Detach|Disconnect|Revoke|Forget)\b"
    r"|حذف|جدا (?:شود|کردن)|قطع|لغو دعوت"
)


@pytest.mark.parametrize("path", ALL_TEXTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_bin_stands_before_words_that_say_that_something_goes_for_good(path: Path) -> None:
    """Something that is kept: a person, a draft, keys, files, a number. It switches nothing off."""
    binned = re.findall(r"🗑 .*(?:\n    ?\[.*)?", path.read_text(encoding="utf-8"))
    assert [label for label in binned if not _GONE.search(label)] == []


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_no_left_to_right_mark_turns_a_persian_piece_over(path: Path) -> None:
    """An isolate takes its side from its first letter or mark."""
    assert "\u200e" not in path.read_text(encoding="utf-8")
