"""What the service knows about an account: plain records, open for tests to read and change.

Times are seconds since the epoch by the twin's clock; mobiles are 09xxxxxxxxx.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import count
from typing import TYPE_CHECKING

from sandbox.smsir.book import AddressBook, Contact, Group

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(slots=True)
class SentBatch:
    """One sending. The row ids of its numbers are consecutive, from `first_number_id` on."""

    message_id: int
    batch_key: str
    text: str
    recipients: list[str]
    at: float
    first_number_id: int
    segments: int
    seeded: bool = False

    @property
    def cost(self) -> int:
        return self.segments * len(self.recipients)


@dataclass(slots=True)
class MembershipSms:
    """The SMS that a person gets when a number is first added to an address book."""

    mobile: str
    text: str
    at: float


@dataclass(slots=True)
class Reply:
    reply_id: int
    body: str
    at: float
    is_admin: bool
    file_key: str | None = None


@dataclass(slots=True)
class Ticket:
    """`answer_at` is when support will answer by itself; None when nothing is due."""

    ticket_id: int
    subject: str
    body: str
    at: float
    status_id: int = 1
    priority_id: int | None = None
    department_id: int | None = None
    file_key: str | None = None
    replies: list[Reply] = field(default_factory=list)
    answer_at: float | None = None


@dataclass(slots=True)
class Notification:
    notification_id: int
    title: str
    text: str
    at: float
    starts: float
    ends: float | None
    is_read: bool = False


@dataclass(slots=True)
class Transaction:
    transaction_id: int
    amount: float
    at: float
    kind: str
    is_valid: bool = True


@dataclass(slots=True)
class Draft:
    draft_id: int
    title: str | None
    text: str
    at: float


@dataclass(slots=True)
class Faq:
    question: str
    answer: str
    at: float
    is_active: bool = True
    priority: int = 0


@dataclass(slots=True)
class OccasionCategory:
    """A category of greeting texts; `texts` holds (text, created, expires)."""

    category_id: int
    name: str
    texts: list[tuple[str, float, float | None]]


@dataclass(slots=True)
class StoredFile:
    name: str
    content_type: str
    content: bytes


@dataclass
class Profile:
    """The person and the business behind an account, as GetUserInfo tells them."""

    first_name: str = ""
    last_name: str = ""
    business_name: str = ""
    mobile: str | None = None
    membership_keyword: str | None = None
    cancel_keyword: str | None = None
    referral_code: str | None = None
    has_national_card: bool = True
    is_trial: bool = False


@dataclass
class AccountState:
    """One account. `fill_book` builds the address book when it is first looked at."""

    api_key: str
    secret_key: str
    profile: Profile
    credit: int = 0
    expires: float = 0.0
    expired: bool = False
    revoked: bool = False
    sent_count: int = 0
    fill_book: Callable[[AddressBook], None] | None = None
    sent: list[SentBatch] = field(default_factory=list)
    membership_sms: list[MembershipSms] = field(default_factory=list)
    tickets: list[Ticket] = field(default_factory=list)
    notifications: list[Notification] = field(default_factory=list)
    transactions: list[Transaction] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)
    faqs: list[Faq] = field(default_factory=list)
    occasions: list[OccasionCategory] = field(default_factory=list)
    files: dict[str, StoredFile] = field(default_factory=dict)
    delivery: dict[str, str] = field(default_factory=dict)
    """Statuses by mobile that a test wants instead of the usual progress."""

    ids: Iterator[int] = field(default_factory=lambda: count(50_000))
    number_ids: int = 900_000

    @cached_property
    def book(self) -> AddressBook:
        book = AddressBook()
        if self.fill_book is not None:
            self.fill_book(book)
        return book

    @property
    def groups(self) -> dict[int, Group]:
        return self.book.groups

    @property
    def contacts(self) -> dict[int, Contact]:
        return self.book.contacts

    def is_expired(self, now: float) -> bool:
        return self.expired or self.expires <= now

    def take_number_ids(self, amount: int) -> int:
        """Reserves consecutive row ids for the numbers of one sending; answers the first."""
        first = self.number_ids
        self.number_ids += amount
        return first

    def ticket(self, ticket_id: int) -> Ticket | None:
        return next((ticket for ticket in self.tickets if ticket.ticket_id == ticket_id), None)
