"""/transactions: what was paid, valid or not; sums by month; all of it as a spreadsheet."""

from handlers.transactions.listing import listing
from handlers.transactions.sums import sums
from screens.screen import Catalogue


def register(catalogue: Catalogue) -> None:
    catalogue.add(listing, sums)
    catalogue.command("transactions", "payments")
