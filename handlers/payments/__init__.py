"""/transactions: what was paid, valid or not; sums by month; all of it as a spreadsheet."""

from handlers.payments.listing import listing
from handlers.payments.sums import sums

SCREENS = (listing, sums)
