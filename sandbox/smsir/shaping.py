"""Twists a right answer into one of the odd shapes that the service is known or feared to give."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sandbox.smsir.call import Answer
from sandbox.smsir.quirks import Quirks

Change = Callable[[str, object], tuple[str, object]]
_SINGULAR = {"TicketReplyDetails": "TicketReplyDetail", "OccasionalMessages": "OccasionalMessage"}


def reshape(answer: Answer, change: Change) -> Answer:
    """A copy in which `change` has had its say about every key and value, at every level."""
    return dict(_reshaped(answer, change))


def _reshaped(answer: Answer, change: Change) -> Iterator[tuple[str, object]]:
    for key, value in answer.items():
        if isinstance(value, dict):
            yield change(key, reshape(value, change))
        elif isinstance(value, list):
            rows = [reshape(entry, change) if isinstance(entry, dict) else entry for entry in value]
            yield change(key, rows)
        else:
            yield change(key, value)


def with_quirks(answer: Answer, quirks: Quirks) -> Answer:
    for wanted, change in (
        (quirks.null_lists, _null_if_empty),
        (quirks.singular_keys, _singular),
        (quirks.null_dates, _null_dates),
        (quirks.null_emoji, _null_emoji),
        (quirks.lower_persian_keys, _lower_persian),
    ):
        answer = reshape(answer, change) if wanted else answer
    return answer


def twisted(answer: Answer, kind: str) -> Answer:
    """The answer as a fault of this kind leaves it; unchanged by the kinds that act elsewhere."""
    if kind == "extra_fields":
        return {**reshape(answer, _same), "Debug": {"Node": "w3", "Trace": [1, None]}, "": None}
    change = _TWISTS.get(kind)
    return reshape(answer, change) if change else answer


def _same(key: str, value: object) -> tuple[str, object]:
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return key, [{**row, "RowVersion": "AAAAAAAAB9E=", "Nested": {"A": []}} for row in value]
    return key, value


def _null_if_empty(key: str, value: object) -> tuple[str, object]:
    return key, None if value == [] else value


def _null_lists(key: str, value: object) -> tuple[str, object]:
    return key, None if isinstance(value, list) else value


def _singular(key: str, value: object) -> tuple[str, object]:
    return _SINGULAR.get(key, key), value


def _null_dates(key: str, value: object) -> tuple[str, object]:
    return key, None if key.endswith("DateTime") and not key.startswith("Persian") else value


def _bad_dates(key: str, value: object) -> tuple[str, object]:
    return key, "0001-13-45T99:00:00" if key.endswith("DateTime") else value


def _null_emoji(key: str, value: object) -> tuple[str, object]:
    return key, None if key == "EmojiId" else value


def _lower_persian(key: str, value: object) -> tuple[str, object]:
    return key.replace("Persian", "persian", 1) if key.startswith("Persian") else key, value


def _odd_case(key: str, value: object) -> tuple[str, object]:
    """The case of every letter flipped in turn, so that no fixed spelling fits."""
    letters = (letter.upper() if place % 2 else letter.lower() for place, letter in enumerate(key))
    return "".join(letters), value


def _ids_as_strings(key: str, value: object) -> tuple[str, object]:
    return key, str(value) if _is_id(key) and isinstance(value, int) else value


def _is_id(key: str) -> bool:
    """By the capital letter: IsValid is no id."""
    return key.endswith(("Id", "ID"))


def _missing(key: str, value: object) -> tuple[str, object]:
    """Rows lose every field but their ids."""
    if isinstance(value, list):
        rows = [_bare(entry) if isinstance(entry, dict) else entry for entry in value]
        return key, rows
    return key, value


def _bare(row: Answer) -> Answer:
    return {key: value for key, value in row.items() if _is_id(key)}


_TWISTS: dict[str, Change] = {
    "odd_keys": _odd_case,
    "null_lists": _null_lists,
    "ids_as_strings": _ids_as_strings,
    "null_dates": _null_dates,
    "bad_dates": _bad_dates,
    "missing_fields": _missing,
}
