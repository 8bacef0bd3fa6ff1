"""One process in two messengers whose ids are the same: nothing of one is the other's."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

from screens.bands import number
from tests.patience import PATIENCE
from tests.stories.harness.waiting import eventually

if TYPE_CHECKING:
    from sandbox.bale import RunningBale
    from sandbox.bot_api.person import User
    from sandbox.bot_api.sight import Message
    from tests.conftest import MakeShop
    from tests.stories.harness.shop import Shop

HERE, THERE = 1001, number("bale", 1001)


@pytest.fixture
async def both(make_shop: MakeShop, bale_twin: RunningBale) -> Shop:
    """The person of Telegram and the one of Bale have one id, and so have their updates."""
    shop = await make_shop(bale=bale_twin, opening=False)
    shop.telegram.world.updates._next_id = 1
    await shop.open()
    return shop


def asked(message: Message) -> bool:
    """Whether it shows buttons: the bot has answered."""
    return bool(message.buttons)


def stranger(shop: Shop) -> User:
    return shop.bale.user(1001, first_name="زهرا", language_code="fa")


async def test_two_people_of_one_id_have_nothing_in_common(both: Shop) -> None:
    maryam, zahra = both.person, stranger(both)
    await both.link(maryam)
    welcome = await zahra.after(zahra.command("/start"), asked)
    assert "گل یاس" not in welcome.plain
    accounts = both.bot.storage.accounts
    assert await accounts.owner_of(HERE) == HERE
    assert await accounts.for_chat(THERE) is None
    await zahra.after(zahra.command("/credit"), asked)
    assert await both.bot.storage.states.load(HERE, HERE) != await both.bot.storage.states.load(
        THERE, THERE
    )
    assert both.bale.defects == {}


async def test_a_button_of_one_messenger_is_a_forged_one_in_the_other(both: Shop) -> None:
    maryam, zahra = both.person, stranger(both)
    home = await both.link(maryam)
    theirs = await zahra.after(zahra.command("/start"), asked)
    before = both.bot.navigator.parts.counts["forged"]
    data = next(button.data for row in home.buttons for button in row if button.data)
    await zahra.raw_press(data, theirs.id)
    await eventually(lambda: both.bot.navigator.parts.counts["forged"] == before + 1)


async def rows_of(shop: Shop, person: int) -> dict[str, list[Any]]:
    """Everything in the database that names this person or their chat."""

    def work(db: Any) -> dict[str, list[Any]]:
        found = {}
        for table in db.tables:
            named = [c for c in ("chat", "user", "owner", "person") if c in table.columns_dict]
            if named:
                where = " OR ".join(f"{column} = :person" for column in named)
                sql = f"SELECT * FROM {table.name} WHERE {where}"
                found[table.name] = db.execute(sql, {"person": person}).fetchall()
        return found

    return await shop.bot.storage.run(work, write=False)


async def test_whatever_one_does_leaves_every_row_of_the_other_as_it_was(both: Shop) -> None:
    """Each command in turn, by each of two people with the same ids and an account each."""
    maryam, zahra = both.person, stranger(both)
    await both.link(maryam)
    await both.link(zahra, ("demo-key-2", "demo-secret-2"), "")
    people = ((maryam, THERE, "en"), (zahra, HERE, "fa"))
    before = {other: await rows_of(both, other) for _, other, _ in people}
    assert all(before[other]["accounts"] and before[other]["states"] for _, other, _ in people)
    for name in (*sorted(both.bot.catalogue.commands), "settings"):
        for person, other, _ in people:
            kept = await rows_of(both, other)
            await person.after(person.command(f"/{name}"), lambda _message: True)
            await both.bot.intake.lanes.room(1)
            assert await rows_of(both, other) == kept, name


async def test_both_press_at_once_and_each_gets_the_own_answer(both: Shop) -> None:
    maryam, zahra = both.person, stranger(both)
    await both.link(maryam)
    await both.link(zahra, ("demo-key-2", "demo-secret-2"), "")
    names = {maryam: "گل یاس", zahra: ""}
    accounts = both.bot.storage.accounts
    labels = {HERE: await accounts.for_chat(HERE), THERE: await accounts.for_chat(THERE)}
    assert len({account.id for account in labels.values() if account}) == len(names)
    for _ in range(5):
        shown = await asyncio.gather(
            maryam.after(maryam.command("/credit"), asked),
            zahra.after(zahra.command("/credit"), asked),
        )
        await both.bot.intake.lanes.room(1)
        assert [message.chat for message in shown] == [1001, 1001]


async def test_one_messenger_that_is_down_does_not_touch_the_other(both: Shop) -> None:
    maryam, zahra = both.person, stranger(both)
    fault = both.telegram.faults.add("*", "drop_before", times=100_000)
    await eventually(lambda: (fault.times or 0) < 99_990)
    await zahra.after(zahra.command("/start"), asked)
    both.telegram.faults.clear()
    await maryam.after(maryam.command("/start"), asked)


async def test_a_token_that_one_messenger_refuses_is_told_and_the_other_goes_on(
    make_shop: MakeShop, bale_twin: RunningBale
) -> None:
    shop = await make_shop(bale=bale_twin, opening=False, bale_token="123456:" + "x" * 32)
    opening = asyncio.create_task(shop.open())
    async with asyncio.timeout(PATIENCE):
        await eventually(lambda: shop._bot is not None and bool(shop.bot.wires["bale"].trouble))
    await shop.person.after(shop.person.command("/start"), asked)
    report = await shop.bot.health.report()
    assert "SEFID_BALE_TOKEN" in report.troubles["bale.poll"]
    opening.cancel()
