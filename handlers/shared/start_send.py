"""From a text that exists already into the send flow, past what was left half done there.

Drafts, ready texts and sent SMS lead to the same screens; a half-done SMS is never overwritten:
the person is asked which of the two to go on with.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import JsonValue

from handlers.shared.services import Ctx
from screens.outcome import Push

_STEPS = ("send-check", "audience", "send")
_HOLDING = ("text", "groups", "contacts", "numbers")


def write(ctx: Ctx, text: str, *, source: int | None = None) -> Push:
    """The text screen with this text, to be changed before anything is sent.

    `source`: the message that it was typed in, so that an edit of that is taken as well.
    """
    return _into(ctx, "send", {"text": text, "source": source})


def address(ctx: Ctx, numbers: tuple[str, ...]) -> Push:
    """The text screen, its SMS for these numbers (09xxxxxxxxx)."""
    return _into(ctx, "send", {"numbers": list(numbers)})


def to_contacts(ctx: Ctx, contacts: Sequence[tuple[int, str]]) -> Push:
    """The text screen, its SMS for these contacts: (relation id, name or nothing)."""
    picked: list[JsonValue] = [list(contact) for contact in contacts]
    return _into(ctx, "send", {"contacts": picked})


def to_group(ctx: Ctx, text: str, group: tuple[int, str]) -> Push:
    """The card before sending, for one group, with the opt-out line that the chat always adds."""
    return _into(ctx, "send-check", {"text": text, "groups": [list(group)]})


def check(ctx: Ctx, text: str, numbers: tuple[str, ...]) -> Push:
    """The card before sending, for these numbers (09xxxxxxxxx), the text as it stands."""
    return _into(ctx, "send-check", {"text": text, "numbers": list(numbers), "optout": ""})


def _into(ctx: Ctx, screen: str, data: Mapping[str, JsonValue]) -> Push:
    half_done = _half_done(ctx)
    if half_done is None:
        return Push(screen, data)
    return Push("send-resume", {"kept": half_done, "fresh": dict(data)})


def _half_done(ctx: Ctx) -> dict[str, Any] | None:
    for step in _STEPS:
        data = dict(ctx.parked.get(step, {}))
        inner = {**data, **data.get("carry", {})}
        if any(inner.get(name) for name in _HOLDING):
            return {"screen": step, "data": data, "text": inner.get("text", "")}
    return None
