"""Everything after the confirmation: the worker that calls once, and the screen of the result."""

from handlers.outbox.pauses import Pauses
from handlers.outbox.screen import register
from handlers.outbox.telling import Teller
from handlers.outbox.worker import OutboxWorker

__all__ = ["OutboxWorker", "Pauses", "Teller", "register"]
