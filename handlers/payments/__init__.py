"""/transactions: what was paid, valid or not; sums by month; all of it as a spreadsheet."""

from handlers.payments.listing import listing
from handlers.payments.routes import PAYMENTS
from handlers.payments.sums import sums
from screens.screen import Catalogue


def register(catalogue: Catalogue) -> None:
    catalogue.add(listing, sums)
    catalogue.command("transactions", PAYMENTS)
