"""The one place that speaks to Telegram: show, strip, answer, delete, send, fetch.

A refusal that means something to the engine is known by its words (see `refusals`); every other is
raised and is a bug. A call without an answer is no failure and no success: the message may have
arrived. Nothing is repeated here; who shows something shows it again until it is answered.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from telegram import (
    Bot,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    Message,
    ReplyKeyboardMarkup,
)
from telegram.constants import ChatAction
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError

from messengers.telegram.refusals import (
    NO_DELETE,
    NO_EDIT,
    NO_TOPIC,
    NOT_MODIFIED,
    NOTHING_TO_DELETE,
    QUERY_TOO_OLD,
    mapped,
    says,
    shut,
)
from screens.keyboard import Markup, laid
from screens.messenger import Capabilities, Shown, UnansweredError
from screens.text.bidi import align, align_label
from screens.text.formatting import CAPTION_UNITS, clip, fitting
from screens.text.labels import whole
from screens.view import Outgoing, OutgoingKind, View

log = logging.getLogger(__name__)

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_PLAIN = {"parse_mode": "HTML", "link_preview_options": {"is_disabled": True}}
_TOAST_UNITS = 200


@contextmanager
def _calling(chat: int) -> Iterator[None]:
    """Raises the engine's errors in place of the library's."""
    try:
        yield
    except TelegramError as error:
        told = mapped(error, chat)
        if isinstance(told, UnansweredError):
            log.warning("a call was not answered: %s", error)
        raise told from error


class Gateway:
    """Bot API calls of the engine; fits `screens.ports.Gateway`.

    `topic`: of a forum or a private chat with topics.
    """

    can = Capabilities()

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def _call(self, method: str, **given: Any) -> Any:
        """One of the four calls that every screen costs, its result as JSON.

        This is python-telegram-bot's own way of a call (rate limiter, transport, errors) without
        the objects around it, which cost a quarter of a press and of which only the id of the
        message is needed. `do_api_request` would do the same, but warns of each method it knows.
        """
        return await self._bot._post(method, given)  # noqa: SLF001 (see above)

    async def send(
        self,
        chat: int,
        view: View,
        markup: Markup | None,
        *,
        rtl: bool,
        topic: int | None = None,
    ) -> int:
        """Send a new message; its id. Where the topic is closed or gone, outside of it.

        Raises:
            UnreachableError: we may not write there.
            UnansweredError: it may have arrived, or not.
        """
        text = _out(view.text, rtl=rtl)
        quietly = {"disable_notification": True} if view.silent else {}
        with _calling(chat):
            for thread in (topic, None):
                try:
                    sent = await self._call(
                        "sendMessage",
                        chat_id=chat,
                        text=text,
                        reply_markup=markup,
                        message_thread_id=thread,
                        **_PLAIN,
                        **quietly,
                    )
                except BadRequest as error:
                    if thread is None or not says(error, *NO_TOPIC):
                        raise
                else:
                    return int(sent["message_id"])
        raise AssertionError("the second round returns or raises")

    async def edit(
        self, chat: int, message_id: int, view: View, markup: Markup | None, *, rtl: bool
    ) -> Shown:
        """Draw a view over a message. Raises as `send` does."""
        text = _out(view.text, rtl=rtl)
        with _calling(chat):
            try:
                await self._call(
                    "editMessageText",
                    chat_id=chat,
                    message_id=message_id,
                    text=text,
                    reply_markup=markup,
                    **_PLAIN,
                )
            except BadRequest as error:
                if says(error, *NO_EDIT):
                    return Shown.GONE
                if not says(error, *NOT_MODIFIED):
                    raise
        return Shown.DONE

    async def strip(self, chat: int, message_id: int) -> None:
        """Take the keyboard off a message that is the screen no longer."""
        try:
            await self._call("editMessageReplyMarkup", chat_id=chat, message_id=message_id)
        except TelegramError as error:
            _let_pass(error, *NOT_MODIFIED, *NO_EDIT)

    async def answer(
        self, query_id: str, text: str | None = None, *, alert: bool = False, rtl: bool = False
    ) -> None:
        """Answer a press; Telegram shows a spinner until then."""
        shown = clip(align_label(whole(text), rtl=rtl), _TOAST_UNITS) if text else None
        try:
            await self._call(
                "answerCallbackQuery", callback_query_id=query_id, text=shown, show_alert=alert
            )
        except TelegramError as error:
            _let_pass(error, *QUERY_TOO_OLD)

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
            _let_pass(error)

    async def send_beside(
        self,
        chat: int,
        item: Outgoing,
        *,
        rtl: bool,
        topic: int | None = None,
        markup: Markup | None = None,
    ) -> int:
        """Send a file, a picture or a note; its id. Raises as `send` does."""
        with _calling(chat):
            for thread in (topic, None):
                try:
                    message = await self._send_item(chat, item, thread, markup, rtl=rtl)
                except BadRequest as error:
                    if thread is None or not says(error, *NO_TOPIC):
                        raise
                else:
                    return message.message_id
        raise AssertionError("the second round returns or raises")

    async def _send_item(
        self, chat: int, item: Outgoing, topic: int | None, markup: Markup | None, *, rtl: bool
    ) -> Message:
        text = align(whole(item.caption), rtl=rtl)
        given: dict[str, Any] = {"parse_mode": "HTML", "message_thread_id": topic}
        given |= {"disable_notification": True} if item.silent else {}
        if item.kind is OutgoingKind.NOTE:
            menu = _menu(item.menu, rtl=rtl)
            return await self._bot.send_message(
                chat, fitting(text), reply_markup=menu, link_preview_options=_NO_PREVIEW, **given
            )
        given["caption"] = fitting(text, CAPTION_UNITS) or None
        given["filename"] = item.name
        given["reply_markup"] = InlineKeyboardMarkup.de_json(markup) if markup else None
        if item.kind is OutgoingKind.PHOTO:
            return await self._bot.send_photo(chat, item.content, **given)
        return await self._bot.send_document(chat, item.content, **given)


def _out(text: str, *, rtl: bool) -> str:
    return fitting(align(whole(text), rtl=rtl))


def _let_pass(error: TelegramError, *texts: str) -> None:
    """For calls that are worth no second try: only a refusal that nobody knows is raised."""
    lost = isinstance(error, NetworkError | RetryAfter) and not isinstance(error, BadRequest)
    if not lost and not shut(error) and not says(error, *texts):
        raise mapped(error, 0) from error


def _menu(labels: Sequence[Sequence[str]] | None, *, rtl: bool) -> ReplyKeyboardMarkup | None:
    if labels is None:
        return None
    labels = [laid(line, rtl=rtl) for line in labels]
    return ReplyKeyboardMarkup(labels, resize_keyboard=True, is_persistent=True)
