"""Screens that other domains lead to. What each opens with is its own domain's to say."""

from __future__ import annotations

from screens.route import Address

ACCOUNT = Address("account")
ALERTS = Address("alerts")
CONTACTS = Address("contacts")
CONTACT_ADD = Address("contact-add")
IMPORT = Address("import")
LINK = Address("link")
SEND = Address("send")
QUIET = Address("quiet")
OPTED_OUT = Address("opted-out")
TICKETS = Address("tickets")
TICKET_NEW = Address("ticket-new")
