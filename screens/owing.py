"""What was decided and saved is owed to the person until Telegram says that it was shown.

An edit changes nothing twice, so it is repeated until it is answered. A new message may have
arrived although its answer was lost: it is sent once more, marked as a possible repeat; after an
error page of a server in between, which says that it hardly arrived, until it is answered.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from screens.backoff import doubled
from screens.messenger import UnansweredError
from screens.ports import EngineDependencies
from screens.state import Owed, RecentNotice, State
from screens.text.translator import Words
from screens.view import Safe, View, lines

_FIRST, _LONGEST = 2.0, 60.0
_STANDS = timedelta(seconds=60)
"""Time to read a notice; a live screen is redrawn every few seconds."""

_MOST_TRIES = 500
"""Some eight hours; after that the next touch shows how things stand."""


def owing(
    parts: EngineDependencies, state: State, error: UnansweredError, *, anew: bool
) -> tuple[State, datetime | None]:
    """The state that remembers the debt, and when to try again (None: not any more)."""
    before = state.owed or Owed()
    owed = before.model_copy(
        update={
            "anew": anew,
            "begun": before.begun or error.begun,
            "tries": before.tries + 1,
            "likely": before.likely + int(anew and error.likely),
        }
    )
    if owed.likely > 1 or owed.tries > _MOST_TRIES:
        return state.model_copy(update={"owed": None}), None
    wait = doubled(_FIRST, before.tries, _LONGEST) * parts.owing_pace
    return state.model_copy(update={"owed": owed}), parts.clock() + timedelta(seconds=wait)


def noted(state: State, notice: Safe | None) -> State:
    """With a notice that is to be shown, behind what was not shown yet."""
    if notice is None:
        return state
    unseen = state.owed.notice if state.owed else ""
    kept = lines(Safe(unseen), notice) if unseen and unseen != notice else notice
    return state.model_copy(update={"owed": Owed(notice=kept)})


def unseen(state: State) -> Safe | None:
    return Safe(state.owed.notice) if state.owed and state.owed.notice else None


def settled(state: State, now: datetime) -> State:
    """Nothing is owed any more; what was told stays for a while where the screen is redrawn."""
    if state.owed is None:
        return state
    notice = state.owed.notice
    recent = RecentNotice(notice=notice, until=now + _STANDS) if notice else state.recent
    return state.model_copy(update={"owed": None, "recent": recent})


def still_told(state: State, now: datetime) -> Safe | None:
    """For a redraw that nobody asked for: what is unseen, or was told a moment ago."""
    told = state.recent
    return unseen(state) or (Safe(told.notice) if told is not None and now < told.until else None)


def marked(view: View, words: Words) -> View:
    """The view as a message that may have come before."""
    text = lines(view.text, "", words.html("engine-repeat"))
    return replace(view, text=text)
