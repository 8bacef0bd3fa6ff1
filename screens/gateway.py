"""The one place that speaks to Telegram: show, strip, answer, delete, send, fetch.

It knows by their exact text the few refusals that are no fault (Bot API answers them as 400) and
swallows those only. `BadRequest` is a `NetworkError` in python-telegram-bot, so nothing here
catches the parent to ignore the child. A timeout while sending is not a failure: the message may
have arrived, so it is not sent again (PTB issue 1045); an edit may be repeated, it changes nothing
twice.
"""

from __future__ import annotations

import html
import logging
import re
from collections.abc import Sequence
from enum import Enum
from typing import Any

from telegram import Bot, LinkPreviewOptions, Message, ReplyKeyboardMarkup
from telegram.constants import ChatAction, MessageLimit, ParseMode
from telegram.error import BadRequest, Forbidden, NetworkError, TelegramError, TimedOut

from screens.keyboard import Markup
from screens.text.bidi import align
from screens.text.formatting import clip, utf16
from screens.view import Outgoing, OutgoingKind, View

log = logging.getLogger(__name__)

_TAG = re.compile(r"<[^>]*>")
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_PLAIN = {"parse_mode": "HTML", "link_preview_options": {"is_disabled": True}}
_TOAST_UNITS = 200
_CAPTION_UNITS = 1024

NOT_MODIFIED = "message is not modified"
QUERY_TOO_OLD = "query is too old"
EDIT_NOT_FOUND = ("message to edit not found", "message can't be edited", "message_id_invalid")
DELETE_NOT_FOUND = ("message to delete not found", "message can't be deleted")


class Shown(Enum):
    """What became of an edit."""

    DONE = "done"
    GONE = "gone"


class UnreachableError(Exception):
    """The person blocked the bot, or the chat is gone: pushes stop until they come back."""

    def __init__(self, chat: int) -> None:
        super().__init__("the chat cannot be reached")
        self.chat = chat


def _says(error: TelegramError, *texts: str) -> bool:
    words = error.message.lower()
    return any(text in words for text in texts)


def _lost(error: NetworkError) -> None:
    """Let a lost answer pass: the message may have arrived, so it is not sent twice.

    Every other kind is raised again: python-telegram-bot's refusals are `NetworkError`s too, and
    so is the transport's word for a connection that was never made.
    """
    if type(error) is not NetworkError and not isinstance(error, TimedOut):
        raise error
    log.warning("a message may or may not have arrived; it is not sent twice")


def visible(text: str) -> str:
    """What a person sees of our HTML."""
    return html.unescape(_TAG.sub("", text))


def fitting(text: str, limit: int = MessageLimit.MAX_TEXT_LENGTH) -> str:
    """HTML as it is if Telegram takes it, else its plain text, cut with an ellipsis."""
    if utf16(visible(text)) <= limit:
        return text
    return html.escape(clip(visible(text), limit), quote=False)


class Gateway:
    """Bot API calls of the engine. Raises `UnreachableError` where the chat is closed to us."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def _call(self, method: str, **given: Any) -> Any:
        """One of the four calls that every screen costs, its result as JSON.

        This is python-telegram-bot's own way of a call (rate limiter, transport, errors) without
        the objects around it, which cost a quarter of a press and of which only the id of the
        message is needed. `do_api_request` would do the same, but warns of each method it knows.
        """
        return await self._bot._post(method, given)  # noqa: SLF001 (see above)

    async def send(self, chat: int, view: View, markup: Markup | None, *, rtl: bool) -> int | None:
        """Send a new screen; its message id, or None when the answer was lost on the way."""
        text = fitting(align(view.text, rtl=rtl))
        quietly = {"disable_notification": True} if view.silent else {}
        try:
            message = await self._call(
                "sendMessage", chat_id=chat, text=text, reply_markup=markup, **_PLAIN, **quietly
            )
        except Forbidden as error:
            raise UnreachableError(chat) from error
        except BadRequest as error:
            if not _says(error, "chat not found"):
                raise
            raise UnreachableError(chat) from error
        except NetworkError as error:
            _lost(error)
            return None
        return int(message["message_id"])

    async def edit(
        self,
        chat: int,
        message_id: int,
        view: View,
        markup: Markup | None,
        *,
        rtl: bool,
    ) -> Shown:
        """Draw a view over a message."""
        try:
            await self._edit(chat, message_id, fitting(align(view.text, rtl=rtl)), markup)
        except BadRequest as error:
            if _says(error, NOT_MODIFIED):
                return Shown.DONE
            if _says(error, *EDIT_NOT_FOUND):
                return Shown.GONE
            raise
        except Forbidden as error:
            raise UnreachableError(chat) from error
        return Shown.DONE

    async def _edit(self, chat: int, message_id: int, text: str, markup: Markup | None) -> None:
        for last in (False, True):
            try:
                await self._call(
                    "editMessageText",
                    chat_id=chat,
                    message_id=message_id,
                    text=text,
                    reply_markup=markup,
                    **_PLAIN,
                )
            except TimedOut:
                if last:
                    log.warning("an edit was given up after two timeouts")
                continue
            return

    async def strip(self, chat: int, message_id: int) -> None:
        """Take the keyboard off a message that is the screen no longer."""
        try:
            await self._call("editMessageReplyMarkup", chat_id=chat, message_id=message_id)
        except BadRequest as error:
            if not _says(error, NOT_MODIFIED, *EDIT_NOT_FOUND):
                raise
        except (TimedOut, Forbidden):
            return

    async def answer(self, query_id: str, text: str | None = None, *, alert: bool = False) -> None:
        """Answer a press; Telegram shows a spinner until then."""
        shown = clip(text, _TOAST_UNITS) if text else None
        try:
            await self._call(
                "answerCallbackQuery", callback_query_id=query_id, text=shown, show_alert=alert
            )
        except BadRequest as error:
            if not _says(error, QUERY_TOO_OLD, "query id is invalid", "query_id_invalid"):
                raise
        except TimedOut:
            return

    async def delete(self, chat: int, message_id: int) -> bool:
        """Delete a message; False where Telegram does not let us (old, or no right to)."""
        try:
            return await self._bot.delete_message(chat, message_id)
        except BadRequest as error:
            if not _says(error, *DELETE_NOT_FOUND):
                raise
            return False
        except (TimedOut, Forbidden):
            return False

    async def working(self, chat: int) -> None:
        """Show "typing…": for work that takes longer than a second."""
        try:
            await self._bot.send_chat_action(chat, ChatAction.TYPING)
        except (TimedOut, Forbidden):
            return

    async def send_beside(self, chat: int, item: Outgoing, *, rtl: bool) -> int | None:
        """Send a file, a picture or a note beside the screen; None when it may be lost."""
        try:
            message = await self._send_item(chat, item, align(item.caption, rtl=rtl))
        except Forbidden as error:
            raise UnreachableError(chat) from error
        except NetworkError as error:
            _lost(error)
            return None
        return message.message_id

    async def _send_item(self, chat: int, item: Outgoing, text: str) -> Message:
        if item.kind is OutgoingKind.NOTE:
            return await self._bot.send_message(
                chat,
                fitting(text),
                parse_mode=ParseMode.HTML,
                reply_markup=_menu(item.menu),
                link_preview_options=_NO_PREVIEW,
            )
        caption = fitting(text, _CAPTION_UNITS) or None
        if item.kind is OutgoingKind.PHOTO:
            return await self._bot.send_photo(
                chat, item.content, caption=caption, parse_mode=ParseMode.HTML, filename=item.name
            )
        return await self._bot.send_document(
            chat, item.content, caption=caption, parse_mode=ParseMode.HTML, filename=item.name
        )


def _menu(labels: Sequence[Sequence[str]] | None) -> ReplyKeyboardMarkup | None:
    if labels is None:
        return None
    return ReplyKeyboardMarkup(labels, resize_keyboard=True, is_persistent=True)
