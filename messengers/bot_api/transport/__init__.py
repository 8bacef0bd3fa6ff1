"""HTTP to a messenger, behind python-telegram-bot's `BaseRequest` seam."""

from messengers.bot_api.transport.aio import AioRequest, Carrier, JsonFields
from messengers.bot_api.transport.errors import LostAnswerError, NotSentError

__all__ = ["AioRequest", "Carrier", "JsonFields", "LostAnswerError", "NotSentError"]
