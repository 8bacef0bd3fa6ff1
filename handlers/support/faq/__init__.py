"""/faq: the service's own questions and answers, listed, searched and read."""

from handlers.support.faq.answer import answer
from handlers.support.faq.listing import listing
from handlers.support.routes import FAQ
from screens.screen import Catalogue


def register(catalogue: Catalogue) -> None:
    catalogue.add(listing, answer)
    catalogue.command("faq", FAQ)
