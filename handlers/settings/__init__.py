"""What a chat prefers: language, digits, quiet hours, alerts, the opt-out line."""

from handlers.settings import language
from handlers.settings.alerts import alerts, marks
from handlers.settings.optout import optout
from handlers.settings.overview import overview
from handlers.settings.quiet import quiet
from screens.screen import Catalogue

__all__ = ["register"]


def register(catalogue: Catalogue) -> None:
    catalogue.add(overview, quiet, optout, alerts, marks)
    catalogue.command("settings", overview.ident)
    language.register(catalogue)
