"""One update from its envelope to python-telegram-bot, and what happens when it goes wrong."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import Any

from telegram import Update
from telegram.ext import Application

from bot.errors import Reporter
from bot.reach import Reach
from bot.updates import Envelope
from screens.events import Other, Sender
from screens.navigator import Navigator
from screens.notice_throttle import NoticeThrottle

log = logging.getLogger(__name__)

AnyApplication = Application[Any, Any, Any, Any, Any, Any]
_NEEDED = ("message_id", "chat", "date", "message_thread_id", "is_topic_message")


class UpdateDispatcher:
    """Hands updates to the handlers, one at a time a person (the lanes see to that)."""

    def __init__(self, application: AnyApplication, reporter: Reporter, reach: Reach) -> None:
        self._application = application
        self._reporter = reporter
        self._reach = reach

    async def handle(self, one: Envelope) -> None:
        """Never raises for an update's sake; what goes wrong is logged and told."""
        try:
            await self._reach.note(one)
            update = self._parsed(one)
            if update is not None:
                await self._application.process_update(update)
        except Exception as error:  # noqa: BLE001 (logged with a reference, told to the person)
            await self._reporter.report(one.chat, one.user, error)

    def _parsed(self, one: Envelope) -> Update | None:
        try:
            return Update.de_json(_needed(one.raw), self._application.bot)
        except Exception as error:  # noqa: BLE001 (of any shape: the content is not ours)
            # Without the content and without the trace, which quotes it.
            log.warning("update %d cannot be read (%s)", one.update_id, type(error).__name__)
            return None


def _needed(raw: dict[str, Any]) -> dict[str, Any]:
    """The update without the text and keyboard of the message that a button was pressed on.

    Nothing here reads them, the conversation's state has the truth, and parsing them costs as
    much as the rest of a press. What is left says where it stands.
    """
    query = raw.get("callback_query")
    if not isinstance(query, dict):
        return raw
    message = query.get("message")
    if not isinstance(message, dict) or not isinstance(message.get("chat"), dict):
        return raw
    kept = {name: message[name] for name in _NEEDED if name in message}
    return {**raw, "callback_query": {**query, "message": kept}}


class FloodNotice:
    """Tells a person once a window that some of their messages were not read."""

    def __init__(
        self,
        navigator: Navigator,
        reporter: Reporter,
        *,
        window: float,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._navigator = navigator
        self._reporter = reporter
        self._notices = NoticeThrottle(window, clock)

    async def tell(self, one: Envelope) -> None:
        if self._notices.may_say(one.lane) and await self._may_be_told(one):
            await self._reporter.flooded(one.chat, one.user)

    async def _may_be_told(self, one: Envelope) -> bool:
        """A stranger whom the gate turns away is not talked to."""
        parts = self._navigator.parts
        who = Sender(one.user, language_code=one.language)
        event = Other(
            update_id=0, chat=one.chat, who=who, private=one.kind == "private", kind="flood"
        )
        profile = await parts.profiles.of(one.chat, who)
        verdict = await parts.gate.check(event, parts.translator.words(profile.lang))
        return verdict.allowed
