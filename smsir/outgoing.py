"""What leaves: strict types, and no character that is invisible to the person who pays.

SMS text goes byte for byte or not at all; every other text (names, subjects, ticket bodies) is
cleaned here, in one place, for files and other apps put direction marks around names.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from smsir.text.characters import clean_message, forbidden_character


def sms_text(text: str) -> str:
    """Return the text unchanged. ValueError names the character that must not be sent."""
    character = forbidden_character(text)
    if character is not None:
        raise ValueError(f"the text holds {character}, which must not go out in an SMS")
    return text


def whole(ids: Iterable[int]) -> list[int]:
    """Make a list of plain ints; ValueError or TypeError for what is none."""
    return [int(ident) for ident in ids]


def filled(**scalars: object) -> dict[str, object]:
    """Drop what is None and clean the texts."""
    return {key: _clean(value) for key, value in scalars.items() if value is not None}


def query_text(query: Mapping[str, object]) -> dict[str, str]:
    """Turn query values into text, without those that are None."""
    return {key: str(value) for key, value in filled(**query).items()}


def _clean(value: object) -> object:
    return clean_message(value) if isinstance(value, str) else value
