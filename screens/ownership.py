"""Which account a conversation was begun with, and what becomes of it once the chat has another.

To this room an account is a number that somebody else gives out, never twice; 0 is none. Work is
never carried from one account to another: what is open is left, and what is parked waits for the
account that it is of, as long as there is one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import takewhile
from typing import Any, Protocol

from screens.context import Ctx
from screens.screen import Catalogue
from screens.stack import at_home, parked
from screens.state import Frame, State, following_number
from screens.view import Safe

_NOBODY = -1
"""Account of what may be of any of several: it is of none that the chat will ever have."""


class Accounts(Protocol):
    """Knows the account of each chat. This room owns the shape; the storage room fits it."""

    async def present(self, chat: int) -> int:
        """The account that the chat acts with now; 0: none."""

    async def inherited(self, chat: int) -> int | None:
        """The account of what was kept without one; None where it may be of another than now."""

    async def name(self, account: int) -> str | None:
        """What people call it; None where it is linked no more."""


class NoAccounts:
    """For a bot without accounts: everything is of the same nobody."""

    async def present(self, chat: int) -> int:  # noqa: ARG002 (the protocol's)
        return 0

    async def inherited(self, chat: int) -> int | None:  # noqa: ARG002 (the protocol's)
        return 0

    async def name(self, account: int) -> str | None:  # noqa: ARG002 (the protocol's)
        return None


@dataclass(frozen=True, slots=True)
class Claimed:
    """A conversation that is wholly of the chat's present account.

    `left`: the account whose open screens were left for that; None where none were.
    """

    state: State
    left: int | None = None


async def claim(catalogue: Catalogue, accounts: Accounts, chat: int, state: State) -> Claimed:
    """Leave what belongs to another account than the chat's present one."""
    present = await accounts.present(chat)
    if state.account is None:
        state = _named(state, await accounts.inherited(chat))
    if state.account == present and _belongs(catalogue, state, present):
        return Claimed(state)
    left = None if _belongs(catalogue, state, present) else state.account
    state = _moved(catalogue, state, present)
    names = {account: await accounts.name(account) for account in state.others}
    others = {
        account: parked for account, parked in state.others.items() if names[account] is not None
    }
    return Claimed(state.model_copy(update={"others": others}), left)


async def is_of(accounts: Accounts, chat: int, account: int | None, state: State) -> bool:
    """Whether a thing of `account` (None: kept without one) is of the conversation's account."""
    whose = await accounts.inherited(chat) if account is None else account
    return whose == state.account


async def about_work(accounts: Accounts, ctx: Ctx[Any], account: int) -> Safe:
    """What is said of open work that was left because it is of `account`."""
    name = await accounts.name(account)
    if name is None:
        return ctx.t("engine-other-work-gone")
    return ctx.t("engine-other-work", account=ctx.fmt.name(name))


async def about_thing(accounts: Accounts, ctx: Ctx[Any], account: int | None) -> Safe:
    """What is said of an old message that shows a thing of `account`."""
    name = None if account is None else await accounts.name(account)
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


def _moved(catalogue: Catalogue, state: State, account: int) -> State:
    """With the lowest frame of another account and all above it gone."""
    aside = parked(catalogue, state).parked
    others: Mapping[int, dict[str, dict[str, Any]]] = state.others
    if aside:
        others = {**others, state.account or 0: aside}
    stack = tuple(takewhile(lambda frame: _is_of(catalogue, frame, account), state.stack))
    owned = tuple(
        frame.model_copy(update={"account": account, "revision": following_number(frame.revision)})
        for frame in stack
    )
    changes = {
        "account": account,
        "stack": owned,
        "parked": others.get(account, {}),
        "owed": None,  # what was not shown yet is of the former account as well
        "others": {other: work for other, work in others.items() if other != account},
    }
    moved = state.model_copy(update=changes)
    return moved if owned else at_home(catalogue, moved)
