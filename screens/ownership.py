"""Which account a conversation was begun with, and what becomes of it once the chat has another.

To this room an account is a number that somebody else gives out, never twice; 0 is none. Work is
never carried from one account to another: what is open is left, and what is parked waits for the
account that it is of, as long as there is one. Where the chat may turn to that one again, what is
open is set aside whole, and is open again when it does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Any, Protocol

from screens.context import Ctx
from screens.screen import Catalogue
from screens.stack import at_home, parked
from screens.state import Frame, State, following_number
from screens.view import Safe, View, lines

_NOBODY = -1
"""Account of what may be of any of several: it is of none that the chat will ever have."""


class Accounts(Protocol):
    """Knows the account of each chat. This room owns the shape; the storage room fits it."""

    async def present(self, chat: int, topic: int = 0) -> int:
        """The account that the chat, or a topic of it, acts with now; 0: none."""

    async def inherited(self, chat: int) -> int | None:
        """The account of what was kept without one; None where it may be of another than now."""

    async def name(self, account: int) -> str | None:
        """What people call it; None where it is linked no more."""

    async def tag(self, chat: int, account: int) -> str | None:
        """By which it is told apart from others of its owner or chat; None where there are none."""

    async def may_turn(self, chat: int, account: int) -> bool:
        """Whether the chat, or a topic of it, may act with this account as well."""

    async def topic(self, chat: int, account: int, spoken: int | None) -> int | None:
        """Where in the chat news of the account belong; `spoken`: where the person was last."""


class NoAccounts:
    """For a bot without accounts: everything is of the same nobody."""

    async def present(self, chat: int, topic: int = 0) -> int:  # noqa: ARG002 (the protocol's)
        return 0

    async def inherited(self, chat: int) -> int | None:  # noqa: ARG002 (the protocol's)
        return 0

    async def name(self, account: int) -> str | None:  # noqa: ARG002 (the protocol's)
        return None

    async def tag(self, chat: int, account: int) -> str | None:  # noqa: ARG002 (the protocol's)
        return None

    async def may_turn(self, chat: int, account: int) -> bool:  # noqa: ARG002 (the protocol's)
        return False

    async def topic(self, chat: int, account: int, spoken: int | None) -> int | None:  # noqa: ARG002 (the protocol's)
        return spoken


@dataclass(frozen=True, slots=True)
class Claimed:
    """A conversation that is wholly of the chat's present account.

    `left`: the account whose open screens were left for that; None where none were, or where they
    are set aside.
    """

    state: State
    left: int | None = None


async def claim(
    catalogue: Catalogue, accounts: Accounts, chat: int, state: State, topic: int | None = None
) -> Claimed:
    """Leave what belongs to another account than the present one of the chat, or its topic."""
    present = await accounts.present(chat, topic or 0)
    if state.account is None:
        state = _named(state, await accounts.inherited(chat))
    if state.account == present and _belongs(catalogue, state, present):
        return Claimed(state)
    before, belonged = state.account or 0, _belongs(catalogue, state, present)
    returns = before != present and await accounts.may_turn(chat, before)
    state = _moved(catalogue, state, present, returns=returns)
    state = await _without_gone(accounts, state)
    return Claimed(state, None if belonged or returns else before)


async def _without_gone(accounts: Accounts, state: State) -> State:
    """Nothing is kept of accounts that are linked no more."""
    gone = {
        account for account in {*state.others, *state.aside} if await accounts.name(account) is None
    }
    others = {account: work for account, work in state.others.items() if account not in gone}
    aside = {account: stack for account, stack in state.aside.items() if account not in gone}
    return state.model_copy(update={"others": others, "aside": aside})


def aside_with(state: State, frame: int) -> int | None:
    """The account of what is set aside that has this frame."""
    for account, stack in state.aside.items():
        if any(each.id == frame for each in stack):
            return account
    return None


async def heading(accounts: Accounts, ctx: Ctx[Any], account: int | None) -> Safe | None:
    """The line by which what is shown says whose it is, once there are several."""
    tag = await accounts.tag(ctx.chat, account) if account else None
    return None if tag is None else ctx.fmt.bold(ctx.fmt.name(tag))


def headed(view: View, line: Safe | None) -> View:
    """A view that names its account by itself stays as it is."""
    if line is None or line in view.text:
        return view
    return replace(view, text=lines(line, view.text))


async def is_of(accounts: Accounts, chat: int, account: int | None, state: State) -> bool:
    """Whether a thing of `account` (None: kept without one) is of the conversation's account."""
    whose = await accounts.inherited(chat) if account is None else account
    return whose == state.account


async def about_work(accounts: Accounts, ctx: Ctx[Any], account: int) -> Safe:
    """What is said of open work that was left because it is of `account`."""
    name = await accounts.tag(ctx.chat, account) or await accounts.name(account)
    if name is None:
        return ctx.t("engine-other-work-gone")
    return ctx.t("engine-other-work", account=ctx.fmt.name(name))


async def about_thing(accounts: Accounts, ctx: Ctx[Any], account: int | None) -> Safe:
    """What is said of an old message that shows a thing of `account`."""
    name = None
    if account is not None:
        name = await accounts.tag(ctx.chat, account) or await accounts.name(account)
    if name is None:
        return ctx.t("engine-other-thing-gone")
    return ctx.t("engine-other-thing", account=ctx.fmt.name(name))


def _named(state: State, account: int | None) -> State:
    """An old row: its frames and parked work get the account that they must be of."""
    whose = _NOBODY if account is None else account
    stack = tuple(frame.model_copy(update={"account": whose}) for frame in state.stack)
    return state.model_copy(update={"account": whose, "stack": stack})


def _is_of(catalogue: Catalogue, frame: Frame, account: int) -> bool:
    screen = catalogue.get(frame.screen)
    free = frame.screen == catalogue.home.ident or (screen is not None and screen.any_account)
    return free or frame.account == account


def _belongs(catalogue: Catalogue, state: State, account: int) -> bool:
    return all(_is_of(catalogue, frame, account) for frame in state.stack)


def _moved(catalogue: Catalogue, state: State, account: int, *, returns: bool) -> State:
    """With what is set aside of the account, or the lowest frame of another and all above it gone.

    `returns`: the chat may turn to the former account again, so its frames are set aside, and none
    of the others has their numbers.
    """
    work = parked(catalogue, state).parked
    others: Mapping[int, dict[str, dict[str, Any]]] = state.others
    before, aside = state.account or 0, dict(state.aside)
    if work:
        others = {**others, before: work}
    if returns and len(state.stack) > 1:
        aside[before] = state.stack
    stack = aside.pop(account, ()) or (() if returns else _owned(catalogue, state, account))
    changes = {
        "account": account,
        "stack": stack,
        "parked": others.get(account, {}),
        "owed": None,  # what was not shown yet is of the former account as well
        "others": {other: work for other, work in others.items() if other != account},
        "aside": aside,
    }
    moved = state.model_copy(update=changes)
    return moved if stack else at_home(catalogue, moved)


def _owned(catalogue: Catalogue, state: State, account: int) -> tuple[Frame, ...]:
    """What may stay open, as the account's."""
    stack = takewhile(lambda frame: _is_of(catalogue, frame, account), state.stack)
    return tuple(
        frame.model_copy(update={"account": account, "revision": following_number(frame.revision)})
        for frame in stack
    )
