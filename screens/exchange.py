"""One event of one person, from the stored state to the screen that is shown."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from dataclasses import replace
from typing import TypeVar

from screens.callback import Callback
from screens.dispatch import Dispatcher, Handled, erased
from screens.events import Command, Event, Press, TextMessage
from screens.helping import lacking
from screens.messenger import UnansweredError
from screens.misplaced import misplaced
from screens.notices import spoken
from screens.outcome import Stay
from screens.owing import noted, owing, settled, unseen
from screens.ownership import Claimed, about_work, aside_with, claim
from screens.permissions import DeniedError, admits, owing_rights, permitted
from screens.person import Person, draw
from screens.presenter import Placing, Presenter
from screens.rendered import Rendered
from screens.stack import LostError, SideEffects, apply, at_home, bumped, check, parked
from screens.state import State
from screens.turning import Turning
from screens.view import Safe, View, lines

T = TypeVar("T")
_TYPING_SECONDS = 4.0
_NOT_ERASED = "engine-erased-not"


class Exchange:
    """Handles one event under the conversation's lock."""

    def __init__(self, person: Person, claimed: Claimed, *, lost: bool) -> None:
        self._person = person
        self._parts = person.parts
        self._event = person.event
        who = self._event.who
        self._left = claimed.left
        self._state = claimed.state.hearing(
            self._event.update_id,
            first_name=who.first_name,
            language_code=who.language_code,
            topic=self._event.topic,
            recent=None,
        )
        self._lost = lost
        entitled = permitted(self._parts.catalogue, self._state, person.rights)
        self._denied = entitled is not self._state
        """What was open is no longer for this person: it was left, whatever was meant for it."""
        self._state = entitled
        self._dispatcher = Dispatcher(self._parts, person.ctx)
        self._turning = Turning(person, self._dispatcher)
        self._presenter = Presenter(self._parts, person.words)

    async def run(self) -> None:
        async with self._person.until_shown:
            await self._run()

    async def _run(self) -> None:
        event = self._event
        if isinstance(event, Press):
            await self._press(event)
            return
        if misplaced(self._parts.catalogue, self._state, event):
            await self._deliver(await self._patiently(self._not_read("engine-secret-misplaced")))
            return
        if self._asks_secret(event):
            event = self._person.event = await self._erased(event)
            if not isinstance(event, TextMessage | Command):
                await self._deliver(await self._patiently(self._not_read()))
                return
        if self._left is not None and not isinstance(event, Command):
            # It was meant for what was open, which is of another account.
            await self._deliver(await self._patiently(self._follow(Handled(self._state, Stay()))))
            return
        if self._denied and not isinstance(event, Command):
            await self._deliver(await self._patiently(self._refused(DeniedError())))
            return
        following = await self._patiently(self._hear(event))
        if following is not None:
            await self._deliver(following)

    async def show_again(self) -> None:
        """Draw what the update led to; it was acted on before, by a process that ended too soon.

        The revision stays: the keyboard may have been shown just before the end, and it is valid.
        """
        await self._deliver(await self._patiently(self._drawn_again()))

    async def _drawn_again(self) -> Rendered:
        try:
            check(self._parts.catalogue, self._state.top)
        except LostError as error:
            return await self._refused(error)
        notice = await self._with_left(unseen(self._state))
        return Rendered(self._state, await draw(self._person, self._state, notice), SideEffects())

    def _asks_secret(self, event: Event) -> bool:
        if isinstance(event, Command):
            return bool(event.args) and event.name in self._parts.catalogue.secret_commands
        screen = self._parts.catalogue.get(self._state.top.screen)
        return event.private and screen is not None and screen.secret

    async def _not_read(self, gone: str = "engine-secret-gone") -> Rendered:
        """What was sent where a secret is asked may hold it, and is no text: gone, and said."""
        notice = self._person.words.html(gone if await self._person.erase() else _NOT_ERASED)
        return await self._follow(Handled(self._state, Stay()), notice=notice)

    async def _erased(self, event: Event) -> Event:
        gone = await self._person.erase()
        return erased(event) if gone and isinstance(event, TextMessage) else event

    async def _hear(self, event: Event) -> Rendered | None:
        try:
            heard = await self._dispatcher.hear(self._state, event)
        except Exception as error:  # noqa: BLE001 (told to the person, or logged as a bug)
            return await self._refused(error)
        if heard is None:
            return None
        return replace(await self._follow(heard), joined=heard.joined)

    async def _press(self, event: Press) -> None:
        callback = self._parts.codec.decode(event.chat, event.payload)
        if callback is None or callback.owner != event.who.id:
            kind, ident = ("forged", "engine-forged")
            if callback is not None:
                kind, ident = ("foreign", "engine-not-yours")
            self._parts.counts[kind] += 1
            await self._toast(event, self._person.words.plain(ident))
            return
        if self._denied and callback.frame:
            await self._deliver(await self._patiently(self._refused(DeniedError())))
            return
        if callback.frame == 0:
            await self._press_loose(event, callback)
            return
        if (callback.frame, callback.revision) == (self._state.top.id, self._state.top.revision):
            work = self._act(self._dispatcher.press(self._state, callback.action, callback.arg))
        else:
            account = aside_with(self._state, callback.frame)
            work = self._stale() if account is None else self._aside(account)
        await self._deliver(await self._patiently(work))

    async def _press_loose(self, event: Press, callback: Callback) -> None:
        """A button that belongs to no screen; of another account it may be refused."""
        refusal = await self._turning.refusal(self._state, callback)
        if refusal is not None:
            await self._toast(event, refusal)
            return
        # The screen itself is drawn over; a message of its own (news) stays as it is.
        elsewhere = event.message_id != self._state.message
        opening = self._turning.loose(self._state, callback)
        await self._deliver(await self._patiently(self._act(opening, elsewhere=elsewhere)))

    async def _toast(self, event: Press, text: str) -> None:
        rtl = self._person.words.rtl
        await self._parts.gateway.answer(event.chat, event.query_id, text, alert=True, rtl=rtl)

    async def _aside(self, account: int) -> Rendered:
        """A button of a screen that is set aside: the way to its account."""
        offered = await self._dispatcher.offered(self._state, self._event.chat, account)
        return await (self._stale() if offered is None else self._follow(offered))

    async def _act(self, acting: Awaitable[Handled], *, elsewhere: bool = False) -> Rendered:
        try:
            heard = await acting
        except Exception as error:  # noqa: BLE001 (told to the person, or logged as a bug)
            return await self._refused(error)
        return replace(await self._follow(heard), elsewhere=elsewhere)

    async def _stale(self) -> Rendered:
        self._parts.counts["stale"] += 1
        lost = self._person.words.html("engine-lost") if self._lost else None
        following = await self._follow(Handled(self._state, Stay()), notice=lost)
        toast = following.view.stale or self._person.words.plain("engine-stale")
        return replace(following, gathered=replace(following.gathered, toast=toast))

    async def _follow(self, heard: Handled, *, notice: Safe | None = None) -> Rendered:
        """Apply an outcome, save, draw."""
        gathered = SideEffects()
        try:
            state, gathered = await apply(
                self._parts.catalogue, heard.state, heard.outcome, self._dispatcher.result
            )
            if gathered.turned is None:
                state = owing_rights(self._state, state, heard.need)
            else:  # what was needed with the former account is no matter of this one
                state = await self._claimed(state)
                state, gathered = await self._turning.turned(state, gathered, gathered.turned)
            check(self._parts.catalogue, state.top)
        except LostError:
            catalogue = self._parts.catalogue
            state = at_home(catalogue, parked(catalogue, heard.state))
            notice = self._person.words.html("engine-lost")
        except Exception as error:  # noqa: BLE001 (an `on_result` failed: told or logged)
            return await self._refused(error)
        state = await self._claimed(state)
        rights = await self._person.entitle(state.account)
        if not admits(self._parts.catalogue, rights, state.top):
            return await self._refused(DeniedError())
        told = await self._with_left(notice or gathered.notice)
        state = noted(bumped(state), told)
        try:
            effects = await self._person.guarded(gathered.effects, self._state.account, heard.need)
            await self._presenter.save(self._event, state, effects=effects)
        except Exception as error:  # noqa: BLE001 (nothing was written: the old screen stays)
            if self._parts.repeated is not None and isinstance(error, self._parts.repeated):
                return await self._stale()
            return await self._refused(error, save=False)
        await self._read_profile_again()
        view = await draw(self._person, state, unseen(state))
        for call in gathered.after:
            call()
        toast = self._person.said(gathered.toast or spoken(notice or gathered.notice, view))
        files = self._person.handed(gathered.files)
        return Rendered(state, view, replace(gathered, toast=toast, files=files))

    async def _claimed(self, state: State) -> State:
        """The state after an action, which may have changed the account of the chat."""
        parts, event = self._parts, self._event
        claimed = await claim(parts.catalogue, parts.accounts, event.chat, state, event.topic)
        self._left = self._left if claimed.left is None else claimed.left
        return claimed.state

    async def _with_left(self, notice: Safe | None) -> Safe | None:
        """The notice, below a word about what was left because it is of another account."""
        if self._left is None:
            return notice
        left, self._left = self._left, None
        ctx = self._person.ctx(self._state)
        return lines(await about_work(self._parts.accounts, ctx, left), notice)

    async def _read_profile_again(self) -> None:
        """The action may have changed the language; the screen is drawn in the new one."""
        profile = await self._parts.profiles.of(self._event.chat, self._event.who)
        if profile != self._person.profile:
            self._person.read_as(profile)
            self._presenter.words = self._person.words

    async def _refused(self, error: Exception, *, save: bool = True) -> Rendered:
        """The screen stays as it was, with the reason above it."""
        if isinstance(error, LostError):
            home = at_home(self._parts.catalogue, parked(self._parts.catalogue, self._state))
            notice = self._person.words.html("engine-lost")
            return await self._follow(Handled(home, Stay()), notice=notice)
        told = self._person.explained(self._state, error)
        state = self._state
        if save:
            state = noted(bumped(state), told.text)
            await self._presenter.save(self._event, state)
        person, screen = self._person, state.top.screen
        view = await draw(person, state, told.text)
        helping = person.shown(screen, View(told.text, told.rows))
        rows = (*lacking(helping.rows, view.rows), *view.rows)
        toast = person.said(spoken(told.text, view))
        return Rendered(state, replace(view, rows=rows), SideEffects(toast=toast))

    async def _patiently(self, work: Awaitable[T]) -> T:
        """Await the work; past the patience show that it goes on, and answer the press.

        The work is never cancelled: what it began (a web service call) must be seen through.
        """
        task = asyncio.ensure_future(work)
        wait = self._parts.patience
        while True:
            done, _ = await asyncio.wait({task}, timeout=wait)
            if done:
                return task.result()
            await self._presenter.still_working(self._event)
            wait = _TYPING_SECONDS

    async def _deliver(self, following: Rendered) -> None:
        """Show it, note that it is shown, and send the files that go below it."""
        state, over = following.state, self._over(following)
        placing = Placing(following.view, over)
        try:
            state = await self._presenter.show(self._event, state, placing, following.gathered)
        except UnansweredError as error:
            state, due = owing(self._parts, state, error, anew=over is None)
            await self._presenter.save(self._event, state, due=due)
            return
        due = self._parts.due(following.view)
        if due is not None or state != following.state or state.owed is not None:
            state = settled(state, self._parts.clock())
            state = state.model_copy(update={"shown": self._event.update_id})
            await self._presenter.save(self._event, state, due=due)
        trouble = await self._presenter.files(self._event, following.state, following.gathered)
        if trouble is not None:
            await self._presenter.save(self._event, noted(state, trouble), due=self._parts.clock())

    def _over(self, following: Rendered) -> int | None:
        """The message that the view is drawn over; None: it needs one of its own."""
        if isinstance(self._event, Press) and not following.elsewhere:
            return self._event.message_id
        return self._state.message if following.joined else None
