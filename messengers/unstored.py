"""Answers what cannot be written down, from memory: a full disk makes nobody wait in silence.

An update that the inbox does not take is handed out by Telegram again and again. Whoever pressed or
wrote is told once that nothing was done, and what was told so is not acted on when there is room
again: by then the person may have done it otherwise.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterable

from cachetools import LRUCache

from messengers.envelope import Envelope
from screens.events import Event, Other, Press, Sender
from screens.messenger import MessengerError
from screens.navigator import Navigator
from screens.notice_throttle import NoticeThrottle
from screens.text.translator import Words
from screens.view import View

log = logging.getLogger(__name__)

_REMEMBERED = 20_000
_QUIET_SECONDS = 30.0


class Unstored:
    """Tells people whose updates could not be stored, at the second try."""

    def __init__(self, navigator: Navigator) -> None:
        self._parts = navigator.parts
        self._failed: LRUCache[int, bool] = LRUCache(_REMEMBERED)
        self._notices = NoticeThrottle(_QUIET_SECONDS, time.monotonic)

    async def note(self, batch: Iterable[Envelope]) -> None:
        """These could not be stored; at the second time they are answered."""
        for update in batch:
            answered = self._failed.pop(update.update_id, None)
            if answered is False:
                answered = await self._answered(update)
            self._failed[update.update_id] = bool(answered)

    def given_up(self, update_id: int) -> bool:
        """Whether somebody was told that this was not done."""
        return self._failed.pop(update_id, False)

    async def _answered(self, update: Envelope) -> bool:
        event = _event(update)
        if event is None:
            return False
        try:
            words = await self._words(event, update.language)
            verdict = await self._parts.gate.check(event, words)
            return verdict.allowed and await self._tell(event, words)
        except MessengerError as error:
            log.warning("nobody could be told that nothing is stored: %s", error)
        except Exception:
            log.exception("nobody could be told that nothing is stored")
        return False

    async def _words(self, event: Event, language: str | None) -> Words:
        try:
            profile = await self._parts.profiles.of(event.chat, event.who)
        except Exception:  # noqa: BLE001 (what cannot be written may not be readable either)
            return self._parts.translator.words(language or "")
        return self._parts.translator.words(profile.lang)

    async def _tell(self, event: Event, words: Words) -> bool:
        text, gateway, rtl = words.html("engine-unstored"), self._parts.gateway, words.rtl
        if isinstance(event, Press):
            await gateway.answer(
                event.chat, event.query_id, words.plain("engine-unstored"), alert=True, rtl=rtl
            )
            return True
        if not self._notices.may_say(event.chat):
            return True
        try:
            await gateway.send(event.chat, View(text), None, rtl=rtl)
        except BaseException:
            self._notices.forget(event.chat)
            raise
        return True


def _event(update: Envelope) -> Event | None:
    """What can be answered: a press anywhere, a message in private."""
    who = Sender(update.user, language_code=update.language)
    private = update.kind == "private"
    query = update.raw.get("callback_query")
    if isinstance(query, dict) and isinstance(query.get("id"), str):
        return Press(
            update_id=update.update_id,
            chat=update.chat,
            who=who,
            private=private,
            query_id=query["id"],
            payload="",
        )
    if not private or "message" not in update.raw:
        return None
    return Other(
        update_id=update.update_id, chat=update.chat, who=who, private=True, kind="unstored"
    )
