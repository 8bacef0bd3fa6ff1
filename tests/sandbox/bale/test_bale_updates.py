"""Updates of Bale: kept for a day, shared between pollers, thin."""

from __future__ import annotations

from sandbox.bale.updates import KEPT
from sandbox.bot_api.person import User
from tests.sandbox.bale.support import BaleApi, StoppedClock


async def test_two_pollers_take_updates_from_each_other(api: BaleApi, person: User) -> None:
    for text in ("one", "two", "three"):
        await person.say(text)
    first = await api.of("getUpdates", limit=1)
    assert [update["update_id"] for update in first] == [1]
    second = await api.of("getUpdates", offset=3)  # it was given the others before
    assert [update["message"]["text"] for update in second] == ["three"]
    again = await api.of("getUpdates", offset=2)
    assert [update["update_id"] for update in again] == [3]  # "two" is lost to the first one


async def test_the_newest_of_a_day_are_kept(
    api: BaleApi, person: User, clock: StoppedClock
) -> None:
    await person.say("yesterday")
    clock.now += 24 * 3600
    for number in range(KEPT + 1):
        api.twin.push("message", {"message_id": number})
    kept = api.twin.world.updates.pending
    assert len(kept) == KEPT
    assert (await api.of("getUpdates", limit=1))[0]["update_id"] == 3


async def test_old_updates_go_by_themselves(
    api: BaleApi, person: User, clock: StoppedClock
) -> None:
    await person.say("yesterday")
    clock.now += 24 * 3600
    await person.say("today")
    assert [u["message"]["text"] for u in await api.of("getUpdates")] == ["today"]


async def test_what_may_miss_misses(api: BaleApi, person: User) -> None:
    keys = {"inline_keyboard": [[{"text": "Go", "callback_data": "go"}]]}
    await api.send(reply_markup=keys)
    await person.press("Go")
    await person.send_file("a.csv", b"x")
    press, file = await api.of("getUpdates")
    query = press["callback_query"]
    assert query.keys() == {"id", "from", "message", "data"}
    assert query["from"] == {"id": 1001, "first_name": person.account.first_name}
    assert file["message"]["document"].keys() == {"file_id", "file_name"}
    api.twin.manner.thin = False
    await person.send_file("b.csv", b"x")
    whole = (await api.of("getUpdates", offset=3))[0]["message"]
    assert whole["from"]["is_bot"] is False
    assert whole["document"].keys() > {"file_unique_id", "file_size"}


async def test_a_file_comes_back_by_its_path(api: BaleApi, person: User) -> None:
    await person.send_file("a.csv", b"0912")
    document = (await api.of("getUpdates"))[0]["message"]["document"]
    path = (await api.of("getFile", file_id=document["file_id"]))["file_path"]
    url = f"{api.running.url}/file/bot{api.twin.token}/{path}"
    assert (await api.client.get(url)).content == b"0912"
