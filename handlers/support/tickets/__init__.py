"""Support tickets: the list, a thread, a new ticket, replies (also Telegram's own), closing."""

from handlers.support.routes import TICKET_NEW, TICKETS
from handlers.support.tickets import opening_acts
from handlers.support.tickets.card import card
from handlers.support.tickets.closing import closing
from handlers.support.tickets.listing import listing
from handlers.support.tickets.opening import opening
from handlers.support.tickets.reply import reply
from handlers.support.tickets.replying import answer_by_reply
from screens.screen import Catalogue

__all__ = ["answer_by_reply", "opening_acts", "register"]


def register(catalogue: Catalogue) -> None:
    catalogue.add(listing, card, opening, reply, closing)
    catalogue.command("tickets", TICKETS)
    catalogue.command("newticket", TICKET_NEW)
