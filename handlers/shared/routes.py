"""Screens that other domains lead to. What each opens with is its own domain's to say."""

from __future__ import annotations

from screens.route import Address

ACCOUNT = Address("account")
ALERTS = Address("alerts")
APPROVALS = Address("approvals")
BIRTHDAYS = Address("birthday-all")
CONTACTS = Address("contacts")
CONTACT_ADD = Address("contact-add")
DRAFTS = Address("drafts")
FAQ = Address("faq")
GROUPS = Address("groups")
IMPORT = Address("import")
LINK = Address("link")
NOTICES = Address("notices")
OCCASIONS = Address("occasions")
OPTED_OUT = Address("opted-out")
PAYMENTS = Address("payments")
QUIET = Address("quiet")
SCHEDULED = Address("scheduled")
SEND = Address("send")
SENT = Address("sent")
TEAM = Address("team")
TICKETS = Address("tickets")
TICKET_NEW = Address("ticket-new")
