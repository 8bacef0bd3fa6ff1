from __future__ import annotations

from typing import Any

from sqlite_utils.db import Database

from storage import (
    Account,
    ChatSettings,
    NewCampaign,
    NewExport,
    NewFollow,
    NewGreeting,
    NewImport,
    NewPush,
    Storage,
)
from tests.storage.support import (
    API_KEY,
    CHAT,
    NOON,
    PERSON,
    SECRET,
    StoppedClock,
    act,
    confirm,
    keep_news,
    new_job,
)
from tests.storage.test_approvals import new_approval
from tests.storage.test_members import COLLEAGUE, member

OLD, NEW = -500, -100500


async def test_a_chat_that_was_seen_is_known(store: Storage) -> None:
    assert await store.chats.get(CHAT) is None
    await store.chats.seen(CHAT, PERSON, "private", "fa")
    await store.chats.seen(CHAT, PERSON, "private", "en")
    chat = await store.chats.get(CHAT)
    assert chat is not None
    assert (chat.user, chat.kind, chat.language, chat.reachable) == (PERSON, "private", "en", True)
    assert chat.seen_at == NOON


async def test_a_group_keeps_whom_it_met_first(store: Storage) -> None:
    await store.chats.seen(OLD, 1, "group", "fa")
    await store.chats.seen(OLD, 2, "group", "en")
    chat = await store.chats.get(OLD)
    assert chat is not None
    assert (chat.user, chat.language) == (1, "fa")


async def test_an_unchanged_chat_is_not_written_again(store: Storage, clock: StoppedClock) -> None:
    await store.chats.seen(CHAT, PERSON, "private", "fa")
    clock.forward(hours=1)
    await store.chats.seen(CHAT, PERSON, "private", "fa")
    chat = await store.chats.get(CHAT)
    assert chat is not None
    assert chat.seen_at == NOON


async def test_a_blocked_bot_comes_back_with_the_next_update(store: Storage) -> None:
    await store.chats.seen(CHAT, PERSON, "private", "fa")
    assert await store.chats.is_reachable(CHAT)
    await store.chats.unreachable(CHAT)
    assert not await store.chats.is_reachable(CHAT)
    await store.chats.seen(CHAT, PERSON, "private", "fa")
    assert await store.chats.is_reachable(CHAT)


async def test_reachability_can_be_said_of_a_chat_never_seen(store: Storage) -> None:
    assert await store.chats.is_reachable(CHAT)
    await store.chats.unreachable(CHAT)
    assert not await store.chats.is_reachable(CHAT)
    await store.chats.reachable(CHAT)
    assert await store.chats.is_reachable(CHAT)


def planned(account: Account, *, chat: int = NEW, frame: int = 1) -> NewCampaign:
    return NewCampaign(
        chat=chat, user=PERSON, account_id=account.id, frame=frame, revision=1, content={},
        recipients=1, segments=1, due_at=NOON,
    )  # fmt: skip


async def fill(store: Storage, chat: int, account: Account) -> None:
    """A row in every table that names a chat."""
    await store.accounts.attach(chat, account.id, PERSON)
    await store.chats.seen(chat, PERSON, "group", "fa")
    await store.settings.update(chat, language="en")
    await confirm(store, chat=chat, account_id=account.id)
    await store.states.save(chat, PERSON, str(chat).encode())
    await store.bindings.bind(chat, 1, "ticket", str(chat), 5)
    await keep_news(
        store,
        NewPush(account_id=account.id, chat=chat, kind="k", ref="r", payload=b"p", due_at=NOON),
    )
    await store.audit.note(act(place=chat))
    await store.members.write(member(account))
    assert await store.departures.left(account.id, chat, COLLEAGUE)
    await store.letters.begin(account.id, chat, PERSON)
    owned: dict[str, Any] = {
        "id": abs(chat),
        "chat": chat,
        "user": PERSON,
        "account_id": account.id,
    }
    await store.imports.insert(NewImport(**owned))
    export = store.exports.insertion(NewExport(**owned, kind="all", format="xlsx"))
    await store.run(export)
    del owned["id"]
    await store.run(store.campaigns.insertion(planned(account, chat=chat)))
    asked = new_approval(account, chat=chat, frame=1)
    await store.run(store.approvals.submission(asked))
    greeting = {"text": "t", "clock": 0, "most": 1, "planned_until": NOON.date()}
    owner = await store.accounts.for_chat(chat)
    greeted = owned | greeting | {"account_id": owner.id if owner else 0}
    await store.run(store.greetings.switching_on(NewGreeting.model_validate(greeted)))
    await store.deliveries.follow(
        NewFollow(**owned, batch_key="k", want="count", sent_at=None, recipients=1, due_at=NOON)
    )


def chats_in_tables(db: Database) -> dict[str, set[int]]:
    return {
        table.name: {row["chat"] for row in table.rows}
        for table in db.tables
        if "chat" in table.columns_dict
    }


async def test_a_new_chat_id_is_changed_in_every_table(store: Storage, account: Account) -> None:
    await fill(store, OLD, account)
    before = await store.run(chats_in_tables, write=False)
    assert all(OLD in chats for chats in before.values()), "a table is not filled by this test"
    await store.chats.migrate(OLD, NEW)
    after = await store.run(chats_in_tables, write=False)
    assert all(NEW in chats and OLD not in chats for chats in after.values())
    found = await store.accounts.for_chat(NEW)
    assert found is not None
    assert found.id == account.id
    assert await store.states.load(NEW, PERSON) == str(OLD).encode()
    assert await store.settings.get(NEW) == ChatSettings(language="en")
    assert (await store.outbox.recent(NEW))[0].text is not None
    await store.chats.migrate(NEW, NEW)
    assert await store.states.load(NEW, PERSON) == str(OLD).encode()


async def test_where_both_ids_have_rows_the_newer_stand_and_no_job_is_lost(
    store: Storage,
) -> None:
    account = await store.accounts.link(CHAT, PERSON, API_KEY, SECRET, "shop")
    await fill(store, OLD, account)
    await fill(store, NEW, account)
    await store.chats.migrate(OLD, NEW)
    assert await store.states.load(NEW, PERSON) == str(NEW).encode()
    assert await store.bindings.find(NEW, 1) == ("ticket", str(NEW), 5)
    jobs = await store.outbox.recent(NEW)
    assert len(jobs) == 2
    assert all(job.chat == NEW and job.text for job in jobs)
    campaigns = await store.campaigns.open_of(account.id)
    assert [campaign.chat for campaign in campaigns] == [NEW, NEW], "both may still leave"
    approvals = await store.approvals.page(account.id, 0, 10)
    assert [approval.chat for approval in approvals] == [NEW, NEW], "both may still be decided"


async def test_a_job_that_moved_takes_no_number_of_a_turn(store: Storage, account: Account) -> None:
    """A turn's rows have the campaign's id, negated, as their frame."""
    await fill(store, NEW, account)
    await confirm(store, chat=OLD, account_id=account.id, revision=1)
    await confirm(store, chat=NEW, account_id=account.id, revision=1)
    moved = (await store.outbox.recent(OLD))[0]
    for _ in range(moved.id):
        number = await store.campaigns.count_open(account.id)
        await store.run(store.campaigns.insertion(planned(account, frame=100 + number)))
    await store.chats.migrate(OLD, NEW)

    for campaign in await store.campaigns.open_of(account.id):
        turn = new_job(
            chat=NEW,
            account_id=account.id,
            frame=campaign.outbox_frame,
            revision=campaign.turn,
            user=campaign.user,
        )
        assert await store.campaigns.leave(campaign, [store.outbox.insertion(turn)])
