"""How the batches of a turn stand, in a few words."""

from __future__ import annotations

from collections.abc import Mapping

from handlers.shared.services import Ctx
from storage import UNDER_WAY, JobState


def states_name(ctx: Ctx, states: Mapping[JobState, int]) -> str:
    """Of all its batches: what still moves, then what nobody knows, then that a part was sent."""
    if len(states) == 1:
        return _state(ctx, next(iter(states)))
    if states.keys() & UNDER_WAY:
        return _state(ctx, JobState.SENDING)
    if JobState.UNKNOWN in states:
        return _state(ctx, JobState.UNKNOWN)
    if JobState.SENT in states:
        return _state(ctx, "part")
    return _state(ctx, JobState.NOT_SENT)


def _state(ctx: Ctx, state: str) -> str:
    return ctx.label("sent-state", state=state)
