"""The content of files that people send."""

from __future__ import annotations

from typing import ClassVar

from telegram import Bot
from telegram.error import BadRequest, NetworkError, RetryAfter

from messengers.bot_api.refusals import Refusals, says
from screens.events import Fetch, FileTooBigError, FileUnavailableError


class BotFiles:
    """`of` makes the way to a file's content from its id."""

    refusals: ClassVar[Refusals]

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    def of(self, file_id: str) -> Fetch:
        async def fetch(limit: int) -> bytes:
            content = await self._fetched(file_id, limit)
            if len(content) > limit:
                raise FileTooBigError
            return content

        return fetch

    async def _fetched(self, file_id: str, limit: int) -> bytes:
        try:
            file = await self._bot.get_file(file_id)
            if file.file_size is not None and file.file_size > limit:
                raise FileTooBigError
            return bytes(await file.download_as_bytearray())
        except BadRequest as error:
            if says(error, "file is too big"):
                raise FileTooBigError from error
            if says(error, "temporarily unavailable"):
                raise FileUnavailableError from error
            raise self.refusals.mapped(error, 0) from error
        except (NetworkError, RetryAfter) as error:
            raise FileUnavailableError from error
