"""F157: few of many people's big files are in memory at once; small ones wait for none of them."""

from __future__ import annotations

import ast
import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest

from handlers.contacts.importing.worker import ImportWorker
from handlers.shared.big_files import SMALL
from handlers.shared.intervals import BookIntervals
from handlers.support.routes import ReplyData, TicketData
from handlers.support.tickets import answer_by_reply
from screens.events import FileIn, Sender
from screens.outcome import Outcome, Push
from storage import Import, ImportCounts, ImportState, NewImport
from storage.imports import Imports
from tests.handlers.desk import OWNER, Desk, opened
from tests.handlers.team_desk import FORMER, STRANGER, TeamDesk, emptied
from tests.handlers.test_tickets_and_their_threads import OK, ready
from tests.stories.harness.waiting import eventually
from tests.test_imports import name, nodes, sources
from tests.workers import at_work

FIRST, *OTHERS = (OWNER + each for each in range(1, 6))
Take = Callable[[Desk, int, FileIn], Coroutine[None, None, Outcome | None]]


@dataclass
class Crowd:
    """Who is in at the same time; nobody goes on before the door is open."""

    inside: int = 0
    most: int = 0
    door: asyncio.Event = field(default_factory=asyncio.Event)

    async def pass_through(self) -> None:
        self.inside += 1
        self.most = max(self.most, self.inside)
        await self.door.wait()
        self.inside -= 1


async def imported(desk: Desk, person: int, file: FileIn) -> Outcome:
    hear = desk.screen("home").file
    assert hear is not None
    outcome: Outcome = await hear(
        desk.ctx(chat=person, user=person), desk.screen("home").data(), file
    )
    return outcome


async def replied(desk: Desk, person: int, file: FileIn) -> Outcome | None:
    return await answer_by_reply(desk.ctx(chat=person, user=person), ("ticket", "5"), file)


def file_of(person: int, size: int | None, fetch: Callable[[int], Awaitable[bytes]]) -> FileIn:
    return FileIn(
        update_id=1, chat=person, who=Sender(person), message_id=4, name="people.csv",
        mime="text/csv", size=size, fetch=fetch, caption="ببینید",
    )  # fmt: skip


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    """Each of the people has an account of their own."""
    async with opened(tmp_path) as made:
        await ready(made)
        for person in (FIRST, *OTHERS):
            await made.link(person, person)
        yield made


@pytest.mark.parametrize("take", [imported, replied])
@pytest.mark.parametrize("size", [SMALL + 1, 20 * 2**20, None])
async def test_one_big_file_arrives_at_a_time_and_small_ones_pass(
    desk: Desk, take: Take, size: int | None
) -> None:
    crowd = Crowd()

    async def big(_limit: int) -> bytes:
        await crowd.pass_through()
        return b"1,09121110001"

    async def small(_limit: int) -> bytes:
        return b"1,09121110002"

    async with asyncio.TaskGroup() as tasks:
        for person in OTHERS:
            tasks.create_task(take(desk, person, file_of(person, size, big)))
        try:
            assert isinstance(await take(desk, FIRST, file_of(FIRST, SMALL, small)), Push)
        finally:
            crowd.door.set()
    assert crowd.most == 1


async def test_two_big_files_leave_at_a_time_and_small_ones_pass(desk: Desk) -> None:
    crowd = Crowd()

    async def gate(request: httpx.Request) -> None:
        if int(request.headers["content-length"]) > SMALL:
            await crowd.pass_through()

    desk.script.answers["PostNewTicketReply"] = OK | {"TicketReplyId": 1}
    desk.script.gates["PostNewTicketReply"] = gate

    async def begun(person: int, size: int) -> ReplyData:
        async def fetch(_limit: int) -> bytes:
            return b"x" * size

        outcome = await replied(desk, person, file_of(person, size, fetch))
        assert isinstance(outcome, Push)
        assert isinstance(outcome.data, ReplyData)
        return outcome.data

    async def post(person: int, data: ReplyData) -> None:
        await desk.press(desk.ctx(chat=person, user=person), "ticket-reply", data, "send")

    small = await begun(FIRST, 1)
    letters = {person: await begun(person, SMALL + 1) for person in OTHERS}
    async with asyncio.TaskGroup() as tasks:
        for person, data in letters.items():
            tasks.create_task(post(person, data))
        try:
            await eventually(lambda: crowd.inside >= 2)
            await post(FIRST, small)
        finally:
            crowd.door.set()
    assert crowd.most == 2
    assert desk.script.asked.count("PostNewTicketReply") == 1 + len(OTHERS)


@pytest.mark.parametrize("length_said", [True, False])
async def test_two_big_files_are_on_their_way_at_a_time_and_small_ones_pass(
    desk: Desk, *, length_said: bool
) -> None:
    """Support's, from the service until the person has them, and one that arrives meanwhile."""
    crowd, sizes = Crowd(), {"small.pdf": SMALL, "big.pdf": SMALL + 1}

    async def parts(size: int) -> AsyncIterator[bytes]:
        yield b"x" * size

    async def fresh(request: httpx.Request) -> None:
        file = request.url.path.rsplit("/", 1)[-1]
        content = b"x" * sizes[file] if length_said else parts(sizes[file])
        desk.script.answers[file] = httpx.Response(200, content=content)

    desk.script.gates |= dict.fromkeys(sizes, fresh)
    addresses = [f"https://files.sms.ir/{name}" for name in sizes]
    reply = {"TicketReplyId": 9, "Body": "", "IsAdminReply": True, "DownloadUrl": addresses[1]}
    await ready(desk, DownloadUrl=addresses[0], TicketReplyDetails=[reply])

    async def arriving(_limit: int) -> bytes:
        await crowd.pass_through()
        return b"1,09121110001"

    async def given(person: int, place: int) -> int:
        ctx = desk.ctx(chat=person, user=person)
        async with ctx.until_shown:
            outcome = await desk.press(ctx, "ticket", TicketData(id=5), "file", str(place))
            if place:
                await crowd.pass_through()
            return len(outcome.files[0].content)

    async with asyncio.TaskGroup() as tasks:
        big = [tasks.create_task(given(person, 1)) for person in OTHERS]
        tasks.create_task(imported(desk, OTHERS[0], file_of(OTHERS[0], SMALL + 1, arriving)))
        try:
            await eventually(lambda: crowd.inside >= 2)
            assert await given(FIRST, 0) == SMALL
        finally:
            crowd.door.set()
    assert crowd.most == 2
    assert [each.result() for each in big] == [SMALL + 1] * len(OTHERS)


class Shelf(Imports):
    """The imports of a store, none of whose files is handed out before the crowd's door is open."""

    def __init__(self, imports: Imports, crowd: Crowd) -> None:
        vars(self).update(vars(imports))
        self._crowd = crowd

    async def pieces(self, of: Import) -> AsyncIterator[bytes]:
        await self._crowd.pass_through()
        async for piece in super().pieces(of):
            yield piece


def importing(team: TeamDesk) -> ImportWorker:
    return ImportWorker(team.parts.services, team.navigator, intervals=BookIntervals(idle=0.02))


async def waiting(team: TeamDesk, person: int, account: int, **fields: Any) -> int:
    """The number of an import that waits for the worker, and is its person's."""
    new = NewImport(
        id=person, chat=person, user=person, account_id=account, name="people.csv",
        **{"state": ImportState.READING, **fields},
    )  # fmt: skip
    batches = [[[1, "09121110009", "", "", "", None]]] if new.state is ImportState.RUNNING else []
    insertion = team.storage.imports.insertion(new, file=b"1,09121110001", batches=batches)
    await team.storage.run(insertion)
    return person


async def state_of(team: TeamDesk, number: int) -> tuple[ImportState, str, int]:
    """Where an import stands, its trouble, and the bytes of its file that are kept."""
    now = await team.storage.imports.get(number)
    assert now is not None
    return now.state, now.trouble, now.size


async def test_one_file_is_read_at_a_time_while_people_of_another_are_added(
    tmp_path: Path,
) -> None:
    crowd = Crowd()
    async with emptied(tmp_path) as team:
        link, files = team.storage.accounts.link, list[int]()
        for person, key in ((STRANGER, "demo-key-2"), (FORMER, "empty-key")):
            account = await link(person, person, key, key.replace("key", "secret"), "other")
            files.append(await waiting(team, person, account.id))
        book = team.twin.accounts["demo-key"].book
        adding = await waiting(
            team, OWNER, team.account.id, state=ImportState.RUNNING, format="text",
            group_id=next(iter(book.groups)), counts=ImportCounts(good=1),
        )  # fmt: skip
        team.storage.imports = Shelf(team.storage.imports, crowd)

        async def states() -> list[ImportState]:
            return [(await state_of(team, number))[0] for number in (*files, adding)]

        async def added() -> bool:
            return (await states())[-1] is ImportState.DONE

        async def all_read() -> bool:
            return (await states())[:2] == [ImportState.READY] * 2

        async with at_work(importing(team)):
            try:
                await eventually(added)
                await eventually(lambda: crowd.inside > 0)
                assert (await states())[:2] == [ImportState.READING] * 2
            finally:
                crowd.door.set()
            await eventually(all_read)
    assert crowd.most == 1


@pytest.mark.parametrize("deaths", [1, 2])
async def test_a_file_at_which_the_process_died_twice_is_given_up_and_said(
    tmp_path: Path, deaths: int
) -> None:
    async with emptied(tmp_path) as team:
        number = await waiting(team, OWNER, team.account.id)
        for _ in range(deaths):
            await team.storage.imports.begin_reading(number)

        async def over() -> bool:
            return (await state_of(team, number))[0] is not ImportState.READING

        async with at_work(importing(team)):
            await eventually(over)
        heavy = deaths > 1
        state, trouble, size = await state_of(team, number)
        assert (state, trouble) == (
            (ImportState.FAILED, "heavy") if heavy else (ImportState.READY, "")
        )
        assert size == 0
        (said,) = [text for chat, text in team.gateway.shown if chat == OWNER]
        assert ("خواندن این فایل دو بار ربات را از کار انداخت" in said) is heavy
        assert ("۱ نفر آمادهٔ افزودن" in said) is not heavy


def test_no_feature_fetches_a_file_past_the_others() -> None:
    """But what is bounded to less than a small file by itself."""
    fetching = {
        name(path)
        for path in sources("handlers")
        for node in nodes(path, ast.Attribute)
        if node.attr in {"fetch", "download"}
    }
    assert fetching == {"handlers/shared/big_files.py", "handlers/contacts/importing/add.py"}
