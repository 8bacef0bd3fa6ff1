"""The life of a composed bot: come up, serve, go down without losing anything."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Coroutine, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bot.health import Health
from bot.settings import Settings
from bot.status import Status
from bot.stop import CONFLICT, USAGE, StopError
from bot.tuning import Tuning
from bot.wires import MessengerWire
from bot.workers import Work, Workers
from handlers.shared.services import Services
from messengers.arrivals import Arrivals
from messengers.intake import Intake
from messengers.reporter import Reporter
from messengers.serving import CannotServeError
from screens.bands import Band
from screens.navigator import Navigator
from screens.screen import Catalogue
from screens.text.translator import Translator
from storage import Storage

if TYPE_CHECKING:
    from bot.web import Web  # uvicorn is worth its 0.1 s only where something is served

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Running:
    """Everything of one bot, by name, and its life. Made by `compose` only."""

    settings: Settings
    tuning: Tuning
    storage: Storage
    services: Services
    translator: Translator
    catalogue: Catalogue
    navigator: Navigator
    wires: Mapping[Band, MessengerWire]
    reporter: Reporter
    intake: Intake
    arrivals: Arrivals
    workers: Workers
    jobs: dict[str, Work]
    """Workers that start once a messenger is reached."""
    status: Status
    health: Health
    ready: asyncio.Event
    """Set once updates of one messenger are received."""
    web: Web | None = None
    began: float = field(default_factory=time.monotonic)
    _main: asyncio.Task[None] | None = None
    _extra: set[asyncio.Task[int]] = field(default_factory=set)

    def begin(self) -> None:
        self._main = asyncio.create_task(self._serve(), name="bot")

    async def wait_ready(self) -> None:
        """Until updates are received. Raises `StopError` if it comes to that before."""
        await self._until(self.ready)

    async def run(self, stop: asyncio.Event) -> None:
        """Serve until `stop` is set. Raises `StopError` where going on makes no sense."""
        await self._until(stop)

    async def _until(self, event: asyncio.Event) -> None:
        waiting = asyncio.create_task(event.wait())
        main = self._main or waiting
        try:
            await asyncio.wait({waiting, main}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            waiting.cancel()
        if main.done() and not event.is_set():
            main.result()

    async def _serve(self) -> None:
        try:
            await self._live()
        except CannotServeError as error:
            raise StopError(str(error), CONFLICT if error.conflict else USAGE) from None

    async def _live(self) -> None:
        if self.web is not None:
            self.workers.start("web", self.web.serve)
        lives = [asyncio.create_task(self._keep(wire)) for wire in self.wires.values()]
        try:
            await asyncio.gather(*lives)
        finally:
            for life in lives:
                life.cancel()
            await asyncio.gather(*lives, return_exceptions=True)

    async def _keep(self, wire: MessengerWire) -> None:
        """Serve one messenger, whatever becomes of the others.

        Raises:
            CannotServeError: it cannot be served, and neither can any other.
        """
        while True:
            try:
                return await self._receive(wire)
            except CannotServeError as error:
                wire.give_up(str(error))
                if all(other.trouble for other in self.wires.values()):
                    raise
                log.error("%s is not served for now: %s", wire.band, error)  # noqa: TRY400 (told)
                await asyncio.sleep(self.tuning.given_up_pause)

    async def _receive(self, wire: MessengerWire) -> None:
        await wire.messenger.meet()
        left = await self.intake.replay(wire.band)
        if left:
            log.info("%d updates of the last run are handled now", left)
        self._work()
        self._present(wire)
        if wire.hook is not None:
            await wire.hook.set()
            wire.hooked = time.monotonic()
            self.workers.start(f"{wire.band}-hook", wire.hook.run)
            self._received(wire)
            log.info("%s: ready; updates are delivered to the webhook", wire.band)
            await self.workers.stop.wait()
        else:
            await self._poll(wire)

    def _work(self) -> None:
        """Start the workers, once."""
        jobs, self.jobs = self.jobs, {}
        for name, work in jobs.items():
            self.workers.start(name, work)

    def _present(self, wire: MessengerWire) -> None:
        words, language, messenger = self.translator, self.settings.language, wire.messenger
        self._later(messenger.show_commands(self.catalogue, words, language))
        if self.tuning.introducing and wire.profile:
            self._later(messenger.introduce(words, language))

    def _received(self, wire: MessengerWire) -> None:
        wire.ready.set()
        self.ready.set()

    def _later(self, setting: Coroutine[Any, Any, int]) -> None:
        """Beside everything else: nobody waits for what the messenger shows of us."""
        task = asyncio.create_task(setting)
        self._extra.add(task)
        task.add_done_callback(self._extra.discard)

    async def _poll(self, wire: MessengerWire) -> None:
        first = asyncio.create_task(self._announce(wire))
        try:
            await wire.poller.run()
        finally:
            first.cancel()

    async def _announce(self, wire: MessengerWire) -> None:
        await wire.poller.first.wait()
        self._received(wire)
        log.info("%s: ready after %.2f s", wire.band, time.monotonic() - self.began)

    async def end(self) -> None:
        """Take in nothing more, let what runs finish, leave the rest for the next start."""
        until = time.monotonic() + self.tuning.grace
        if self._main is not None:
            self._main.cancel()
            await asyncio.gather(self._main, return_exceptions=True)
        self.workers.ask_to_end()
        left = await self.intake.lanes.close(max(0.0, until - time.monotonic()))
        if left:
            log.info("%d updates are left for the next start", left)
        await self.workers.end(max(0.5, until - time.monotonic()))
        for task in self._extra:
            task.cancel()
        await asyncio.gather(*self._extra, return_exceptions=True)
        for wire in self.wires.values():
            await wire.messenger.close()
