"""The content of files that people send."""

from __future__ import annotations

import logging
from typing import ClassVar

from telegram import Bot, File
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError

from messengers.bot_api.refusals import Refusals, says
from screens.events import Fetch, FileTooBigError, FileUnavailableError
from screens.messenger import UnreachableError

log = logging.getLogger(__name__)

_OF_ODD_ANSWERS = (AttributeError, KeyError, TypeError, ValueError, RuntimeError)
"""What the library says of an answer of another shape, or without a path."""


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
            self._refuse_files_of_ours(file)
            if file.file_size is not None and file.file_size > limit:
                raise FileTooBigError
            return bytes(await file.download_as_bytearray())
        except BadRequest as error:
            if says(error, "file is too big"):
                raise FileTooBigError from error
            if says(error, "temporarily unavailable"):
                raise FileUnavailableError from error
            raise self._refused(error) from error
        except (NetworkError, RetryAfter) as error:
            raise FileUnavailableError from error
        except TelegramError as error:
            raise self._refused(error) from error
        except _OF_ODD_ANSWERS as error:
            log.warning("the answer about a file cannot be read: %r", error)
            raise FileUnavailableError from error

    def _refuse_files_of_ours(self, file: File) -> None:
        """The library reads a path from this disk where there is one: the key file, say.

        So works a Bot API server with `--local`; whatever says so, nothing of ours is read for it.
        """
        path = file.file_path
        if path is not None and not path.startswith(self._bot.base_file_url):
            log.warning("a file of this machine was named in place of one of the messenger's")
            raise FileUnavailableError

    def _refused(self, error: TelegramError) -> Exception:
        """In the engine's words; what nobody knows is a bug of ours. It closes no chat."""
        meaning = self.refusals.mapped(error, 0)
        return FileUnavailableError() if isinstance(meaning, UnreachableError) else meaning
