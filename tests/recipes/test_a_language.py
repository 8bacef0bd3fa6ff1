"""The recipe "A language": Arabic joins, with a calendar and digits that no other language has."""

from __future__ import annotations

import re
import shutil

import pytest

from tests.recipes.house import House

pytestmark = pytest.mark.process

_DIGITS = """
ARABIC = Digits(chr(0x0660), chr(0x066C), chr(0x066B), chr(0x066A))
"""

_ENTRY = """
        Language(
            "ar",
            "rtl",
            GREGORIAN,
            ARABIC,
            plurals={
                "zero": "n = 0",
                "one": "n = 1",
                "two": "n = 2",
                "few": "n % 100 = 3..10",
                "many": "n % 100 = 11..99",
            },
        ),
"""

_DRAWN = """
import asyncio, json
from bot.preview import draw_all, page
from bot.settings import read_settings

screens, messages = asyncio.run(draw_all())
print(json.dumps({
    "articles": [
        [one.lang, one.name, one.problem, one.view.text,
         [button.label for row in one.view.rows for button in row]]
        for one in (*screens, *messages)
    ],
    "html": page(screens),
    "setting": read_settings(None, bot_token="1" * 8 + ":" + "0" * 35, language="ar").language,
}))
"""

_PERSIAN = re.compile("[\u06f0-\u06f9]")
_ARABIC = re.compile("[\u0660-\u0669]")
_MONTHS = (
    "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو",
    "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
)  # fmt: skip


def translate(house: House) -> None:
    """Every file of texts once more; most sentences stay English, which nothing may depend on."""
    for english in sorted(house.root.rglob("locale/en")):
        shutil.copytree(english, english.with_name("ar"))
    house.edit("screens/locale/ar/engine.ftl", "language-name = English", "language-name = العربية")
    house.edit("handlers/home/locale/ar/settings.ftl", "Persian (۱۲۳)", "العربية (١٢٣)")
    path = house.root / "screens/locale/ar/engine.ftl"
    text = path.read_text(encoding="utf-8")
    for number, name in enumerate(_MONTHS, 1):
        text = re.sub(rf"\[{number}\] [A-Z][a-z]+\n", f"[{number}] {name}\n", text, count=1)
    path.write_text(text, encoding="utf-8")


def test_a_third_language_is_one_record_and_its_texts(house: House) -> None:
    translate(house)
    path = "screens/text/languages.py"
    house.edit(path, "\nLATIN = Digits()\n", "\nLATIN = Digits()\n" + _DIGITS)
    last = '        Language("en", "ltr", GREGORIAN, LATIN, plurals={"one": "i = 1 and v = 0"}),\n'
    house.edit(path, last, last + _ENTRY)

    drawn = house.run(_DRAWN)

    assert len(house.touched()) <= 2
    assert not [problem for *_, problem, _text, _labels in drawn["articles"] if problem]
    assert drawn["setting"] == "ar"
    assert '<article lang="ar" dir="rtl">' in drawn["html"]
    arabic, english = (
        {
            name: "\n".join([text, *labels])
            for lang, name, _problem, text, labels in drawn["articles"]
            if lang == wanted
        }
        for wanted in ("ar", "en")
    )
    assert "العربية" in arabic["language"]
    assert "فارسی" in arabic["language"]
    assert "English" in arabic["language"]
    assert any(month in text for text in arabic.values() for month in _MONTHS)
    assert "🔢" in arabic["settings"], "there is no button for the digits"
    with_numbers = [name for name, text in arabic.items() if _ARABIC.search(text)]
    assert len(with_numbers) > len(arabic) / 3
    wrong = [
        name
        for name, text in arabic.items()
        if _PERSIAN.search(text) and not _PERSIAN.search(english[name])
    ]
    assert wrong == [], "only what people wrote has Persian digits, in any other language"
