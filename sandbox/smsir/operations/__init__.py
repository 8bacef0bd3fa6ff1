"""Everything the service can do, a module for each part of the guide; importing it registers it."""

from sandbox.smsir.operations import (
    account,
    contact_changes,
    contacts,
    drafts,
    groups,
    reports,
    sending,
    texts,
    ticket_changes,
    ticket_lists,
)

__all__ = [
    "account",
    "contact_changes",
    "contacts",
    "drafts",
    "groups",
    "reports",
    "sending",
    "texts",
    "ticket_changes",
    "ticket_lists",
]
