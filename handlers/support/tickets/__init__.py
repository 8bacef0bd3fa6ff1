"""Support tickets: the list, a thread, a new ticket, replies (also Telegram's own), closing."""

from handlers.support.tickets import opening_acts
from handlers.support.tickets.card import card
from handlers.support.tickets.closing import closing
from handlers.support.tickets.listing import listing
from handlers.support.tickets.opening import opening
from handlers.support.tickets.reply import reply
from handlers.support.tickets.replying import answer_by_reply

__all__ = ["SCREENS", "answer_by_reply", "opening_acts"]

SCREENS = (listing, card, opening, reply, closing)
