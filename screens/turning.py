"""What is pressed and is of another account than the present: offered in one tap, or refused."""

from __future__ import annotations

from dataclasses import replace

from screens.callback import Callback
from screens.dispatch import Dispatcher, Handled
from screens.outcome import TurnTo
from screens.ownership import about_thing, is_of
from screens.permissions import owing_rights
from screens.person import Person
from screens.stack import SideEffects, apply, at_home, parked
from screens.state import State
from screens.text.formatting import visible


class Turning:
    """For one event of one person."""

    def __init__(self, person: Person, dispatcher: Dispatcher) -> None:
        self._person = person
        self._parts = person.parts
        self._chat = person.event.chat
        self._dispatcher = dispatcher

    async def refusal(self, state: State, callback: Callback) -> str | None:
        """Why a button leads nowhere: its thing is of an account to which the chat may not turn."""
        account, accounts = await self._whose(state, callback), self._parts.accounts
        if account is None or not callback.arg.partition(":")[2]:
            return None
        if account and await accounts.may_turn(self._chat, account):
            return None
        return visible(await about_thing(accounts, self._person.ctx(state), account or None))

    async def loose(self, state: State, callback: Callback) -> Handled:
        """What a button of no screen leads to, or the way to the account that it is of."""
        account = await self._whose(state, callback)
        then = f"{callback.action} {callback.arg}"
        offered = await self._dispatcher.offered(state, self._chat, account, then)
        return offered or await self._dispatcher.loose(state, callback.action, callback.arg)

    async def _whose(self, state: State, callback: Callback) -> int | None:
        """The account that a button is of, where it is not the present one; 0: of none known."""
        ident, _, arg = callback.arg.partition(":")
        screen = self._parts.catalogue.get(ident)
        if screen is None or screen.any_account or not (arg or callback.revision):
            return None
        account = callback.revision or None
        if await is_of(self._parts.accounts, self._chat, account, state):
            return None
        return account or 0

    async def turned(
        self, state: State, gathered: SideEffects, turn: TurnTo
    ) -> tuple[State, SideEffects]:
        """Of a conversation that is the new account's: what it had open, Home, or what is next.

        Raises as `apply` and what is led to do.
        """
        catalogue = self._parts.catalogue
        if turn.home:
            return at_home(catalogue, parked(catalogue, state)), gathered
        if not turn.then:
            return state, gathered
        await self._person.entitle(state.account)
        action, _, target = turn.then.partition(" ")
        heard = await self._dispatcher.loose(state, action, target)
        before = heard.state
        state, more = await apply(catalogue, before, heard.outcome, self._dispatcher.result)
        state = owing_rights(before, state, heard.need)
        return state, replace(
            more, notice=more.notice or gathered.notice, toast=more.toast or gathered.toast
        )
