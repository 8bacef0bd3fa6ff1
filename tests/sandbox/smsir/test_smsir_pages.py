"""Pages: fifty rows, newest first, by page number and from a last id on."""

from __future__ import annotations

import pytest

from sandbox.smsir import Quirks, Seed, SmsIrTwin
from tests.sandbox.smsir.support import REGULARS, Json, Service

LISTS = [
    ("/Contacts/GetContactsByPageId", "ContactDetails", "ContactRelationId"),
    ("/Message/GetLastSentMessagesByPageId", "Messages", "Id"),
    ("/Notification/GetUserNotificationFromPageId", "ListUserNotification", "Id"),
    ("/Ticket/GetTicketsByPageId", "TicketDetails", "Id"),
]
LAST_ID_LISTS = [
    ("/BankTransaction/GetBankTransactionsFromLastId", "Transaction"),
    ("/Message/GetLastSentMessagesFromLastId", "Messages"),
    ("/Notification/GetUserNotificationFromLastId", "ListUserNotification"),
    ("/Ticket/GetTicketsFromLastId", "TicketDetails"),
    ("/Contacts/GetContactsFromLastId", "ContactDetails"),
]


@pytest.mark.long
@pytest.mark.parametrize(("path", "rows", "key"), LISTS)
async def test_page_numbers_walk_through_everything_newest_first(
    service: Service, path: str, rows: str, key: str
) -> None:
    service.twin.page_size = 3
    seen: list[int] = []
    for page in range(200):
        found = (await service.get(path, pageid=page))[rows]
        assert len(found) <= 3
        seen += [row[key] for row in found]
        if not found:
            break
    assert len(seen) == len(set(seen)) > 3
    assert seen == sorted(seen, reverse=True)


@pytest.mark.long
@pytest.mark.parametrize(("path", "rows"), LAST_ID_LISTS)
async def test_last_ids_walk_through_everything_towards_the_older_rows(
    service: Service, path: str, rows: str
) -> None:
    service.twin.page_size = 2
    whole = await _everything(service, path, rows)
    seen: list[Json] = []
    last = 0
    while found := (await service.get(path, lastid=last))[rows]:
        assert len(seen) <= len(whole), "the walk goes in circles"
        seen += found
        last = found[-1]["Id"]
    assert seen == whole
    assert [row["Id"] for row in seen] == sorted((row["Id"] for row in seen), reverse=True)


async def _everything(service: Service, path: str, rows: str) -> list[Json]:
    size, service.twin.page_size = service.twin.page_size, 10_000
    whole: list[Json] = (await service.get(path, lastId=0))[rows]
    service.twin.page_size = size
    assert len(whole) > 3
    return whole


@pytest.mark.parametrize(("path", "rows"), LAST_ID_LISTS)
async def test_a_quirk_turns_last_ids_towards_the_newer_rows(
    service: Service, path: str, rows: str
) -> None:
    whole = await _everything(service, path, rows)
    service.twin.page_size = 2
    service.twin.quirks = Quirks(last_id_direction="newer")
    oldest = whole[-1]["Id"]
    found = (await service.get(path, lastid=oldest))[rows]
    assert found
    assert all(row["Id"] > oldest for row in found)
    assert (await service.get(path, lastid=whole[0]["Id"]))[rows] == []


async def test_a_page_holds_fifty_rows(service: Service) -> None:
    group = service.group(REGULARS)
    sizes = [
        len(
            (
                await service.get(
                    "/Contacts/GetContactsByGroupIdByPageId", groupId=group.group_id, pageId=page
                )
            )["ContactDetails"]
        )
        for page in range(5)
    ]
    assert sizes == [50, 50, 50, 30, 0]
    assert len((await service.get("/Contacts/GetContactsFromLastId"))["ContactDetails"]) == 50


async def test_a_person_in_two_groups_is_never_torn_between_two_answers(service: Service) -> None:
    service.twin.page_size = 1
    book = service.account.book
    person = next(one for one in book.contacts.values() if len(book.memberships(one)) > 1)
    found = await service.get("/Contacts/GetContactsFromLastId", lastid=person.contact_id + 1)
    rows = found["ContactDetails"]
    assert {row["Id"] for row in rows} == {person.contact_id}
    assert len({row["ContactRelationId"] for row in rows}) == len(book.memberships(person))


async def test_names_of_parameters_are_read_in_any_case(service: Service) -> None:
    service.twin.page_size = 2
    second = await service.get("/Contacts/GetContactsByPageId", PAGEID=1)
    assert second == await service.get("/Contacts/GetContactsByPageId", pageId=1)
    assert second != await service.get("/Contacts/GetContactsByPageId")


async def test_a_page_number_that_is_no_number_is_a_bad_request(service: Service) -> None:
    response = await service.client.get("/Contacts/GetContactsByPageId", params={"pageId": "x"})
    assert response.status_code == 400


async def test_empty_lists_may_come_as_null(stranger: Service) -> None:
    await stranger.log_in("empty-key")
    assert (await stranger.get("/Ticket/GetTicketsByPageId"))["TicketDetails"] == []
    stranger.twin.quirks = Quirks(null_lists=True)
    assert (await stranger.get("/Ticket/GetTicketsByPageId"))["TicketDetails"] is None


def test_a_crowd_is_built_only_when_it_is_looked_at() -> None:
    account = SmsIrTwin(seed=Seed.large(contacts=5_000)).accounts["demo-key"]
    assert "book" not in vars(account)
    assert len(account.contacts) == 5_000
    assert len({contact.mobile for contact in account.contacts.values()}) == 5_000


def test_the_demo_is_the_same_each_time() -> None:
    one, other = (SmsIrTwin(clock=lambda: 1_790_000_000.0).accounts["demo-key"] for _ in range(2))
    assert one.contacts == other.contacts
    assert one.sent == other.sent
    assert one.transactions == other.transactions
