"""Messages that nobody asked for: news, results, files that took their time.

Whoever pushes tries again what failed. A push whose answer was lost counts as failed, is
remembered, and goes out once more as a possible repeat; if that answer is lost as well, it counts
as told. What met an error page of a server in between hardly arrived, and is tried until answered.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from cachetools import LRUCache

from screens.adapting import adapted
from screens.events import Event
from screens.exact import exact_file, is_copied, reshaped
from screens.keyboard import Keyboard, Keys
from screens.messenger import (
    ChatMovedError,
    Edits,
    FilesForbiddenError,
    MessengerError,
    UnansweredError,
    UnreachableError,
)
from screens.owing import marked
from screens.ports import EngineDependencies
from screens.text.formatting import utf16, visible
from screens.text.translator import Words
from screens.view import Outgoing, View, lines

log = logging.getLogger(__name__)

PushResult = Literal["sent", "unreachable", "failed"]
_REMEMBERED = 2_000

Key = tuple[int, int, int]


class Pusher:
    """Sends pushes; remembers those that may have arrived."""

    def __init__(self, parts: EngineDependencies) -> None:
        self._parts = parts
        self._unsure: LRUCache[Key, int] = LRUCache(_REMEMBERED)

    async def push(
        self,
        event: Event,
        words: Words,
        view: View,
        files: Sequence[Outgoing],
        account: int | None,
    ) -> PushResult:
        """Send the view, which speaks of `account`; with files the last one carries it."""
        key = (event.chat, event.who.id, hash((view.text, *(item.name for item in files))))
        shown = marked(view, words) if key in self._unsure else view
        try:
            await self._send(event, words, shown, files, account)
        except UnreachableError:
            return "unreachable"
        except UnansweredError as error:
            return self._lost(key, error)
        except ChatMovedError:
            return "failed"
        except MessengerError:
            log.exception("a push failed")
            return "failed"
        self._unsure.pop(key, None)
        return "sent"

    def _lost(self, key: Key, error: UnansweredError) -> PushResult:
        if not error.begun:
            return "failed"
        likely = self._unsure.pop(key, 0) + int(error.likely)
        if likely > 1:
            return "sent"
        self._unsure[key] = likely
        return "failed"

    async def over(
        self, event: Event, words: Words, view: View, account: int, message: int
    ) -> None:
        """Draw over a message that was pushed before. What cannot be drawn stays as it is."""
        can = self._parts.gateway.can(event.chat)
        if can.edits is Edits.NONE:
            return
        view = adapted(view, can, words, opened=False)
        keys = self._keyboard(event, words, account).keys(view)
        try:
            await self._parts.gateway.edit(event.chat, message, view, keys, rtl=words.rtl)
        except MessengerError as error:
            log.info("a pushed message stays as it was: %s", error)

    def _keyboard(self, event: Event, words: Words, account: int | None) -> Keyboard:
        can = self._parts.gateway.can(event.chat)
        codec, chat, owner = self._parts.codec, event.chat, event.who.id
        return Keyboard(codec, chat, owner, 0, 0, account=account, rtl=words.rtl, can=can)

    async def _send(
        self,
        event: Event,
        words: Words,
        view: View,
        files: Sequence[Outgoing],
        account: int | None,
    ) -> None:
        can, rtl = self._parts.gateway.can(event.chat), words.rtl
        quotes = reshaped(view, can)
        view = adapted(view, can, words, opened=False)
        keys = self._keyboard(event, words, account).keys(view)
        try:
            sent = await self._with_files(event, view, files, keys, rtl=rtl)
        except FilesForbiddenError:
            if not files:
                raise
            told = lines(view.text, "", words.html("engine-file-forbidden"))
            sent = await self._alone(event, replace(view, text=told), keys, rtl=rtl)
        if view.bind is not None and self._parts.binder is not None:
            await self._parts.binder.bind(event.chat, sent, *view.bind, account)
        if quotes and not is_copied(quotes, can):
            await self._exact(event, exact_file(quotes, words), rtl=rtl)

    async def _exact(self, event: Event, file: Outgoing, *, rtl: bool) -> None:
        """A file behind what was told already: where it cannot come, nothing is told again."""
        try:
            quiet = replace(file, silent=True)
            await self._parts.gateway.send_beside(event.chat, quiet, rtl=rtl, topic=event.topic)
        except MessengerError as error:
            log.info("the exact text did not come along: %s", error)

    async def _with_files(
        self,
        event: Event,
        view: View,
        files: Sequence[Outgoing],
        keys: Keys | None,
        *,
        rtl: bool,
    ) -> int:
        """The id of the message that carries the view."""
        gateway, chat, topic = self._parts.gateway, event.chat, event.topic
        if not files:
            return await self._alone(event, view, keys, rtl=rtl)
        *first, last = files
        caption = lines(view.text, last.caption or None)
        alone = None
        if utf16(visible(caption)) > gateway.can(chat).caption_units:
            alone = await self._alone(event, view, None, rtl=rtl)
            caption = last.caption
        for item in first:
            quiet = replace(item, silent=view.silent)
            await gateway.send_beside(chat, quiet, rtl=rtl, topic=topic)
        carrier = replace(last, caption=caption, silent=view.silent)
        sent = await gateway.send_beside(chat, carrier, rtl=rtl, topic=topic, keys=keys)
        return sent if alone is None else alone

    async def _alone(self, event: Event, view: View, keys: Keys | None, *, rtl: bool) -> int:
        gateway = self._parts.gateway
        return await gateway.send(event.chat, view, keys, rtl=rtl, topic=event.topic)
