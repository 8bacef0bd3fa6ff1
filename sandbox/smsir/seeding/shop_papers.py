"""What the flower shop has sent, asked and paid, and what the service keeps ready for it."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from uuid import UUID

from sandbox.seed import load
from sandbox.smsir.book import AddressBook
from sandbox.smsir.model import (
    AccountState,
    Draft,
    Faq,
    Notification,
    OccasionCategory,
    Reply,
    SentBatch,
    StoredFile,
    Ticket,
    Transaction,
)
from sandbox.smsir.segments import segments

_DAY = 86_400.0


def add_papers(account: AccountState, now: float) -> None:
    """Everything but the address book and what was sent."""
    shop, random = load("shop"), Random(1397)
    account.tickets += _tickets(account, now)
    account.notifications += [
        Notification(
            2_100 + place,
            notification["title"],
            notification["text"],
            now - notification["days"] * _DAY,
            now - notification["days"] * _DAY,
            now + (notification["lasts"] - notification["days"]) * _DAY,
            notification["read"],
        )
        for place, notification in enumerate(shop["notifications"])
    ]
    account.transactions += _transactions(random, now)
    account.drafts += [
        Draft(610 + place, draft["title"], draft["text"], now - draft["days"] * _DAY)
        for place, draft in enumerate(shop["drafts"])
    ]
    add_service_texts(account, now)


def add_service_texts(account: AccountState, now: float) -> None:
    """Common questions and greetings, which the service has for everyone."""
    shop = load("shop")
    account.faqs += [
        Faq(question, answer, now - 300 * _DAY, priority=place + 1)
        for place, (question, answer) in enumerate(shop["faqs"])
    ]
    account.occasions += [
        OccasionCategory(
            place + 1,
            occasion["name"],
            [(text, now - 200 * _DAY, None) for text in occasion["texts"]],
        )
        for place, occasion in enumerate(shop["occasions"])
    ]


def _tickets(account: AccountState, now: float) -> Iterator[Ticket]:
    """Ticket ids end at 48213 for the one that support has answered last."""
    for place, one in enumerate(load("shop")["tickets"]):
        ticket = Ticket(
            48_211 + place,
            one["subject"],
            one["body"],
            now - one["days"] * _DAY,
            one["status"],
            one["priority"],
            one["department"],
        )
        for number, reply in enumerate(one["replies"]):
            key = None
            if "file" in reply:
                key = f"{ticket.ticket_id:x}a{number}"
                content = reply["content"].encode()
                account.files[key] = StoredFile(reply["file"], "text/plain; charset=utf-8", content)
            at = now - reply["days"] * _DAY
            reply_id = 10 * (ticket.ticket_id - 44_000) + number
            ticket.replies.append(Reply(reply_id, reply["body"], at, reply["admin"], key))
        yield ticket


def _transactions(random: Random, now: float) -> Iterator[Transaction]:
    plan = load("shop")["transactions"]
    for place in range(plan["count"]):
        at = now - (plan["count"] - place) * 8.3 * _DAY + random.uniform(0, 6) * 3_600
        kind = random.choices(plan["kinds"], (8, 1, 2))[0]
        yield Transaction(
            3_300 + place, random.choice(plan["amounts"]), at, kind, random.random() > 0.12
        )


def add_sent(account: AccountState, book: AddressBook, now: float) -> None:
    """Sendings of the past weeks, to whoever of a group could be texted."""
    random = Random(22)
    for place, batch in enumerate(reversed(load("shop")["sent"])):
        group = book.group_named(batch["group"])
        people = [relation.contact for relation in group.members.values()] if group else []
        recipients = [person.mobile for person in people if book.may_text(person, now)]
        first = account.take_number_ids(len(recipients))
        key = str(UUID(int=random.getrandbits(128), version=4))
        account.sent.append(
            SentBatch(
                11_200 + place,
                key,
                batch["text"],
                recipients,
                now - batch["days"] * _DAY,
                first,
                segments(batch["text"]),
                seeded=True,
            )
        )
