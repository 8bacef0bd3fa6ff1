"""What a call of the service was to read, in words: for the sentence that says it could not be."""

from __future__ import annotations

from handlers.shared.services import Ctx
from screens.view import Safe

WHAT = {
    "GetUserInfo": "account",
    "GetBankTransactionsByPageId": "transactions",
    "GetBankTransactionsFromLastId": "transactions",
    "GetUserNotificationFromPageId": "notifications",
    "GetUserNotificationFromLastId": "notifications",
    "GetFrequentlyAskedQuestions": "faq",
    "GetDraftMessages": "drafts",
    "GetOccasionalMessageCategory": "occasions",
    "GetOccasionalMessages": "occasions",
    "GetLastSentMessagesFromLastId": "sent",
    "GetLastSentMessagesByPageId": "sent",
    "GetSentMessagesMobileNumbers": "numbers",
    "GetContactGroups": "groups",
    "GetCancelledContactsByPageId": "opted-out",
    "SearchContacts": "contacts",
    "GetContactsFromLastId": "contacts",
    "GetContactsByGroupIdByPageId": "contacts",
    "GetContactsByPageId": "contacts",
    "GetTicketById": "ticket",
    "GetTicketsFromLastId": "tickets",
    "GetTicketsByPageId": "tickets",
    "GetTicketPrioritiesAndDepartments": "ticket-lists",
    "GetTicketStatus": "ticket-lists",
}
"""By operation, the word for what it reads."""


def unread(ctx: Ctx, operation: str, *, reached: bool) -> Safe | None:
    """What could not be read; None for what changes something, and for the security token."""
    if operation == "GroupContactsDistinctCount":
        return ctx.t("errors-unread-count")
    if operation not in WHAT:
        return None
    what = ctx.label("errors-what", what=WHAT[operation])
    return ctx.t("errors-unread" if reached else "errors-unread-unreachable", what=what)
