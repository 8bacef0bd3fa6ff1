"""On a phone of 390 points no label is cut: whoever reads half a button does not press it."""

from __future__ import annotations

import re

import pytest

from bot.preview import draw_all
from handlers.locales import locale_folders
from handlers.shared.narrow import width
from screens.text.bidi import strip
from screens.text.translator import Translator

_ROOM = {1: 40.0, 2: 15.5, 3: 9.0, 4: 6.0}
"""Average letters beside the icon, by the number of buttons in the row; seen, not computed."""

_ICON = re.compile(r"^[^\w]+ ")


def _written(label: str) -> str:
    return _ICON.sub("", strip(label))


@pytest.mark.long
async def test_every_label_of_every_screen_fits_its_row_in_both_languages() -> None:
    screens, messages = await draw_all()

    assert [
        (one.lang, one.name, button.label)
        for one in (*screens, *messages)
        for row in one.view.rows
        for button in row
        if width(_written(button.label)) > _ROOM.get(len(row), 6.0)
    ] == []


def test_what_the_engine_adds_to_a_screen_fits_too() -> None:
    """The way back under a file, and what gives a text as it is where the messenger cannot."""
    translator = Translator(locale_folders(), strict=True)
    for lang in ("fa", "en"):
        words = translator.words(lang)
        for ident in ("nav-again", "nav-home", "engine-exact-copy", "engine-exact-file"):
            label = words.plain(ident)
            assert width(_written(label)) <= _ROOM[2], label
