"""Everything after the confirmation: the worker that calls once, and the screen of the result."""

from handlers.messages.sending.screen import sending
from handlers.messages.sending.worker import OutboxWorker

__all__ = ["SCREENS", "OutboxWorker"]

SCREENS = (sending,)
