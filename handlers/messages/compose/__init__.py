"""Writing an SMS, choosing who gets it, seeing what it costs, confirming it."""

from handlers.messages.compose.check import check
from handlers.messages.compose.compose import compose
from handlers.messages.compose.resume import resume
from handlers.messages.personal.explaining import fields
from handlers.shared.half_written import SEND
from screens.screen import Catalogue

__all__ = ["register"]


def register(catalogue: Catalogue) -> None:
    catalogue.add(compose, fields, resume, check)
    catalogue.command("send", SEND)
