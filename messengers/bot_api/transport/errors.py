"""Two kinds of failure that python-telegram-bot does not tell apart, and money depends on."""

from __future__ import annotations

from telegram.error import NetworkError, TimedOut


class NotSentError(NetworkError):
    """The connection was never made: the call may be repeated, whatever it was."""


class LostAnswerError(TimedOut):
    """The connection broke after the call had left: it may have been done."""
