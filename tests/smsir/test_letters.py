"""Letters: folding for matching, cleaning for sending."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smsir.outgoing import sms_text
from smsir.text import clean_message, fold, spellings, to_ascii_digits
from smsir.text.characters import whole_characters
from tests.smsir.calm import calm

texts = st.text(alphabet=st.characters(), max_size=120)


def test_arabic_and_persian_spellings_match() -> None:
    assert fold("علي كريمي") == fold("علی کریمی")
    assert fold("نيم\u200cفاصله") == fold("نیم فاصله")
    assert fold("  ALI   ۱۲٣ ") == "ali 123"
    assert fold("گُل") == fold("گل")
    assert fold("\u200bگل\u2060\u00ad\u180e") == "گل"
    assert fold("گل\u200bفروشی") == "گل فروشی"
    assert fold("خانۀ") == fold("خانة") == fold("خانه")


@calm
@given(texts)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@calm
@given(texts)
def test_a_cleaned_message_can_always_be_sent(text: str) -> None:
    cleaned = clean_message(text)
    assert sms_text(cleaned) == cleaned
    assert cleaned.encode().decode() == cleaned
    assert clean_message(cleaned) == cleaned


def test_cleaning_keeps_what_people_see() -> None:
    assert clean_message("\ufeffگل\u200cفروشی\u00a0یاس\r\nسلام\u2069\0 👩\u200d🌾") == (
        "گل\u200cفروشی یاس\nسلام 👩\u200d🌾"
    )


@pytest.mark.parametrize("char", ["\u2066", "\u2069", "\u202e", "\u200f", "\0", "\ud800"])
def test_a_text_with_hidden_characters_is_not_sent_and_the_character_is_named(char: str) -> None:
    with pytest.raises(ValueError, match=f"U\\+{ord(char):04X} at 3") as caught:
        sms_text("abc" + char)
    assert "abc" not in str(caught.value)


def test_spellings_are_distinct_and_the_given_one_is_first() -> None:
    assert spellings("علي") == ("علي", "علی")
    assert spellings("کریمی") == ("کریمی", "كريمي")
    assert spellings("Sara") == ("Sara",)


def test_digits_of_three_scripts_become_one() -> None:
    assert to_ascii_digits("۰۹۱۲٣٤5") == "0912345"


@calm
@given(texts)
def test_a_text_with_broken_pairs_can_be_encoded_after_all(text: str) -> None:
    whole = whole_characters(text)
    assert whole.encode().decode() == whole
