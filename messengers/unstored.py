"""Answers what cannot be written down, from memory: a full disk makes nobody wait in silence.

An update that the inbox does not take is handed out by Telegram again and again. Whoever pressed or
wrote is told once that nothing was done, and what was told so is not acted on when there is room
again: by then the person may have done it otherwise.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable

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
    """`clock` is monotonic, in seconds."""

    def __init__(
        self, navigator: Navigator, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._parts = navigator.parts
        self._failed: LRUCache[int, bool] = LRUCache(_REMEMBERED)
        self._notices = NoticeThrottle(_QUIET_SECONDS, clock)

    async def note(self, batch: Iterable[Envelope]) -> None:
        """These could not be stored; at the second time they are answered."""
        for one in batch:
            told = self._failed.pop(one.update_id, None)
            if told is False:
                told = await self._answered(one)
            self._failed[one.update_id] = bool(told)

    def given_up(self, update_id: int) -> bool:
        """Whether somebody was told that this was not done."""
        return self._failed.pop(update_id, False)

    async def _answered(self, one: Envelope) -> bool:
        event = _event(one)
        if event is None:
            return False
        try:
            words = await self._words(event, one.language)
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
        said, gateway, rtl = words.html("engine-unstored"), self._parts.gateway, words.rtl
        if isinstance(event, Press):
            await gateway.answer(
                event.query_id, words.plain("engine-unstored"), alert=True, rtl=rtl
            )
            return True
        if not self._notices.may_say(event.chat):
            return True
        try:
            await gateway.send(event.chat, View(said), None, rtl=rtl)
        except BaseException:
            self._notices.forget(event.chat)
            raise
        return True


def _event(one: Envelope) -> Event | None:
    """What can be answered: a press anywhere, a message in private."""
    who = Sender(one.user, language_code=one.language)
    private = one.kind == "private"
    query = one.raw.get("callback_query")
    if isinstance(query, dict) and isinstance(query.get("id"), str):
        return Press(
            update_id=one.update_id,
            chat=one.chat,
            who=who,
            private=private,
            query_id=query["id"],
            payload="",
        )
    if not private or "message" not in one.raw:
        return None
    return Other(update_id=one.update_id, chat=one.chat, who=who, private=True, kind="unstored")
