"""Files of people for stories, and what the twin's address book holds afterwards."""

from __future__ import annotations

import io
from collections.abc import Sequence

import openpyxl
from python_calamine import CalamineWorkbook

from sandbox.smsir.book import AddressBook, Group
from sandbox.telegram import Message
from tests.stories.harness.shop import Shop

HEADER = ("نام", "نام خانوادگی", "شماره موبایل", "جنسیت")


def workbook(rows: Sequence[Sequence[object]]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def cells(content: bytes) -> list[list[object]]:
    """The first sheet of a workbook as values."""
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0)
    return [list(row) for row in sheet.to_python()]


def address_book(shop: Shop) -> AddressBook:
    return shop.smsir.accounts["demo-key"].book


def group(shop: Shop, name: str) -> Group:
    found = address_book(shop).group_named(name)
    assert found is not None, name
    return found


def mobiles(shop: Shop, name: str) -> set[str]:
    """The mobiles of a group's members."""
    return {relation.contact.mobile for relation in group(shop, name).members.values()}


def texted(shop: Shop) -> list[str]:
    """Who got a membership SMS, in order."""
    return [sms.mobile for sms in shop.smsir.accounts["demo-key"].membership_sms]


async def in_group(shop: Shop, name: str) -> Message:
    """From anywhere to the card of a group."""
    maryam = shop.person
    await maryam.after(maryam.command(f"/groups {name}"), "گروه‌ها")
    await maryam.press(name)
    return await maryam.wait_for(f"گروه {name}")


async def file_of(shop: Shop, ending: str) -> tuple[str, bytes]:
    """Name and content of the newest file of this kind that came from the bot."""
    message = await shop.person.wait_for(
        lambda one: one.document is not None and one.document["name"].endswith(ending)
    )
    assert message.document is not None
    stored = shop.twin.world.files[message.document["file_id"]]
    return stored.name, stored.data
