"""Some of the texts that would leave, chosen to show what may surprise."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Literal

from handlers.messages.personal.rendering import Recipient
from handlers.messages.personal.texts import SameText, Texts

Kind = Literal["nameless", "shortest", "longest", "random", "oneself"]


@dataclass(frozen=True, slots=True)
class Sample:
    """`person`: who gets the text; `many`: with how many others."""

    kind: Kind
    person: Recipient
    text: str
    many: int


def samples(texts: Texts, oneself: Sample | None) -> list[Sample]:
    """Five at most, no text twice: without a name, shortest, longest, a random one, oneself.

    The random one stays the same while nothing changes, so that a card drawn again is not another.
    """
    if not texts.batches:
        return []
    draw = Random(texts.digest)  # noqa: S311 (nothing is guarded by it)
    nameless = next((batch for batch in texts.batches if batch.nameless), None)
    named = [batch for batch in texts.batches if not batch.nameless] or list(texts.batches)
    chosen: list[tuple[Kind, SameText | None]] = [
        ("nameless", nameless),
        ("shortest", texts.shortest),
        ("longest", texts.longest),
        ("random", draw.choice(named)),
    ]
    some = [_of(kind, batch) for kind, batch in chosen if batch is not None]
    if oneself is not None:
        some.append(oneself)
    return list({sample.text: sample for sample in reversed(some)}.values())[::-1]


def _of(kind: Kind, batch: SameText) -> Sample:
    return Sample(kind, batch.people[0], batch.text, len(batch.people))
