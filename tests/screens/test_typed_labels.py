"""A label of the menu that comes back typed is the menu, whatever the client made of it."""

from __future__ import annotations

import unicodedata
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.home.menu import MENU
from handlers.locales import locale_folders
from screens.text.labels import bare
from screens.text.languages import LANGUAGES
from screens.text.translator import Translator
from tests.screens.conftest import Toy

UNSEEN = ["\ufe0f", "\ufe0e", "\u200f", "\u200e", "\u2068", "\u2069", "\u00a0", " ", "\u200b"]
SPELLINGS = {"ی": "ي", "ک": "ك"}


@cache
def labels() -> list[str]:
    translator = Translator(locale_folders())
    return [translator.format(lang, ident, {}) for ident in MENU for lang in LANGUAGES]


@pytest.mark.long
@given(label=st.deferred(lambda: st.sampled_from(labels())), data=st.data())
def test_what_nobody_sees_makes_no_other_label(label: str, data: st.DataObject) -> None:
    typed = "".join(char + data.draw(st.sampled_from(["", *UNSEEN])) for char in label)
    typed = "".join(SPELLINGS.get(char, char) for char in typed)

    assert bare(typed) == bare(label)


def test_without_its_variation_selectors_it_is_the_same_label() -> None:
    for label in labels():
        assert bare(label.replace("\ufe0f", "")) == bare(label)


def test_no_two_labels_of_the_menu_become_one() -> None:
    for lang in range(len(LANGUAGES)):
        of_one = labels()[lang :: len(LANGUAGES)]
        assert len({bare(label) for label in of_one}) == len(of_one)


def test_the_icon_is_a_part_of_the_label() -> None:
    for label in labels():
        assert unicodedata.category(label[0]) == "So"
        assert bare(label[1:]) != bare(label)


@pytest.mark.parametrize("typed", ["خانهٔ آزمایش", "خانهٔ\u00a0آزمايش", "\u200fخانهٔ آزمایش\ufe0f"])
async def test_a_menu_key_never_becomes_the_text(toy: Toy, typed: str) -> None:
    await toy.person.after(toy.person.command("/write سلام"), "متن: سلام")
    home = await toy.person.after(toy.person.say(typed), "خانهٔ آزمایش")
    assert "متن" not in home.plain
