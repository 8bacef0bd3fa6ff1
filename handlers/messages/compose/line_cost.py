"""What the opt-out line costs all recipients together."""

from __future__ import annotations

from handlers.messages.compose.preflight import Preflight, template_of
from handlers.messages.personal.refusals import without_names
from handlers.messages.personal.texts import Texts
from handlers.shared.half_written import SendData
from smsir.text import measure

_MOST_TEXTS = 500
"""Distinct texts that are measured a second time for it."""


def line_cost(data: SendData, flight: Preflight, line: str) -> int | None:
    """In SMS; None where nobody can tell."""
    if flight.plan.texts is not None:
        return _of_texts(flight.plan.texts, line, stands=bool(flight.plan.line))
    parts = _parts(data.final(line)) - _parts(data.text)
    people = flight.count.at_most
    if not parts:
        return 0
    return None if people is None else parts * people


def _parts(typed: str) -> int:
    return measure(without_names(template_of(typed))).segments


def _of_texts(texts: Texts, line: str, *, stands: bool) -> int | None:
    if len(texts.batches) > _MOST_TEXTS:
        return None
    more = 0
    for batch in texts.batches:
        other = batch.text.removesuffix(f"\n{line}") if stands else f"{batch.text}\n{line}"
        apart = measure(other).segments - batch.size.segments
        more += (-apart if stands else apart) * len(batch.people)
    return more
