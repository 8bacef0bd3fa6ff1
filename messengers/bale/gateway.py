"""The one place that speaks to Bale: show, strip, answer, delete, send.

Little is known of its refusals, so what is not known is no bug of ours but a reason to do it the
plainer way: an edit that is refused is sent anew by the engine, once. Of an answer only the id of a
sent message is read; an edit is answered with a stub or with `true`.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import Any

from telegram import InputFile
from telegram.error import BadRequest, Forbidden, TelegramError

from messengers.bale.capabilities import BALE
from messengers.bale.markdown import BaleRendering
from messengers.bale.places import sent
from messengers.bale.refusals import BALE_REFUSALS
from messengers.bot_api.calling import Caller, id_of
from messengers.bot_api.limiter import LimitedBot
from messengers.keyboards import inline_keyboard, without_copies
from screens.keyboard import Keys
from screens.messenger import Capabilities, Copies, EditResult, RefusedError
from screens.notice_throttle import NoticeThrottle
from screens.view import Outgoing, OutgoingKind, Safe, View, escape

log = logging.getLogger(__name__)

_OF_OLD_APPS = "1"
"""How ids of presses begin that come from apps which cannot take an answer."""

_QUIET_SECONDS = 3600.0
"""For so long the same is not said to a group again on behalf of an old app."""

_FILES = {
    OutgoingKind.DOCUMENT: ("sendDocument", "document"),
    OutgoingKind.PHOTO: ("sendPhoto", "photo"),
}


class BaleGateway(Caller):
    """Bot API calls of the engine; fits `screens.ports.Gateway`. Chats come as their numbers."""

    refusals = BALE_REFUSALS

    def __init__(self, bot: LimitedBot, can: Capabilities = BALE) -> None:
        super().__init__(bot, can, BaleRendering())
        self._types = True
        self._notices = NoticeThrottle(_QUIET_SECONDS)

    def _named(self, chat: int) -> int:
        return sent(chat)

    async def send(
        self, chat: int, view: View, keys: Keys | None, *, rtl: bool, topic: int | None = None
    ) -> int:
        """Send a new message; its id, which counts in this chat. There are no topics.

        Raises:
            UnreachableError: we may not write there.
            UnansweredError: it may have arrived, or not.
        """
        del topic
        return await self._send(chat, view.text, keys, rtl=rtl)

    async def _send(self, chat: int, html: Safe, keys: Keys | None, *, rtl: bool) -> int:
        text = self._rendering.text(html, self._can.message_units, rtl=rtl)
        return await self._posted("sendMessage", chat, keys, rtl=rtl, text=text)

    async def _posted(
        self, method: str, chat: int, keys: Keys | None, *, rtl: bool, **fields: Any
    ) -> int:
        """Send a message; without buttons that copy, from then on, where these are refused.

        All that they copy stands in the text, or comes as a file (`Copies.UNSURE`).
        """
        try:
            return await self._posted_once(method, chat, keys, rtl=rtl, **fields)
        except RefusedError as error:
            plain = without_copies(keys)
            if plain == keys:
                raise
            ident = await self._posted_once(method, chat, plain, rtl=rtl, **fields)
            log.warning("Bale takes no buttons that copy; they are left out now: %s", error)
            self._can = replace(self._can, copies=Copies.NONE)
            return ident

    async def _posted_once(
        self, method: str, chat: int, keys: Keys | None, *, rtl: bool, **fields: Any
    ) -> int:
        markup = inline_keyboard(keys, rtl=rtl)
        with self._calling(chat):
            return id_of(
                await self._call(method, chat_id=sent(chat), reply_markup=markup, **fields)
            )

    async def edit(
        self, chat: int, message_id: int, view: View, keys: Keys | None, *, rtl: bool
    ) -> EditResult:
        """Draw a view over a message. Raises as `send` does, and `RefusedError` for any refusal."""
        text = self._rendering.text(view.text, self._can.message_units, rtl=rtl)
        markup = inline_keyboard(keys, rtl=rtl)
        with self._calling(chat):
            await self._call(
                "editMessageText",
                chat_id=sent(chat),
                message_id=message_id,
                text=text,
                reply_markup=markup,
            )
        return EditResult.DONE

    async def strip(self, chat: int, message_id: int) -> None:
        """Take the keyboard off; where that is refused, what is left there is stale anyway."""
        try:
            await self._call(
                "editMessageReplyMarkup",
                chat_id=sent(chat),
                message_id=message_id,
                reply_markup={"inline_keyboard": []},
            )
        except (BadRequest, Forbidden) as error:
            log.info("a keyboard stays: %s", error)
        except TelegramError as error:
            self._let_pass(error)

    async def answer(
        self,
        chat: int,
        query_id: str,
        text: str | None = None,
        *,
        alert: bool = False,
        rtl: bool = False,
    ) -> None:
        """Answer a press. What an old app cannot be told so is said in a message."""
        try:
            await self._answered(query_id, text, alert=alert, rtl=rtl)
        except BadRequest as error:
            if query_id.startswith(_OF_OLD_APPS):
                # In a group everybody reads it, and anybody may press.
                if text and (chat > 0 or self._notices.may_say(chat, text)):
                    await self._send(chat, escape(text), None, rtl=rtl)
            else:
                log.info("a press was not answered: %s", error)
        except TelegramError as error:
            self._let_pass(error)

    async def delete(self, chat: int, message_id: int) -> bool:
        """Delete a message; False wherever it may still stand there, so that its author is told.

        Others' messages are deleted by administrators only, so mostly it is the author's to do.
        """
        try:
            return bool(
                await self._call("deleteMessage", chat_id=sent(chat), message_id=message_id)
            )
        except TelegramError as error:
            log.info("a message was not deleted: %s", error)
            return False

    async def working(self, chat: int, topic: int | None = None) -> None:
        """Show "typing…", until Bale has said once that it cannot."""
        del topic
        if not self._types:
            return
        try:
            await self._call("sendChatAction", chat_id=sent(chat), action="typing")
        except (BadRequest, Forbidden):
            log.debug("a chat action was refused")
        except TelegramError:
            self._types = False

    async def send_beside(
        self,
        chat: int,
        item: Outgoing,
        *,
        rtl: bool,
        topic: int | None = None,
        keys: Keys | None = None,
    ) -> int:
        """Send a file, a picture or a note; its id. Raises as `send` does."""
        del topic
        if item.kind is OutgoingKind.NOTE:
            return await self._send(chat, item.caption, None, rtl=rtl)
        method, name = _FILES[item.kind]
        caption = self._rendering.text(item.caption, self._can.caption_units, rtl=rtl)
        fields: dict[str, Any] = {name: InputFile(item.content, filename=item.name)}
        if caption:
            fields["caption"] = caption
        return await self._posted(method, chat, keys, rtl=rtl, **fields)
