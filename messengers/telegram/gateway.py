"""The one place that speaks to Telegram: show, strip, answer, delete, send, fetch.

A refusal that means something to the engine is known by its words (see `refusals`); every other is
raised and is a bug. A call without an answer is no failure and no success: the message may have
arrived. Nothing is repeated here; who shows something shows it again until it is answered.
"""

from __future__ import annotations

import logging
from typing import Any

from telegram import InlineKeyboardMarkup
from telegram.constants import ChatAction
from telegram.error import BadRequest, Forbidden, TelegramError

from messengers.bot_api.calling import Caller, id_of
from messengers.bot_api.limiter import LimitedBot
from messengers.keyboards import inline_keyboard, menu_keyboard
from messengers.rendering import HtmlRendering, PlainRendering
from messengers.telegram.capabilities import TELEGRAM
from messengers.telegram.refusals import (
    NO_DELETE,
    NO_EDIT,
    NO_TOPIC,
    NOT_MODIFIED,
    NOTHING_TO_DELETE,
    QUERY_TOO_OLD,
    TELEGRAM_REFUSALS,
    says,
)
from screens.keyboard import Keys
from screens.messenger import Capabilities, EditResult
from screens.view import Outgoing, OutgoingKind, View

log = logging.getLogger(__name__)

_NO_PREVIEW = {"link_preview_options": {"is_disabled": True}}


class Gateway(Caller):
    """Bot API calls of the engine; fits `screens.ports.Gateway`.

    `topic`: of a forum or a private chat with topics.
    """

    refusals = TELEGRAM_REFUSALS

    def __init__(self, bot: LimitedBot, can: Capabilities = TELEGRAM) -> None:
        super().__init__(bot, can, HtmlRendering() if can.markup else PlainRendering())

    async def send(
        self,
        chat: int,
        view: View,
        keys: Keys | None,
        *,
        rtl: bool,
        topic: int | None = None,
    ) -> int:
        """Send a new message; its id. Where the topic is closed or gone, outside of it.

        Raises:
            UnreachableError: we may not write there.
            UnansweredError: it may have arrived, or not.
        """
        text = self._rendering.text(view.text, self._can.message_units, rtl=rtl)
        markup = inline_keyboard(keys, rtl=rtl)
        quietly = {"disable_notification": True} if view.silent else {}
        with self._calling(chat):
            for thread in (topic, None):
                try:
                    sent = await self._call(
                        "sendMessage",
                        chat_id=chat,
                        text=text,
                        reply_markup=markup,
                        message_thread_id=thread,
                        **_NO_PREVIEW,
                        **self._rendering.fields,
                        **quietly,
                    )
                except BadRequest as error:
                    if thread is None or not says(error, *NO_TOPIC):
                        raise
                else:
                    return id_of(sent)
        raise AssertionError("the second round returns or raises")

    async def edit(
        self, chat: int, message_id: int, view: View, keys: Keys | None, *, rtl: bool
    ) -> EditResult:
        """Draw a view over a message. Raises as `send` does."""
        text = self._rendering.text(view.text, self._can.message_units, rtl=rtl)
        markup = inline_keyboard(keys, rtl=rtl)
        with self._calling(chat):
            try:
                await self._call(
                    "editMessageText",
                    chat_id=chat,
                    message_id=message_id,
                    text=text,
                    reply_markup=markup,
                    **_NO_PREVIEW,
                    **self._rendering.fields,
                )
            except BadRequest as error:
                if says(error, *NO_EDIT):
                    return EditResult.GONE
                if not says(error, *NOT_MODIFIED):
                    raise
        return EditResult.DONE

    async def strip(self, chat: int, message_id: int) -> None:
        """Take the keyboard off a message that is the screen no longer."""
        try:
            await self._call("editMessageReplyMarkup", chat_id=chat, message_id=message_id)
        except TelegramError as error:
            self._let_pass(error, *NOT_MODIFIED, *NO_EDIT)

    async def answer(
        self,
        _chat: int,
        query_id: str,
        text: str | None = None,
        *,
        alert: bool = False,
        rtl: bool = False,
    ) -> None:
        """Answer a press; Telegram shows a spinner until then."""
        try:
            await self._answered(query_id, text, alert=alert, rtl=rtl)
        except TelegramError as error:
            self._let_pass(error, *QUERY_TOO_OLD)

    async def delete(self, chat: int, message_id: int) -> bool:
        """Delete a message; False wherever it may still stand there, so that its author is told.

        A lost answer is asked about once more: a message that is not found then was deleted.
        """
        lost = False
        for _ in range(2):
            try:
                return await self._bot.delete_message(chat, message_id)
            except (BadRequest, Forbidden) as error:
                if not says(error, *NO_DELETE):
                    log.warning("a message could not be deleted: %s", error)
                return lost and says(error, NOTHING_TO_DELETE)
            except TelegramError as error:
                lost = True
                log.warning("whether a message was deleted is not known: %s", error)
        return False

    async def working(self, chat: int, topic: int | None = None) -> None:
        """Show "typing…": for work that takes longer than a second."""
        try:
            await self._bot.send_chat_action(chat, ChatAction.TYPING, message_thread_id=topic)
        except TelegramError as error:
            self._let_pass(error)

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
        with self._calling(chat):
            for thread in (topic, None):
                try:
                    return await self._send_item(chat, item, thread, keys, rtl=rtl)
                except BadRequest as error:
                    if thread is None or not says(error, *NO_TOPIC):
                        raise
        raise AssertionError("the second round returns or raises")

    async def _send_item(
        self, chat: int, item: Outgoing, topic: int | None, keys: Keys | None, *, rtl: bool
    ) -> int:
        fields: dict[str, Any] = {**self._rendering.fields, "message_thread_id": topic}
        fields |= {"disable_notification": True} if item.silent else {}
        if item.kind is OutgoingKind.NOTE:
            text = self._rendering.text(item.caption, self._can.message_units, rtl=rtl)
            menu = menu_keyboard(item.menu, rtl=rtl)
            fields |= _NO_PREVIEW
            sent = await self._call(
                "sendMessage", chat_id=chat, text=text, reply_markup=menu, **fields
            )
            return id_of(sent)
        markup = inline_keyboard(keys, rtl=rtl)
        caption = self._rendering.text(item.caption, self._can.caption_units, rtl=rtl)
        fields["caption"] = caption or None
        fields["filename"] = item.name
        fields["reply_markup"] = InlineKeyboardMarkup.de_json(markup) if markup else None
        if item.kind is OutgoingKind.PHOTO:
            return (await self._bot.send_photo(chat, item.content, **fields)).message_id
        return (await self._bot.send_document(chat, item.content, **fields)).message_id
