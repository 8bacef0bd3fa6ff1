"""One update from its envelope to the navigator, and what happens when it goes wrong."""

from __future__ import annotations

import logging
import time
from collections.abc import Mapping
from typing import Any, Protocol

from messengers.envelope import Envelope
from messengers.reach import ChatReach
from messengers.reporter import Reporter
from screens.bands import Band, band_of, spelled
from screens.events import Event, Other, Sender
from screens.navigator import Navigator
from screens.notice_throttle import NoticeThrottle

log = logging.getLogger(__name__)


class Reader(Protocol):
    """A messenger's way of reading an update; raises for what has not the shape it should."""

    def read(self, raw: dict[str, Any]) -> Event | None: ...


class UpdateDispatcher:
    """Hands events to the navigator, one at a time a person (the lanes see to that)."""

    def __init__(
        self,
        readers: Mapping[Band, Reader],
        navigator: Navigator,
        reporter: Reporter,
        reach: ChatReach,
    ) -> None:
        self._readers = readers
        self._navigator = navigator
        self._reporter = reporter
        self._reach = reach

    async def handle(self, update: Envelope) -> None:
        """Never raises for an update's sake; what goes wrong is logged and told."""
        try:
            await self._reach.note(update)
            event = self._read(update)
            if event is not None:
                await self._navigator.handle(event)
        except Exception as error:  # noqa: BLE001 (logged with a reference, told to the person)
            await self._reporter.report(update.chat, update.user, error)

    def _read(self, update: Envelope) -> Event | None:
        try:
            return self._readers[band_of(update.update_id)].read(update.raw)
        except Exception as error:  # noqa: BLE001 (of any shape: the content is not ours)
            # Without the content and without the trace, which quotes it.
            kind = type(error).__name__
            log.warning("update %s cannot be read (%s)", spelled(update.update_id), kind)
            return None


class FloodNotice:
    """Tells a person once a window that some of their messages were not read."""

    def __init__(self, navigator: Navigator, reporter: Reporter, *, window: float) -> None:
        self._navigator = navigator
        self._reporter = reporter
        self._notices = NoticeThrottle(window, time.monotonic)

    async def tell(self, update: Envelope) -> None:
        if self._notices.may_say(update.lane) and await self._may_be_told(update):
            await self._reporter.flooded(update.chat, update.user)

    async def _may_be_told(self, update: Envelope) -> bool:
        """A stranger whom the gate turns away is not talked to."""
        parts = self._navigator.parts
        who = Sender(update.user, language_code=update.language)
        event = Other(
            update_id=0, chat=update.chat, who=who, private=update.kind == "private", kind="flood"
        )
        profile = await parts.profiles.of(update.chat, who)
        verdict = await parts.gate.check(event, parts.translator.words(profile.lang))
        return verdict.allowed
