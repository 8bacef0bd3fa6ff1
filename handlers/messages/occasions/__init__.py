"""Ready texts for occasions: categories, texts, use in a send or keep as a draft."""

from handlers.messages.occasions.category import category
from handlers.messages.occasions.listing import listing
from handlers.messages.occasions.text import ready_text
from handlers.messages.occasions.when import choosing
from handlers.messages.routes import OCCASIONS
from screens.screen import Catalogue


def register(catalogue: Catalogue) -> None:
    catalogue.add(listing, category, ready_text, choosing)
    catalogue.command("occasions", OCCASIONS)
