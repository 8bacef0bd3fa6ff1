"""Personal texts by themselves: fields are read, values judged, everybody gets their own words."""

from __future__ import annotations

import asyncio
import sys
from collections import Counter
from datetime import UTC, datetime
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.messages.personal.batches import MOST_PEOPLE, batches, calls
from handlers.messages.personal.encoding import made_unicode_by_name
from handlers.messages.personal.fields import Field, named, nearest, snippet
from handlers.messages.personal.rendering import Recipient, render
from handlers.messages.personal.samples import samples
from handlers.messages.personal.template import TemplateError, escaped, parse
from handlers.messages.personal.texts import texts_of
from handlers.messages.personal.values import judged
from handlers.shared.as_shown import as_shown
from sandbox.smsir.segments import segments
from smsir.text.characters import forbidden_character
from storage import NewJob
from tests.examples import tries

SARA = Recipient("09121110001", 1, "خانم", "سارا", "کریمی", 3)
NOBODY = Recipient("09121110002", 2)
WHOLE = NewJob(
    chat=1, user=1, account_id=1, frame=1, revision=1, part="contacts", text="", recipients=None,
    segments=0, due_at=datetime(2026, 11, 27, tzinfo=UTC),
)  # fmt: skip


def own(text: str, person: Recipient = SARA) -> str:
    return render(parse(text), person).text


@pytest.mark.parametrize(
    ("text", "sara", "nobody"),
    [
        ("سلام {نام}!", "سلام سارا!", "سلام دوست عزیز!"),
        ("سلام {نام|همراه همیشگی}!", "سلام سارا!", "سلام همراه همیشگی!"),
        ("{نام خانوادگی}، سلام", "کریمی، سلام", "، سلام"),
        ("سلام {نام} {نام خانوادگی}.", "سلام سارا کریمی.", "سلام دوست عزیز."),
        ("{پیشوند} {نام}، سلام", "خانم سارا، سلام", "دوست عزیز، سلام"),
        ("سلام\n{پیشوند} {نام}", "سلام\nخانم سارا", "سلام\nدوست عزیز"),
        ("{پیشوند}{نام} و ما", "خانمسارا و ما", "دوست عزیز و ما"),
        ("{نام کامل}", "سارا کریمی", "دوست عزیز"),
        ("{عنوان} {نام خانوادگی}", "سرکار خانم کریمی", "مشتری گرامی"),
        ("Hi {name}", "Hi سارا", "Hi friend"),
        ("{title} {last name}", "Ms. کریمی", "customer"),
        ("{full name|you}", "سارا کریمی", "you"),
        ("{نام|}سلام", "ساراسلام", "سلام"),
        ("{{ {نام} }", "{ سارا }", "{ دوست عزیز }"),
    ],
)
def test_everybody_has_their_own_words(text: str, sara: str, nobody: str) -> None:
    assert own(text) == sara
    assert own(text, NOBODY) == nobody


def test_the_title_is_by_the_services_sign() -> None:
    titles = [own("{عنوان}", Recipient("0", emoji=emoji)) for emoji in (2, 3, 1, None, 9)]
    assert titles == ["جناب آقای", "سرکار خانم", "مشتری گرامی", "مشتری گرامی", "مشتری گرامی"]


@pytest.mark.parametrize(
    "key",
    [
        "نام خانوادگی",
        "نام‌خانوادگی",
        "نامخانوادگی",
        " نام  خانوادگي ",
        "Last_Name",
        "LASTNAME",
        "\u200bنام خانوادگی",
        "نام\u200bخانوادگی\u2060",
        "last\u00ad name\u2063",
    ],
)
def test_keys_are_read_whatever_their_blanks_and_letters(key: str) -> None:
    assert own(f"{{{key}}}") == "کریمی"


@pytest.mark.parametrize(
    ("text", "problem", "near"),
    [
        ("{نامم}", "unknown", "نام"),
        ("{نام خانوادگیی|x}", "unknown", "نام خانوادگی"),
        ("{nmae}", "unknown", "name"),
        ("{surnam}", "unknown", "last name"),
        ("{12}", "unknown", "name"),
        ("{}", "unknown", "name"),
        ("سلام {نام", "open", "نام"),
        ("{نام|{name}}", "open", "نام"),
        ("سلام {{نام}}", "doubled", "نام"),
        ("{{نام|دوست}", "doubled", "نام"),
        ("{{{نام}}}", "doubled", "نام"),
        ("{نام}}، سلام", "doubled", "نام"),
        ("{{{name}, hi", "doubled", "name"),
        ("سلام {}", "unknown", "نام"),
        ("سلام {|دوست}", "unknown", "نام"),
        ("{نام|{عنوان}}", "open", "نام"),
        ("سلام {نام خانوادگی عزیز، فردا با تخفیف منتظر شماییم", "open", "نام خانوادگی"),
    ],
)
def test_braces_that_cannot_be_read_name_the_nearest_field(
    text: str, problem: str, near: str
) -> None:
    with pytest.raises(TemplateError) as refused:
        parse(text)
    assert (refused.value.problem, refused.value.near) == (problem, near)


@pytest.mark.parametrize(
    ("raw", "wrong"),
    [
        ("۰۹۱۲", "number"), ("آقای مغازه ۲", "number"), ("Ali 3", "number"), ("²", "number"),
        ("gol.ir", "link"), ("https://t", "link"), ("a@b", "link"), ("www.x", "link"),
        ("م" * 31, "long"), ("{نام}", "brace"), ("سا}را", "brace"), ("-", "sign"), ("...", "sign"),
        ("null", "sign"), ("None", "sign"), ("بدون نام", "sign"), ("بی نام", "sign"),
        ("Unknown", "sign"), ("نامشخص", "sign"), ("bit.ly/x", "link"), ("zarinp.al", "link"),
        ("gol.museum/x", "link"), ("t.me/x", "link"), ("ندا", None), ("Dr.Karimi", None),
        ("م" * 30, None), ("سارا", None), ("🌹", None), ("👩‍👧", None), ("O'Hara", None),
        ("", None),
    ],
)  # fmt: skip
def test_what_looks_wrong_is_no_name(raw: str, wrong: str | None) -> None:
    value = judged(raw)
    assert value.wrong == wrong
    assert value.text == ("" if wrong else raw)


def test_no_name_stays_in_memory_when_its_text_is_made() -> None:
    """An address book has 100,000 names: whatever remembers each of them grows for ever."""
    template, before = parse("سلام {نام کامل}"), _remembered()

    for number in range(1_000):
        name = "".join(LETTERS[int(digit)] for digit in str(number))
        render(template, Recipient("0", first=f"سارا {name}", last=f"کریمی {name}"))

    grown = {name: size - before.get(name, 0) for name, size in _remembered().items()}
    assert max(grown.values()) < 100, grown


LETTERS = "ابپتثجچحخد"


def _remembered() -> dict[str, int]:
    """How much each function of ours without a limit remembers."""
    ours = ("handlers", "screens", "smsir", "storage")
    functions = {
        f"{name}.{each}": found
        for name, module in list(sys.modules.items())
        if name.partition(".")[0] in ours
        for each, found in vars(module).items()
        if hasattr(found, "cache_info")
    }
    infos = {name: each.cache_info() for name, each in functions.items()}
    return {name: info.currsize for name, info in infos.items() if info.maxsize is None}


@pytest.mark.parametrize("blank", ["", " ", "\u00a0", "\t\n", "\u200c", "\u200f \u2066", "\u3164"])
def test_blanks_are_a_missing_name(blank: str) -> None:
    assert judged(blank).text == ""
    assert own("سلام {نام}", Recipient("0", first=blank)) == "سلام دوست عزیز"


def test_inner_blanks_are_single() -> None:
    assert judged("  سارا \n  مریم\u202b ").text == "سارا مریم"


def test_a_wrong_value_takes_the_fallback_and_is_told() -> None:
    rendered = render(parse("سلام {نام}"), Recipient("0", first="{نام خانوادگی}", last="کریمی"))
    assert rendered.text == "سلام دوست عزیز"
    assert [(value.raw, value.wrong) for value in rendered.odd] == [("{نام خانوادگی}", "brace")]


def test_a_full_name_keeps_what_is_right_of_it() -> None:
    rendered = render(parse("{نام کامل}"), Recipient("0", first="سارا", last="09121110001"))
    assert rendered.text == "سارا"
    assert rendered.odd[0].wrong == "number"
    long = Recipient("0", first="م" * 20, last="ر" * 20)
    assert own("{نام کامل}", long) == "دوست عزیز"


_NAMES = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        ["", "  ", "سارا", "{نام}", "{{", "}", "\u202eابج", "🌹", "Ali", "null", "\x00"]
    ),
)
_PEOPLE = st.builds(
    Recipient,
    st.integers(0, 10**9).map(lambda number: f"09{number:09d}"),
    st.one_of(st.none(), st.integers(1, 10**6)),
    _NAMES,
    _NAMES,
    _NAMES,
    st.sampled_from([None, 1, 2, 3]),
)
_SLOTS = [snippet(field, language) for field in Field for language in ("fa", "en")]
_TEMPLATES = st.lists(
    st.one_of(
        st.sampled_from(_SLOTS),
        st.text(max_size=20).map(lambda text: as_shown(text).replace("{", "").replace("}", "")),
        st.sampled_from([" ", "\n", "سلام ", "Hello ", "، "]),
    ),
    min_size=1,
    max_size=8,
).map("".join)


@pytest.mark.long
@tries(60)
@given(_TEMPLATES, _PEOPLE)
def test_no_brace_and_nothing_unseen_ever_leaves(text: str, person: Recipient) -> None:
    rendered = own(text, person)
    assert "{" not in rendered
    assert "}" not in rendered
    assert forbidden_character(rendered) is None
    assert rendered == as_shown(rendered), "shown as it is sent"


@tries(60)
@given(_TEMPLATES, _PEOPLE)
def test_what_stands_between_the_fields_is_kept(text: str, person: Recipient) -> None:
    rendered = own(text, person)
    left = iter(rendered)
    words = [char for char in as_shown(parse(text).literal) if not char.isspace()]
    assert all(any(char == next_one for next_one in left) for char in words)


@tries(60)
@given(st.text(max_size=60))
def test_a_text_that_is_no_template_is_sent_as_it_is(text: str) -> None:
    if any(named(part) for part in text.replace("|", "}").replace("{", "}").split("}")):
        return
    template = parse(escaped(text))
    assert not template.is_personal
    assert template.literal == text


@pytest.mark.long
@tries(30)
@given(
    _TEMPLATES,
    st.lists(_PEOPLE, min_size=1, max_size=30, unique_by=lambda one: one.relation or one.mobile),
)
def test_people_of_one_text_share_a_call_and_parts_are_those_of_the_twin(
    text: str, people: list[Recipient]
) -> None:
    template = parse(text)
    texts = asyncio.run(texts_of(template, people))
    first = {person.mobile: person for person in reversed(people)}
    mine = {mobile: render(template, person).text for mobile, person in first.items()}
    rows = batches(WHOLE, texts, text)
    assert texts.people == len(first), "each number once"
    assert len(texts.batches) == len(set(mine.values()))
    assert len(rows) == calls(texts)
    assert [row.batch for row in rows] == list(range(1, len(rows) + 1))
    filled = {text for text in mine.values() if text}
    assert {row.text: row.segments for row in rows if row.text} == {
        text: segments(text) for text in filled
    }
    spread = Counter(segments(text) if text else 0 for text in mine.values())
    assert texts.spread == dict(sorted(spread.items()))
    assert texts.cost == sum(segments(text) for text in mine.values() if text)
    received = Counter(chain.from_iterable(_receivers(row, first) for row in rows))
    assert received == Counter(mine.items()), "everybody exactly their own"


def _receivers(row: NewJob, people: dict[str, Recipient]) -> list[tuple[str, str]]:
    """(mobile, text) for all that one call reaches."""
    by_relation = {person.relation: mobile for mobile, person in people.items()}
    if row.part == "numbers":
        return [(mobile, row.text) for mobile in row.mobiles]
    return [(by_relation[ident], row.text) for ident in row.relation_ids]


async def test_many_people_of_one_text_take_several_calls() -> None:
    people = [Recipient(f"09{number:09d}", number) for number in range(1, MOST_PEOPLE + 2)]
    rows = batches(WHOLE, await texts_of(parse("سلام {نام}"), people), "")
    assert [row.recipients for row in rows] == [MOST_PEOPLE, 1]


async def test_the_digest_is_of_everybodys_text_in_any_order() -> None:
    template = parse("سلام {نام} {نام خانوادگی}")
    texts = await texts_of(template, [SARA, NOBODY])
    assert texts.digest == (await texts_of(template, [NOBODY, SARA])).digest
    renamed = Recipient(SARA.mobile, SARA.relation, "", "سارا", "کریمیان")
    assert texts.digest != (await texts_of(template, [renamed, NOBODY])).digest
    unseen = Recipient(SARA.mobile, SARA.relation, "بانو", "سارا", "کریمی")
    assert texts.digest == (await texts_of(template, [unseen, NOBODY])).digest


async def test_the_samples_show_what_may_surprise() -> None:
    names = ["علی", "محمدحسین", "سارا", "مینا"]
    people = [Recipient(f"0912000000{n}", n + 1, first=name) for n, name in enumerate(names)]
    texts = await texts_of(parse("سلام {نام}"), [*people, NOBODY])
    chosen = {sample.kind: sample for sample in samples(texts, None)}
    assert chosen["nameless"].text == "سلام دوست عزیز"
    assert chosen["shortest"].text == "سلام علی"
    assert samples(texts, None) == samples(texts, None), "drawn again, the same"
    assert len({sample.text for sample in samples(texts, None)}) == len(samples(texts, None))


async def test_the_name_that_makes_a_latin_text_unicode_is_known() -> None:
    ali = Recipient("09120000001", 5, first="Ali")
    template = parse("Dear {name}, welcome")
    assert made_unicode_by_name(template, await texts_of(template, [ali, SARA, NOBODY])) == [SARA]
    persian = parse("سلام {نام}")
    assert made_unicode_by_name(persian, await texts_of(persian, [ali, SARA])) == []


def test_the_nearest_key_is_in_the_letters_of_the_one_typed() -> None:
    assert nearest("عنوانن") == "عنوان"
    assert nearest("titel") == "title"
