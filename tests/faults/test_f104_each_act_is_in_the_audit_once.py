"""F104: each act on money, people and keys stands in the audit once, with the person whose it is.

Every flow of `half_done` is played as it is, one person each, in one shop; what leaves later comes
due. A flow that is new must say here what it writes down.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
import pytest_asyncio

from storage import Act, ActResult, Verb
from tests.faults.approval_flows import COLLEAGUE, colleague_of, dismissed
from tests.faults.half_done import Chat, act, clock_of, say
from tests.faults.test_f100_account_changes_with_work_half_done import (
    FLOWS,
    TICKET,
    Flow,
    _begun,
    _opened,
    unlinked,
)
from tests.stories.harness.shop import Shop
from tests.stories.harness.waiting import eventually

SENT, PLANNED, CHANGED = Verb.SENT, Verb.PLANNED, Verb.CHANGED
WRITTEN: dict[str, list[Verb]] = {
    "send": [SENT],
    "send by name": [SENT],
    "send to oneself": [SENT],
    "draft": [],
    "ticket": [Verb.TICKET_OPENED],
    "reply": [Verb.TICKET_ANSWERED],
    "close": [Verb.TICKET_CLOSED],
    "import": [Verb.IMPORTED],
    "export": [Verb.EXPORTED],
    "follow-up": [],
    "schedule": [PLANNED, SENT],
    "paced": [PLANNED, SENT],
    "scheduled, edited": [PLANNED, CHANGED, SENT],
    "scheduled, another time": [PLANNED, CHANGED, SENT],
    "scheduled, sent now": [PLANNED, SENT],
    "scheduled, stopped": [PLANNED, Verb.STOPPED],
    "birthday greeting": [Verb.GREETINGS_ON],
    "approve": [Verb.SUBMITTED, Verb.APPROVED, SENT],
    "refuse": [Verb.SUBMITTED, Verb.DECLINED],
    "ask and withdraw": [Verb.SUBMITTED, Verb.WITHDRAWN],
    "group": [Verb.GROUP_CHANGED],
    "delete a group": [Verb.GROUP_DELETED],
}
MORE = {
    "pause": (Flow((act("pause"), act("resume")), FLOWS["scheduled, edited"].before),
              [PLANNED, Verb.PAUSED, Verb.RESUMED, SENT]),
    "settings": (Flow((say("/settings"), act("digits"))), [Verb.SETTINGS_CHANGED]),
    "new group": (Flow((say("/groups"), act("new"), say("مشتریان ونک"))), [Verb.GROUP_ADDED]),
    "payments": (Flow((say("/transactions"), act("export"))), [Verb.EXPORTED]),
    "report": (Flow((say("/sent"), act("show"), act("file"))), [Verb.EXPORTED]),
    "a contact": (Flow((say("/contacts"), act("show"), act("emoji"))), [Verb.CONTACT_CHANGED]),
    "somebody goes": (
        Flow((say("/contacts"), act("show"), act("delete"), act("yes"))), [Verb.CONTACTS_DELETED]
    ),
}  # fmt: skip
CASES = {
    **{name: (FLOWS[name], verbs) for name, verbs in WRITTEN.items() if not name.startswith("del")},
    **MORE,
    "delete a group": (FLOWS["delete a group"], WRITTEN["delete a group"]),
}


def test_every_flow_says_what_it_writes_down() -> None:
    assert WRITTEN.keys() == FLOWS.keys()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shop(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Shop]:
    async with _opened(tmp_path_factory.mktemp("shop"), 0.0) as shop:
        yield shop


async def _come_due(shop: Shop, account: int) -> None:
    """All that waits leaves, slice by slice."""
    storage, clock = shop.bot.storage, clock_of(shop)

    async def all_left() -> bool:
        for campaign in await storage.campaigns.open_of(account):
            if campaign.due_at > clock():
                clock.turn_to(campaign.due_at + timedelta(seconds=1))
        return not await storage.campaigns.open_of(account)

    await eventually(all_left)


async def _rows(shop: Shop, account: int, many: int) -> list[Act]:
    """Of the account, the oldest first, once there are so many of them and nothing runs."""
    storage = shop.bot.storage

    async def there() -> bool:
        open_ = await storage.outbox.count_open(account) + await storage.imports.count_open(account)
        return not open_ and await storage.audit.count(account) >= many

    await eventually(there)
    return [*reversed(await storage.audit.page(account))]


@pytest.mark.story
@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize("case", CASES.values(), ids=list(CASES))
async def test_f104_one_row_an_act_with_the_person_whose_it_is(
    shop: Shop, case: tuple[Flow, list[Verb]]
) -> None:
    flow, verbs = case
    chat = await _begun(shop, flow)
    ident = chat.person.id
    account = await shop.bot.storage.accounts.present(ident)
    for step in flow.steps:
        await chat.do(step)
    await _come_due(shop, account)
    rows = await _rows(shop, account, 1 + len(verbs))
    assert [row.verb for row in rows] == [Verb.LINKED, *verbs]
    for row in rows:
        assert (row.person, row.name, row.role, row.place) == _whose(chat, flow, row)
        assert row.result is ActResult.DONE, row
        assert not _whole_numbers(row), row
    assert (await shop.bot.storage.audit.check()).broken_at is None
    _check_details(rows)
    clock_of(shop).back()
    if flow.writer:
        await dismissed(chat)
        return
    await unlinked(chat)
    last = (await shop.bot.storage.audit.page(account))[0]
    assert (last.verb, last.person) == (Verb.UNLINKED, ident)


def _whose(chat: Chat, flow: Flow, row: Act) -> tuple[int, str, str, int]:
    """Person, name, role and place: of who asked, where somebody else decided."""
    ident, colleague = chat.person.id, colleague_of(chat)
    if row.verb is Verb.SUBMITTED and not flow.writer:
        return colleague, COLLEAGUE, "writer", colleague
    if row.approver is not None:
        assert (row.approver, row.approved_by) == (ident, "مریم")
        return colleague, COLLEAGUE, "writer", colleague
    role = "writer" if flow.writer and row.verb is not Verb.LINKED else "owner"
    return ident, "مریم", role, ident


def _whole_numbers(row: Act) -> bool:
    return "0912" in f"{row.object}{row.code}{row.ref}"


def _check_details(rows: list[Act]) -> None:
    """What is sent says how much and by which campaign; what is done to a thing names it."""
    for row in rows:
        if row.verb in {SENT, PLANNED, Verb.IMPORTED, Verb.CONTACTS_DELETED}:
            assert row.people, row
        if row.verb is SENT:
            assert (row.parts or 0) >= (row.people or 0) > 0, row
            assert row.code, row
            assert row.ref, row
        if row.verb in {Verb.IMPORTED, Verb.EXPORTED, Verb.GROUP_CHANGED, Verb.GROUP_DELETED}:
            assert row.object, row
        if row.verb in {Verb.TICKET_ANSWERED, Verb.TICKET_CLOSED}:
            assert row.ref == str(TICKET), row
