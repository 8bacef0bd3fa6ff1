"""What refusals mean, by their words: a Bot API has no codes for them.

Most come as 400. `BadRequest` is a `NetworkError` in python-telegram-bot, so nothing here or in a
gateway catches the parent to ignore the child.
"""

from __future__ import annotations

from dataclasses import dataclass

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from screens.messenger import (
    ChatMovedError,
    FilesForbiddenError,
    MessengerError,
    RefusedError,
    RetryLaterError,
    TokenRefusedError,
    UnansweredError,
    UnreachableError,
)


def says(error: TelegramError, *texts: str) -> bool:
    words = error.message.lower()
    return any(text in words for text in texts)


@dataclass(frozen=True, slots=True)
class Refusals:
    """The words of one messenger.

    `shut`: the chat is closed to us. `no_files`: only to files. `denied`: of a 403 that is about
    one message and closes nothing.
    """

    shut_words: tuple[str, ...]
    no_files: tuple[str, ...] = ()
    denied: tuple[str, ...] = ()

    def shut(self, error: Exception) -> bool:
        """Whether the chat is closed to us: blocked, left, or we may not write there."""
        if isinstance(error, BadRequest):
            return says(error, *self.shut_words) and not says(error, *self.no_files)
        return isinstance(error, Forbidden) and not says(error, *self.denied)

    def mapped(self, error: TelegramError, chat: int) -> MessengerError:
        """What python-telegram-bot raised, in the engine's words; `chat` by its own number."""
        if self.shut(error):
            return UnreachableError(chat)
        match error:
            case BadRequest() | Forbidden():
                files = says(error, *self.no_files)
                return (FilesForbiddenError if files else RefusedError)(error.message)
            case ChatMigrated():
                return ChatMovedError("the chat has another id now")
            case InvalidToken():
                return TokenRefusedError("the messenger refused the token")
            case RetryAfter() | NetworkError():
                return _unanswered(error)
        return MessengerError(error.message)


def _unanswered(error: RetryAfter | NetworkError) -> UnansweredError:
    """A bare `NetworkError` is an error page; a class of the transport's, no connection at all."""
    if isinstance(error, RetryAfter):
        return RetryLaterError()
    likely = isinstance(error, TimedOut)
    begun = likely or type(error) is NetworkError
    return UnansweredError(error.message, begun=begun, likely=likely)
