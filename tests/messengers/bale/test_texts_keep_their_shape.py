"""No text of anybody's is reshaped in Bale, by any reading of its Markdown that is known."""

from __future__ import annotations

import html

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from messengers.bale.markdown import BAR, BaleRendering, harmless
from sandbox.bale.markdown import VISIBLE_TAG, read, shown
from sandbox.bot_api.spans import to_entities, to_html
from screens.text.bidi import LRM, strip
from screens.text.formatting import MESSAGE_UNITS, utf16
from screens.view import Safe, lines

JOINER = "\u2060"
ALIKE = str.maketrans({"\u2217": "*", "\u02cd": "_", "\u02cb": "`", JOINER: None, BAR: None})

SIGNS = ["*", "_", "`", "[", "]", "(", ")", "<", ">", "&", ";", "/", "#", "b", "lt", "http://a.ir/",
         " ", "\n", "گل", "x", "1", "\u200c", "\u2068", "\u2069", "🌸", "\0", "\1"]  # fmt: skip
TEXTS = st.lists(st.sampled_from(SIGNS), max_size=24).map("".join) | st.text(max_size=40)


def escaped(text: str) -> str:
    return html.escape(text, quote=False)


@given(TEXTS, TEXTS, TEXTS, st.sampled_from(["fa", "en"]))
@example("*a*", "_b_", "[c](http://d.ir)", "fa")
@example("**a**", "<b>x</b>", "```[t]x```", "en")
@example("x", "*", "*", "fa")
@example("&lt;b&gt;", "http://a.ir/x_y_z", "](", "en")
def test_no_text_marks_anything(name: str, body: str, line: str, lang: str) -> None:
    view = lines(
        Safe(f"📣 <b>{escaped(name)}</b>: {escaped(line)}"),
        Safe(f"<code>{escaped(name)}</code> <b>پررنگ</b>"),
        Safe(f"<blockquote>{escaped(body)}</blockquote>"),
        Safe(escaped(line)),
    )
    given_to_bale = BaleRendering().text(view, MESSAGE_UNITS, rtl=lang == "fa")
    narrow, wide = read(given_to_bale), read(given_to_bale, wide=True)
    assert narrow == wide, "a reading of some source finds more in it"
    assert {span.kind for span in narrow[1]} <= {"bold"}
    assert not VISIBLE_TAG.search(narrow[0])
    assert all("\n" not in narrow[0][span.start : span.end] for span in narrow[1])
    assert seen(narrow[0]) == seen(f"📣 {name}: {line}\n{name} پررنگ\n{body}\n{line}")


def seen(text: str) -> str:
    """A text by its letters: look-alikes read as what they stand for, unseen marks left out."""
    kept = strip(text).translate(ALIKE).replace("\0", "").replace("\1", "")
    return "\n".join(each.strip(" ") for each in kept.split("\n"))


@given(TEXTS)
def test_a_harmless_text_stays_harmless(text: str) -> None:
    once = harmless(text.replace("\0", ""))
    assert seen(harmless(once)) == seen(once) == seen(text)


BOLD = [
    ("<b>مانده</b>: 5", "<b>مانده:</b> 5"),
    ("📊 \u2068<b>گل یاس</b>\u2069 x", "📊 <b>\u2068گل یاس\u2069</b> x"),
    ("(<b>a b</b>)", "<b>(a b)</b>"),
    ("a<b>b</b>c", "abc"),
    ("<b>a</b>\n<b>b</b> c", "<b>a</b>\n<b>b</b> c"),
    ("<b> a </b>", "<b>a</b>"),
    ("<b>a</b>:<b>b</b>", "a:b"),
    ("<b>5</b> <b>6</b>", "<b>5</b> <b>6</b>"),
    ("<b>two\nlines</b>", "<b>two</b>\n<b>lines</b>"),
    ("<b></b>x", "x"),
]


@pytest.mark.parametrize(("ours", "seen_as"), BOLD, ids=[ours for ours, _ in BOLD])
def test_what_is_bold_is_bold_or_plain(ours: str, seen_as: str) -> None:
    text, spans = shown(BaleRendering().text(ours, MESSAGE_UNITS, rtl=False))
    assert to_html(text, to_entities(text, spans)).strip(LRM) == seen_as


def test_a_quote_is_told_apart_line_by_line() -> None:
    text = BaleRendering().text("x\n<blockquote>a\n\nb</blockquote>\ny", MESSAGE_UNITS, rtl=True)
    assert [BAR in line for line in text.split("\n")] == [False, True, True, True, False]


def test_what_is_too_long_goes_without_marks_and_is_cut() -> None:
    text = BaleRendering().text("<b>a</b> " * 3000, MESSAGE_UNITS, rtl=False)
    assert utf16(text) <= MESSAGE_UNITS
    assert "*" not in text
    assert text.endswith("\u2026")
