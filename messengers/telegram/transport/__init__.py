"""HTTP to Telegram, behind python-telegram-bot's `BaseRequest` seam."""

from messengers.telegram.transport.aio import AioRequest
from messengers.telegram.transport.errors import LostAnswerError, NotSentError

__all__ = ["AioRequest", "LostAnswerError", "NotSentError"]
