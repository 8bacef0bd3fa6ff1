"""How Bale reads marks, by the two readings."""

from __future__ import annotations

import pytest

from sandbox.bale.markdown import read, shown
from sandbox.bot_api.spans import to_entities, to_html

NARROW = [
    ("*bold* text", "<b>bold</b> text"),
    ("a *b c*\n_d_", "a <b>b c</b>\n<i>d</i>"),
    ("*a*: b", "*a*: b"),
    ("x*a* b", "x*a* b"),
    ("**a** b", "**a** b"),
    ("* a * b", "* a * b"),
    ("2 * 3 * 4", "2 * 3 * 4"),
    ("snake_case_name", "snake_case_name"),
    ("[shop](https://a.ir/b_c) x", '<a href="https://a.ir/b_c">shop</a> x'),
    ("*[a](https://b.ir)*", '<a href="https://b.ir"><b>a</b></a>'),
    ("```[more]a\nb```", "<blockquote expandable>a\nb</blockquote>"),
    ("<b>x</b> &lt;", "&lt;b&gt;x&lt;/b&gt; &amp;lt;"),
    ("`a` ``", "`a` ``"),
]


@pytest.mark.parametrize(("typed", "seen"), NARROW, ids=[typed for typed, _ in NARROW])
def test_what_all_sources_confirm(typed: str, seen: str) -> None:
    text, spans = shown(typed)
    assert to_html(text, to_entities(text, spans)) == seen


WIDE = ["x*a*b", "**a**", "_a_.", "`a`", "<b>x", "&lt;", "[a](b)", "```a```"]


@pytest.mark.parametrize("typed", WIDE)
def test_what_anybody_has_seen_act(typed: str) -> None:
    assert read(typed, wide=True)[1]


@pytest.mark.parametrize("typed", ["https://a.ir/x_y_z", "a * b", "[a] (b)", "3 < 4 & 5"])
def test_what_nobody_takes_for_a_mark(typed: str) -> None:
    assert read(typed, wide=True) == (typed, [])
