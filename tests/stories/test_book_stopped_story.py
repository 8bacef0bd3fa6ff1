"""An import is stopped while people are on their way: who was added is found out and said."""

from __future__ import annotations

from sqlite_utils.db import Database

from handlers.contacts.importing.people import new_id
from storage import Act, ImportCounts, ImportState, NewImport, Verb
from tests.stories.book import address_book, group, in_group, mobiles
from tests.stories.harness.shop import Shop
from tests.stories.harness.waiting import eventually

FRIENDS = "همکاران"
NUMBERS = [f"0912333000{at}" for at in range(6)]
PEOPLE = [[at, mobile, "", "", "", None] for at, mobile in enumerate(NUMBERS, 1)]


async def imported(shop: Shop) -> list[Act]:
    account = await shop.bot.storage.accounts.present(shop.person.id)
    page = await shop.bot.storage.audit.page(account)
    return [act for act in page if act.verb is Verb.IMPORTED]


async def left_behind(shop: Shop) -> None:
    """As a killed process leaves it: of three batches two were out when it was stopped."""
    storage, person = shop.bot.storage, shop.person.id
    account = await storage.accounts.present(person)
    new = NewImport(
        id=new_id(), chat=person, user=person, account_id=account, name="people.csv",
        group_id=group(shop, FRIENDS).group_id, group_name=FRIENDS, format="text",
        state=ImportState.CANCELLED, counts=ImportCounts(good=len(PEOPLE)),
    )  # fmt: skip
    insertion = storage.imports.insertion(new, batches=[PEOPLE[:2], PEOPLE[2:4], PEOPLE[4:]])

    def kept(db: Database) -> None:
        insertion(db)
        db.execute(
            "UPDATE import_parts SET state = 'adding' WHERE id IN (SELECT id FROM import_parts"
            " WHERE import_id = ? ORDER BY id LIMIT 2)",
            (new.id,),
        )

    await storage.run(kept)
    shop.bot.services.bells.imports.ring()


async def test_the_press_says_that_people_are_on_their_way_and_then_how_many_were_added(
    shop: Shop,
) -> None:
    maryam = shop.person
    await shop.link()
    await in_group(shop, FRIENDS)
    shop.smsir.faults.add("AddContacts", "delay", seconds=600)
    await maryam.after(maryam.press("📎 ورود از فایل"), "فایل اکسل")
    await maryam.send_file("یک.csv", b"09123330001\n09123330002")
    await maryam.wait_for("آمادهٔ افزودن: ۲ نفر")
    await maryam.after(maryam.press("✅ افزودن"), "░")
    await eventually(lambda: len(shop.smsir.calls("AddContacts")) == 1)
    await maryam.after(maryam.press("🛑 توقف"), "۲ نفر پیش از این راهی شده‌اند")
    assert await imported(shop) == []
    await maryam.after(maryam.command("/unlink"), "هنوز تمام نشده است")
    shop.smsir.faults.clear()
    told = await maryam.wait_for("افزوده شد: ۲ نفر")

    assert "دیر متوقف شد" in told.plain
    (act,) = await imported(shop)
    assert act.people == 2


async def test_after_a_kill_the_group_is_looked_at_and_nobody_is_added(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    book = address_book(shop)
    there = book.new_contact(NUMBERS[0], None, None, None, None, 0.0, 0.0)
    book.join(there, group(shop, FRIENDS), 0.0)
    await left_behind(shop)
    told = await maryam.wait_for("افزودن متوقف شد")

    assert "افزوده شد: ۱ نفر" in told.plain
    assert "مانده: ۵ نفر" in told.plain
    assert shop.smsir.calls("AddContacts") == []
    (act,) = await imported(shop)
    assert act.people == 1


async def test_where_the_group_cannot_be_looked_at_that_is_said(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    shop.smsir.faults.add("SearchContacts", "http500", times=None)
    await left_behind(shop)
    told = await maryam.wait_for("افزودن متوقف شد")
    (act,) = await imported(shop)

    assert act.result == "unknown"
    assert shop.smsir.calls("AddContacts") == []
    assert mobiles(shop, FRIENDS).isdisjoint(NUMBERS)
    assert "شاید مخاطبین افزوده شده باشند" in told.plain
