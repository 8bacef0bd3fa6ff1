"""Calls of a Bot API as JSON, and their errors in the engine's words."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, ClassVar

from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError

from messengers.bot_api.limiter import LimitedBot
from messengers.bot_api.refusals import Refusals, says
from messengers.envelope import is_there
from messengers.rendering import Rendering
from screens.bands import native
from screens.messenger import Capabilities, UnansweredError
from screens.text.bidi import align_label
from screens.text.formatting import clip
from screens.text.labels import whole

log = logging.getLogger(__name__)


class Caller:
    """The calls of a gateway to one bot's messenger."""

    refusals: ClassVar[Refusals]

    def __init__(self, bot: LimitedBot, can: Capabilities, rendering: Rendering) -> None:
        self._bot = bot
        self._can = can
        self._rendering = rendering

    def can(self, _chat: int) -> Capabilities:
        return self._can

    async def _call(self, method: str, **fields: Any) -> Any:
        """One of the calls that every screen costs, its result as JSON."""
        return await self._bot.call(method, fields)

    def _named(self, chat: int) -> int:
        """What the messenger calls a chat."""
        return native(chat)

    async def _answered(self, query_id: str, text: str | None, *, alert: bool, rtl: bool) -> None:
        """Answer a press; raises what the messenger refuses it with."""
        toast = clip(align_label(whole(text), rtl=rtl), self._can.toast_units) if text else None
        await self._call(
            "answerCallbackQuery", callback_query_id=query_id, text=toast, show_alert=alert
        )

    async def is_member(self, chat: int, user: int) -> bool | None:
        """Whether the person is in the group; None where the messenger does not say.

        For others than itself a bot is sure of an answer only as an admin (Bot API, getChatMember).
        """
        fields = {"chat_id": self._named(chat), "user_id": native(user)}
        try:
            member = await self._call("getChatMember", **fields)
        except TelegramError as error:
            log.debug("who is in a group is not known: %s", error)
            return None
        return is_there(member) if isinstance(member, dict) else None

    @contextmanager
    def _calling(self, chat: int) -> Iterator[None]:
        """Raises the engine's errors in place of the library's."""
        try:
            yield
        except TelegramError as error:
            meaning = self.refusals.mapped(error, chat)
            if isinstance(meaning, UnansweredError):
                log.warning("a call was not answered: %s", error)
            raise meaning from error

    def _let_pass(self, error: TelegramError, *texts: str) -> None:
        """For calls worth no second try: only a refusal that nobody knows is raised."""
        lost = isinstance(error, NetworkError | RetryAfter) and not isinstance(error, BadRequest)
        if not lost and not self.refusals.shut(error) and not says(error, *texts):
            raise self.refusals.mapped(error, 0) from error


def id_of(sent: Any) -> int:
    """Raises `NetworkError`: the answer is no message, so nothing is known of the call."""
    ident = sent.get("message_id") if isinstance(sent, dict) else None
    if not isinstance(ident, int):
        raise NetworkError("the answer is none of the messenger's")
    return ident
