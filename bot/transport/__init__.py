"""HTTP to Telegram, behind python-telegram-bot's `BaseRequest` seam."""

from bot.transport.aio import AioRequest
from bot.transport.choice import make_request
from bot.transport.errors import LostAnswerError, NotSentError

__all__ = ["AioRequest", "LostAnswerError", "NotSentError", "make_request"]
