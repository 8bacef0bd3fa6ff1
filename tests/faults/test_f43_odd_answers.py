"""F43: null lists, missing fields, odd keys and values: shown as far as possible, no exception."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from smsir import SmsIr
from tests.smsir.raw_service import fixed, talking

READS: dict[str, Callable[[SmsIr], Awaitable[object]]] = {
    "account.info": lambda a: a.account.info(),
    "contacts.groups": lambda a: a.contacts.groups(),
    "contacts.by_page": lambda a: a.contacts.by_page(),
    "contacts.by_group": lambda a: a.contacts.by_group(1),
    "contacts.from_last_id": lambda a: a.contacts.from_last_id(),
    "contacts.cancelled": lambda a: a.contacts.cancelled(),
    "contacts.search": lambda a: a.contacts.search(first_name="x"),
    "contacts.add": lambda a: a.contacts.add(1, []),
    "contacts.add_group": lambda a: a.contacts.add_group("x"),
    "contacts.transfer": lambda a: a.contacts.transfer([1], 2),
    "messages.send": lambda a: a.messages.send("x", group_ids=[1]),
    "messages.count": lambda a: a.messages.count([1], [1]),
    "messages.sent_from": lambda a: a.messages.sent_from(),
    "messages.sent_page": lambda a: a.messages.sent_page(),
    "messages.numbers": lambda a: a.messages.numbers("k"),
    "drafts.list": lambda a: a.drafts.list(),
    "drafts.add": lambda a: a.drafts.add("x"),
    "occasions.categories": lambda a: a.occasions.categories(),
    "occasions.messages": lambda a: a.occasions.messages(1),
    "tickets.page": lambda a: a.tickets.page(),
    "tickets.from_last_id": lambda a: a.tickets.from_last_id(),
    "tickets.get": lambda a: a.tickets.get(1),
    "tickets.open": lambda a: a.tickets.open("x", "y"),
    "tickets.reply": lambda a: a.tickets.reply(1, "y"),
    "tickets.statuses": lambda a: a.tickets.statuses(),
    "tickets.choices": lambda a: a.tickets.choices(),
    "notifications.page": lambda a: a.notifications.page(),
    "notifications.from_last_id": lambda a: a.notifications.from_last_id(),
    "transactions.page": lambda a: a.transactions.page(),
    "transactions.from_last_id": lambda a: a.transactions.from_last_id(),
    "faq.list": lambda a: a.faq.list(),
}
LISTS = [
    "AddedList", "ErroneousList", "ContactDetails", "ContactGroups", "Contacts", "Departments",
    "DraftMessageDetails", "FrequentlyAskedQuestions", "Ids", "ListUserNotification", "Messages",
    "OccasionalMessageCategory", "OccasionalMessages", "TicketDetails", "TicketPriorities",
    "TicketReplyDetails", "TicketStatus", "Transaction",
]  # fmt: skip
ODD_ROW = {
    "ID": "۱۲", "gROUPiD": "12", "contactRELATIONid": "13", "MobileNumber": 9121234567,
    "mobile": 9121234567, "CreationDateTime": "soon", "PersianCreationDateTime": None,
    "SendDateTime": {}, "IsRead": "True", "Amount": "1,000", "EmojiId": [], "Message": None,
    "Name": 5, "Subject": ["x"], "NobodyKnowsThis": {"a": [1]},
}  # fmt: skip
ANSWERS: dict[str, dict[str, object]] = {
    "nothing but the verdict": {},
    "null lists": dict.fromkeys(LISTS),
    "objects for lists": {name: {"a": 1} for name in LISTS},
    "rubbish in lists": {name: [None, 1, "x", []] for name in LISTS},
    "odd rows": {name.swapcase(): [ODD_ROW] for name in LISTS},
}


@pytest.mark.parametrize("kind", ANSWERS)
async def test_no_odd_answer_raises(kind: str) -> None:
    script = fixed({"iSsUCCESSFUL": "true", "ErrorCode": "0"} | ANSWERS[kind])
    async with talking(script) as (account, _):
        results = {name: await call(account) for name, call in READS.items()}
    lists = {name: result for name, result in results.items() if isinstance(result, list)}
    assert len(lists) == 20
    assert all(bool(rows) == (kind == "odd rows") for rows in lists.values()), lists


async def test_what_can_be_read_of_an_odd_row_is_read() -> None:
    script = fixed({"issuccessful": True} | ANSWERS["odd rows"])
    async with talking(script) as (account, _):
        (contact,) = await account.contacts.from_last_id()
        (number,) = await account.messages.numbers("k")
        (notification,) = await account.notifications.page()
        (transaction,) = await account.transactions.from_last_id()
        (group,) = await account.contacts.groups()
    assert (contact.id, contact.relation_id, contact.mobile) == (12, 13, "09121234567")
    assert (contact.created, contact.emoji_id) == (None, None)
    assert (number.mobile, number.sent_at, number.text) == ("09121234567", None, "")
    assert (notification.id, notification.is_read) == (12, True)
    assert transaction.amount == 1000
    assert transaction.created is None
    assert (group.id, group.name) == (12, "5")


async def test_singular_names_of_a_vendors_client_are_read_as_well() -> None:
    script = fixed(
        {
            "IsSuccessful": True,
            "OccasionalMessage": [{"Message": "نوروز مبارک"}],
            "TicketReplyDetail": [{"Body": "سلام", "IsAdminReply": 1}],
        }
    )
    async with talking(script) as (account, _):
        assert [one.text for one in await account.occasions.messages(1)] == ["نوروز مبارک"]
        assert [one.is_admin for one in (await account.tickets.get(1)).replies] == [True]
