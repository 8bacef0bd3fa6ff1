"""Checks of groups and contacts."""

from __future__ import annotations

from io import BytesIO

import openpyxl
import pytest

from sandbox.smsir import SmsIrTwin
from smsir import ContactInput, Refused, SmsIr
from smsir.pages import fetch_pages_concurrently, from_last_id, pages
from tests.smsir.operation_checks.registry import of, told


@of("GetContactGroups")
async def get_groups(account: SmsIr, twin: SmsIrTwin) -> None:
    groups = {group.name: group for group in await account.contacts.groups()}
    assert set(groups) == {group.name for group in twin.accounts["demo-key"].groups.values()}
    regulars = groups["مشتریان ثابت"]
    assert (regulars.contacts_count, groups["مشتریان تازه"].waiting_count) == (180, 6)
    assert regulars.color is not None
    assert regulars.color.startswith("#")


@of("AddOrUpdateContactGroup")
async def save_group(account: SmsIr, twin: SmsIrTwin) -> None:
    saved = await account.contacts.add_group("باشگاه یاس", "#112233")
    assert (saved.name, saved.contacts_count) == ("باشگاه یاس", 0)
    assert saved.created is not None
    renamed = await account.contacts.edit_group(told(saved.id), "باشگاه گل", "#445566")
    assert renamed.id == saved.id
    group = twin.accounts["demo-key"].groups[told(saved.id)]
    assert (group.name, group.color) == ("باشگاه گل", "#445566")
    with pytest.raises(Refused) as caught:
        await account.contacts.add_group("باشگاه گل")
    assert caught.value.service_message


@of("AddContacts")
async def add_contacts(account: SmsIr, twin: SmsIrTwin) -> None:
    group = await account.contacts.add_group("تازه‌ها")
    people = [
        ContactInput(mobile="09351112233", prefix="آقای", first_name="علی", emoji_id=2),
        ContactInput(mobile="0935111"),
    ]
    result = await account.contacts.add(told(group.id), people)
    assert [one.full_name for one in result.added] == ["آقای علی"]
    assert [one.mobile for one in result.erroneous] == ["0935111"]
    assert twin.accounts["demo-key"].membership_sms[-1].mobile == "09351112233"


@of("UploadExcel")
async def upload_excel(account: SmsIr, twin: SmsIrTwin) -> None:
    book, content = openpyxl.Workbook(), BytesIO()
    assert book.active is not None
    for mobile in ("09351112233", "09351112244", "123"):
        book.active.append([mobile])
    book.save(content)
    group = await account.contacts.add_group("از فایل")
    result = await account.contacts.upload_excel(told(group.id), "مخاطبین.xlsx", content.getvalue())
    assert [one.mobile for one in result.added] == ["09351112233", "09351112244"]
    assert len(result.erroneous) == 1
    assert len(twin.accounts["demo-key"].groups[told(group.id)].members) == 2


@of("UpdateContact")
async def update_contact(account: SmsIr, twin: SmsIrTwin) -> None:
    contact = (await account.contacts.by_page())[0]
    await account.contacts.update(
        told(contact.relation_id),
        contact.mobile,
        first_name="نسرین",
        last_name="کاوه",
        emoji_id=3,
    )
    saved = twin.accounts["demo-key"].book.relations[told(contact.relation_id)].contact
    assert (saved.first_name, saved.last_name, saved.mobile) == ("نسرین", "کاوه", contact.mobile)
    assert saved.prefix == (contact.prefix or None)


@of("TransferContactsToGroup")
async def transfer(account: SmsIr, _: SmsIrTwin) -> None:
    group = await account.contacts.add_group("مقصد")
    people = (await account.contacts.by_page())[:3]
    moved = await account.contacts.transfer(
        [told(one.relation_id) for one in people], told(group.id)
    )
    assert (moved.moved, moved.duplicate) == (3, 0)
    assert len(await account.contacts.by_group(told(group.id))) == 3


@of("SearchContacts")
async def search(account: SmsIr, _: SmsIrTwin) -> None:
    contact = (await account.contacts.by_page())[0]
    by_mobile = await account.contacts.search(mobile=contact.mobile)
    assert contact.relation_id in {one.relation_id for one in by_mobile}
    assert {one.mobile for one in by_mobile} == {contact.mobile}
    named = await account.contacts.search(last_name=contact.last_name, group_id=contact.group_id)
    assert {(one.last_name, one.group_name) for one in named} == {
        (contact.last_name, contact.group_name)
    }
    assert await account.contacts.search(first_name="هیچ‌کس") == []


@of("GetContactsFromLastId")
async def contacts_from_last_id(account: SmsIr, twin: SmsIrTwin) -> None:
    walk = from_last_id(account.contacts.from_last_id, lambda row: row.id)
    ids = {row.id async for row in walk}
    assert ids == set(twin.accounts["demo-key"].contacts)


@of("GetContactsByPageId")
async def contacts_by_page(account: SmsIr, twin: SmsIrTwin) -> None:
    walk = pages(account.contacts.by_page, key=lambda row: row.relation_id)
    found = [row.relation_id async for row in walk]
    assert set(found) == set(twin.accounts["demo-key"].book.relations)
    at_once = fetch_pages_concurrently(account.contacts.by_page, key=lambda row: row.relation_id)
    assert [row.relation_id async for row in at_once] == found


@of("GetContactsByGroupIdByPageId")
async def contacts_by_group(account: SmsIr, _: SmsIrTwin) -> None:
    group = next(one for one in await account.contacts.groups() if one.contacts_count == 180)
    first = await account.contacts.by_group(told(group.id))
    second = await account.contacts.by_group(told(group.id), 1)
    assert {row.group_id for row in first + second} == {group.id}
    assert len({row.relation_id for row in first + second}) == 100


@of("GetCancelledContactsByPageId")
async def cancelled(account: SmsIr, _: SmsIrTwin) -> None:
    page = await account.contacts.cancelled()
    assert page.count == len(page.contacts) > 0
    assert all(one.cancelled is not None and one.mobile for one in page.contacts)


@of("DeleteContacts")
async def delete_contacts(account: SmsIr, twin: SmsIrTwin) -> None:
    contact = (await account.contacts.from_last_id())[0]
    assert contact.id is not None
    await account.contacts.delete([contact.id])
    assert contact.id not in twin.accounts["demo-key"].contacts


@of("DeleteContactGroup")
async def delete_group(account: SmsIr, twin: SmsIrTwin) -> None:
    group = (await account.contacts.groups())[0]
    await account.contacts.delete_group(told(group.id))
    assert group.id not in twin.accounts["demo-key"].groups


@of("DeleteGroupContacts")
async def empty_groups(account: SmsIr, twin: SmsIrTwin) -> None:
    group = (await account.contacts.groups())[0]
    await account.contacts.empty_groups([told(group.id)])
    assert twin.accounts["demo-key"].groups[told(group.id)].members == {}
