"""What a chat prefers: language, digits, quiet hours, the opt-out line."""

from handlers.home.routes import SETTINGS
from handlers.home.settings import language
from handlers.home.settings.messengers import messengers
from handlers.home.settings.optout import optout
from handlers.home.settings.overview import overview
from handlers.home.settings.quiet import quiet
from screens.screen import Catalogue

__all__ = ["register"]


def register(catalogue: Catalogue) -> None:
    catalogue.add(overview, quiet, optout, messengers)
    catalogue.command("settings", SETTINGS)
    language.register(catalogue)
