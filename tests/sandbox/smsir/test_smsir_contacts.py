"""The address book: groups, people, the waiting after the membership SMS, sheets."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import Workbook

from tests.sandbox.smsir.support import NEWCOMERS, REGULARS, STAFF, Json, Service

NEW = "09125550001"


async def _groups(service: Service) -> dict[str, Json]:
    found = (await service.get("/Contacts/GetContactGroups"))["ContactGroups"]
    return {group["Name"]: group for group in found}


async def test_a_group_is_added_edited_and_deleted(service: Service) -> None:
    path = "/Contacts/AddOrUpdateContactGroup"
    added = await service.post(path, {"GroupId": 0, "GroupName": "تازه", "Color": "#12ab34"})
    key = added["GroupId"]
    await service.post(path, {"GroupId": key, "GroupName": "کهنه"})
    assert (await _groups(service))["کهنه"] == {
        "GroupId": key,
        "Name": "کهنه",
        "Color": "#12ab34",
        "ContactsCount": 0,
        "InvalidContactsCount": 0,
    }
    assert (await service.get("/Contacts/DeleteContactGroup", groupId=key))["IsSuccessful"]
    assert "کهنه" not in await _groups(service)
    assert not (await service.get("/Contacts/DeleteContactGroup", groupId=key))["IsSuccessful"]


@pytest.mark.parametrize(
    "body",
    [
        {"GroupId": 0, "GroupName": STAFF},
        {"GroupId": 0, "GroupName": "  "},
        {"GroupId": 0, "GroupName": "نو", "Color": "red"},
        {"GroupId": 12_345, "GroupName": "نو"},
    ],
)
async def test_a_group_that_cannot_be_is_refused(service: Service, body: Json) -> None:
    before = await _groups(service)
    assert not (await service.post("/Contacts/AddOrUpdateContactGroup", body))["IsSuccessful"]
    assert await _groups(service) == before


async def test_a_group_keeps_its_own_name_when_edited(service: Service) -> None:
    body = {"GroupId": service.group(STAFF).group_id, "GroupName": STAFF, "Color": "#000000"}
    assert (await service.post("/Contacts/AddOrUpdateContactGroup", body))["IsSuccessful"]


async def test_a_new_number_gets_a_membership_sms_and_waits(service: Service) -> None:
    answer = await service.add_people(STAFF, NEW)
    assert [one["Mobile"] for one in answer["AddedList"]] == [NEW]
    assert answer["ErroneousList"] is None
    assert [one.mobile for one in service.account.membership_sms] == [NEW]
    assert (await _groups(service))[STAFF]["InvalidContactsCount"] == 1
    newest = (await service.get("/Contacts/GetContactsFromLastId"))["ContactDetails"][0]
    assert (newest["Mobile"], newest["RemainedSecondsToBeValid"]) == (NEW, 600)
    service.twin.advance(200)
    newest = (await service.get("/Contacts/GetContactsFromLastId"))["ContactDetails"][0]
    assert newest["RemainedSecondsToBeValid"] == 400
    service.twin.advance(400)
    assert (await _groups(service))[STAFF]["InvalidContactsCount"] == 0


async def test_a_known_person_joins_another_group_without_a_second_sms(service: Service) -> None:
    person = next(iter(service.group(REGULARS).members.values())).contact
    assert (await service.add_people(NEWCOMERS, person.mobile))["AddedList"]
    assert service.account.membership_sms == []
    relations = service.account.book.memberships(person)
    assert len({one.relation_id for one in relations}) == len(relations) >= 2


async def test_bad_present_and_cancelled_numbers_are_erroneous(service: Service) -> None:
    present = next(iter(service.group(STAFF).members.values())).contact.mobile
    cancelled = next(iter(service.account.book.cancelled))
    answer = await service.add_people(STAFF, "0912", present, cancelled, "۰۹۱۲۵۵۵۰۰۰۱", NEW, NEW)
    assert [one["Mobile"] for one in answer["AddedList"]] == [NEW]
    wrong = ["0912", present, cancelled, "۰۹۱۲۵۵۵۰۰۰۱", NEW]
    assert [one["Mobile"] for one in answer["ErroneousList"]] == wrong


async def test_a_contact_is_edited_and_only_what_is_given_changes(service: Service) -> None:
    relation = next(iter(service.group(STAFF).members.values()))
    family = relation.contact.last_name
    body = {
        "ContactGroupRelationId": relation.relation_id,
        "Mobile": relation.contact.mobile,
        "FirstName": "نو",
        "GroupId": 0,
        "EmojiId": "2",
    }
    assert (await service.post("/Contacts/UpdateContact", body))["IsSuccessful"]
    contact = relation.contact
    assert (contact.first_name, contact.last_name, contact.emoji_id) == ("نو", family, 2)
    await service.post("/Contacts/UpdateContact", {**body, "Mobile": NEW})
    assert service.account.book.by_mobile[NEW] is contact
    assert contact.valid_at == service.twin.now() + 600


async def test_the_number_of_someone_else_cannot_be_taken(service: Service) -> None:
    one, other = list(service.group(STAFF).members.values())[:2]
    body = {"ContactGroupRelationId": one.relation_id, "Mobile": other.contact.mobile}
    assert not (await service.post("/Contacts/UpdateContact", body))["IsSuccessful"]
    assert one.contact.mobile != other.contact.mobile


@pytest.mark.parametrize("key", ["ContactGroupRelationId", "ContactGroupId"])
async def test_contacts_move_under_either_name_of_the_array(service: Service, key: str) -> None:
    movers = [one.relation_id for one in service.group(NEWCOMERS).members.values()][:3]
    person = service.account.book.relations[movers[0]].contact
    await service.add_people(STAFF, person.mobile)
    answer = await service.post(
        "/Contacts/TransferContactsToGroup",
        {key: movers, "NewGroupId": service.group(STAFF).group_id},
    )
    assert (answer["MovedCount"], answer["DuplicateCount"]) == (2, 1)
    assert len(service.group(NEWCOMERS).members) == 38
    assert len(service.group(STAFF).members) == 15


async def test_deleting_a_contact_takes_the_person_out_of_every_group(service: Service) -> None:
    book = service.account.book
    person = next(one for one in book.contacts.values() if len(book.memberships(one)) > 1)
    people, relations = len(book.contacts), len(book.relations)
    gone = len(book.memberships(person))
    assert (await service.post("/Contacts/DeleteContacts", {"Ids": [person.contact_id]}))[
        "IsSuccessful"
    ]
    assert (len(book.contacts), len(book.relations)) == (people - 1, relations - gone)
    assert not (await service.post("/Contacts/DeleteContacts", {"Ids": [person.contact_id]}))[
        "IsSuccessful"
    ]


async def test_emptying_a_group_keeps_it_and_forgets_only_who_is_nowhere_else(
    service: Service,
) -> None:
    group, book = service.group(STAFF), service.account.book
    elsewhere = [
        relation.contact
        for relation in group.members.values()
        if len(book.memberships(relation.contact)) > 1
    ]
    people = len(book.contacts)
    body = {"GroupIds": [group.group_id]}
    assert (await service.post("/Contacts/DeleteGroupContacts", body))["IsSuccessful"]
    assert (await _groups(service))[STAFF]["ContactsCount"] == 0
    assert elsewhere
    assert len(book.contacts) == people - 12 + len(elsewhere)


@pytest.mark.parametrize("path", ["/Contacts/DeleteContacts", "/Contacts/DeleteGroupContacts"])
async def test_a_bare_array_breaks_the_service(service: Service, path: str) -> None:
    answer = await service.post(path, [service.group(STAFF).group_id])
    assert answer["IsSuccessful"] is False
    assert answer["Message"] == "Object reference not set to an instance of an object."
    assert len(service.group(STAFF).members) == 12


async def test_search_finds_parts_of_names_and_numbers(service: Service) -> None:
    person = next(reversed(service.group(STAFF).members.values())).contact
    part = person.mobile[3:9]
    for query in ({"mobile": part}, {"FIRSTNAME": person.first_name, "lastName": person.last_name}):
        found = (await service.get("/Contacts/SearchContacts", **query))["Contacts"]
        assert person.mobile in [one["Mobile"] for one in found]
        assert all("Id" not in one and "GroupId" not in one for one in found)


async def test_search_keeps_to_a_group(service: Service) -> None:
    group = service.group(STAFF)
    found = (await service.get("/Contacts/SearchContacts", groupid=group.group_id))["Contacts"]
    assert {one["GroupName"] for one in found} == {STAFF}
    assert len(found) == 12


async def test_cancelled_people_are_listed_newest_first_with_their_count(service: Service) -> None:
    service.account.book.cancel(
        next(iter(service.group(STAFF).members.values())).contact.mobile, service.twin.now()
    )
    answer = await service.get("/Contacts/GetCancelledContactsByPageId")
    assert answer["CancelledContactCount"] == len(answer["ContactDetails"]) == 3
    dates = [one["CancellationDateTime"] for one in answer["ContactDetails"]]
    assert dates == sorted(dates, reverse=True)


def _sheet(*rows: tuple[str | int, ...]) -> bytes:
    book, out = Workbook(), BytesIO()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(out)
    return out.getvalue()


async def test_a_sheet_with_a_header_is_read_by_its_names(service: Service) -> None:
    content = _sheet(("نام", "موبایل"), ("سارا", NEW), ("رضا", 9125550002), ("بد", "12"))
    answer = await service.upload(
        "/Contacts/UploadExcel",
        {"groupId": service.group(STAFF).group_id},
        ("people.xlsx", content),
    )
    added = [(one["FirstName"], one["Mobile"]) for one in answer["AddedList"]]
    assert added == [("سارا", NEW), ("رضا", "09125550002")]
    assert [one["Mobile"] for one in answer["ErroneousList"]] == ["12"]


async def test_a_sheet_without_a_header_has_its_numbers_first(service: Service) -> None:
    response = await service.client.post(
        "/Contacts/UploadExcel",
        params={"groupId": service.group(STAFF).group_id},
        files={"file": ("p.XLSX", _sheet((NEW, "سارا", "رضایی")))},
    )
    (added,) = response.json()["AddedList"]
    assert (added["Mobile"], added["FirstName"], added["LastName"]) == (NEW, "سارا", "رضایی")


@pytest.mark.parametrize(("name", "content"), [("a.csv", b"0912"), ("a.xlsx", b"no sheet at all")])
async def test_what_is_no_sheet_is_refused(service: Service, name: str, content: bytes) -> None:
    fields = {"groupId": service.group(STAFF).group_id}
    answer = await service.upload("/Contacts/UploadExcel", fields, (name, content))
    assert answer["IsSuccessful"] is False
    assert "اکسل" in answer["Message"]
