"""Verbs of the web service, by section of the guide."""

from smsir.resources.account import (
    AccountResource,
    FaqResource,
    NotificationsResource,
    TransactionsResource,
)
from smsir.resources.contacts import ContactsResource
from smsir.resources.messages import DraftsResource, MessagesResource, OccasionsResource
from smsir.resources.tickets import TicketsResource
from smsir.resources.token import TokenResource

__all__ = [
    "AccountResource",
    "ContactsResource",
    "DraftsResource",
    "FaqResource",
    "MessagesResource",
    "NotificationsResource",
    "OccasionsResource",
    "TicketsResource",
    "TokenResource",
    "TransactionsResource",
]
