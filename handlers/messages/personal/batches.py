"""The calls of a personal send as rows of the outbox: one for each distinct text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import count

from handlers.messages.personal.rendering import Recipient
from handlers.messages.personal.texts import SameText, Texts
from storage import NewJob

MOST_PEOPLE = 2_000
"""People in one call, as for plain numbers: more of one text make further calls."""

MOST_TEXTS = 2_000
"""Calls of one confirmation. More take longer than a send may be late."""


def batches(
    whole: NewJob, texts: Texts, template: str, pace: timedelta = timedelta()
) -> list[NewJob]:
    """Their `due_at` lie a pace apart: what is confirmed meanwhile finds its place between them.

    `whole`: what all have in common; its text, part and recipients do not matter. `template`: kept
    with each, for what does not leave.
    """
    numbers = count(1)
    rows: list[NewJob] = []
    for same in texts.batches:
        for fields in _calls(same):
            number = next(numbers)
            own = {"batch": number, "due_at": whole.due_at + (number - 1) * pace}
            rows.append(whole.model_copy(update=fields | own | {"template": template}))
    return rows


def calls(texts: Texts) -> int:
    """How many calls they take."""
    return sum(1 for same in texts.batches for _ in _calls(same))


def _calls(same: SameText) -> Iterator[dict[str, object]]:
    common = {"text": same.text, "segments": same.size.segments, "group_ids": ()}
    members = [person for person in same.people if person.relation is not None]
    for some in _slices(members):
        yield common | {
            "part": "contacts",
            "relation_ids": tuple(person.relation for person in some),
            "mobiles": (),
            "recipients": len(some),
        }
    for some in _slices([person for person in same.people if person.relation is None]):
        yield common | {
            "part": "numbers",
            "relation_ids": (),
            "mobiles": tuple(person.mobile for person in some),
            "recipients": len(some),
        }


def _slices(people: Sequence[Recipient]) -> Iterator[Sequence[Recipient]]:
    for start in range(0, len(people), MOST_PEOPLE):
        yield people[start : start + MOST_PEOPLE]
