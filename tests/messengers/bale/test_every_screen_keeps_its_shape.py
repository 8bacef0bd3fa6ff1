"""Every screen and every message that comes by itself, in Bale, whatever names and texts hold.

What comes from outside stands in isolates, quotes and code: each of them is given any text at all.
"""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.preview import Drawn, draw_all
from handlers.locales import locale_folders
from messengers.bale.capabilities import BALE
from messengers.bale.markdown import BaleRendering
from sandbox.bale.markdown import VISIBLE_TAG, read
from screens.adapting import adapted
from screens.text.formatting import visible
from screens.text.translator import Translator, Words
from screens.view import Safe, View
from tests.messengers.bale.test_texts_keep_their_shape import TEXTS, escaped, seen

_VALUES = re.compile(
    "(?P<before>\u2068(?:<b>)?|<b>|<code>|<blockquote[^>]*>)"
    "(?P<value>[^<\u2068\u2069]+)"
    "(?P<after>(?:</b>)?\u2069|</b>|</code>|</blockquote>)"
)
HOSTILE = (
    "*a* _b_ `c` [d](http://e.ir) <b>f</b> &lt;",
    "**x** __y__ ```[t]z``` </b></blockquote>",
    "*", "_", "](http://a.ir/_x_)", "&amp;&#42;", "<a href='x'>", "a*b\nc*d",
)  # fmt: skip


def filled(view: View, text: str) -> View:
    """Whatever may come from outside is this text."""
    return replace(
        view,
        text=Safe(_VALUES.sub(lambda found: found["before"] + text + found["after"], view.text)),
    )


def check(drawn: Drawn, text: str, words: Words, *, opened: bool) -> None:
    view = adapted(filled(drawn.view, escaped(text)), BALE, words, opened=opened)
    given_to_bale = BaleRendering().text(view.text, 10**6, rtl=words.rtl)
    narrow, wide = read(given_to_bale), read(given_to_bale, wide=True)
    assert narrow == wide, drawn.name
    assert {span.kind for span in narrow[1]} <= {"bold"}, drawn.name
    assert not VISIBLE_TAG.search(narrow[0]), drawn.name
    assert seen(narrow[0]) == seen(visible(view.text)), drawn.name


@pytest.mark.long
async def test_no_screen_and_no_message_marks_what_comes_from_outside() -> None:
    screens, messages = await draw_all()
    translator = Translator(locale_folders())
    words = {one.lang: translator.words(one.lang) for one in screens}
    both = [(one, True) for one in screens] + [(one, False) for one in messages]
    assert sum(filled(one.view, "x") != one.view for one, _ in both) > len(both) / 2
    for place, (drawn, opened) in enumerate(both):
        check(drawn, "name", words[drawn.lang], opened=opened)
        check(drawn, HOSTILE[place % len(HOSTILE)], words[drawn.lang], opened=opened)

    @given(st.sampled_from(both), TEXTS | st.sampled_from(HOSTILE))
    def whatever(of: tuple[Drawn, bool], text: str) -> None:
        check(of[0], text, words[of[0].lang], opened=of[1])

    whatever()
