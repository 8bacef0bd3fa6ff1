"""Who did what with an account: the list, what it is narrowed by, one act, and all as a file."""

from handlers.home.audit.card import card
from handlers.home.audit.listing import listing
from handlers.home.audit.narrowing import picking

SCREENS = (listing, picking, card)
