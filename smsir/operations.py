"""The 41 operations: path, method, and whether one changes anything.

``write`` is not the HTTP method: four GETs of the guide change data (delete a group, delete a
draft, close a ticket, mark as read) and are never repeated. ``alone`` marks the two sendings, which
cost money and so use connections of their own that are never kept alive.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Operation:
    """One operation; ``path`` is below the base address."""

    name: str
    path: str
    method: Literal["GET", "POST"] = "GET"
    write: bool = False
    alone: bool = False


_SECTIONS: dict[str, dict[str, str]] = {
    "Token": {"GetToken": "ask"},
    "WhiteSms": {"GetUserInfo": "read"},
    "BankTransaction": {
        "GetBankTransactionsByPageId": "read",
        "GetBankTransactionsFromLastId": "read",
    },
    "Contacts": {
        "AddOrUpdateContactGroup": "post",
        "UpdateContact": "post",
        "TransferContactsToGroup": "post",
        "AddContacts": "post",
        "UploadExcel": "post",
        "SearchContacts": "read",
        "GetContactGroups": "read",
        "GetContactsFromLastId": "read",
        "GetContactsByGroupIdByPageId": "read",
        "GetCancelledContactsByPageId": "read",
        "GetContactsByPageId": "read",
        "DeleteContacts": "post",
        "DeleteContactGroup": "change",
        "DeleteGroupContacts": "post",
    },
    "DraftMessage": {
        "GetDraftMessages": "read",
        "AddOrUpdateDraftMessage": "post",
        "DeleteDraftMessage": "change",
    },
    "FrequentlyAskedQuestion": {"GetFrequentlyAskedQuestions": "read"},
    "Message": {
        "Send": "send",
        "SendByMobileNumbers": "send",
        "GroupContactsDistinctCount": "ask",
        "GetLastSentMessagesFromLastId": "read",
        "GetLastSentMessagesByPageId": "read",
        "GetSentMessagesMobileNumbers": "read",
    },
    "Notification": {
        "GetUserNotificationFromPageId": "read",
        "GetUserNotificationFromLastId": "read",
        "UpdateNotificationStatus": "change",
    },
    "OccasionalMessage": {
        "GetOccasionalMessageCategory": "read",
        "GetOccasionalMessages": "read",
    },
    "Ticket": {
        "PostNewTicket": "post",
        "GetTicketById": "read",
        "GetTicketsFromLastId": "read",
        "GetTicketsByPageId": "read",
        "GetTicketPrioritiesAndDepartments": "read",
        "CloseTicket": "change",
        "PostNewTicketReply": "post",
        "GetTicketStatus": "read",
    },
}


def _operation(section: str, name: str, kind: str) -> Operation:
    return Operation(
        name=name,
        path=f"/{section}/{name}",
        method="GET" if kind in {"read", "change"} else "POST",
        write=kind in {"post", "change", "send"},
        alone=kind == "send",
    )


OPERATIONS: dict[str, Operation] = {
    name: _operation(section, name, kind)
    for section, kinds in _SECTIONS.items()
    for name, kind in kinds.items()
}
