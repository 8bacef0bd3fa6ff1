"""What one person submits is decided once, by one write, whoever and whatever comes together."""

from __future__ import annotations

import asyncio
import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from screens import bands
from storage import (
    BOT,
    STRICTEST,
    Account,
    Approval,
    ApprovalKind,
    ApprovalRules,
    ApprovalState,
    CallState,
    CampaignState,
    Duplicate,
    NewAct,
    NewApproval,
    Storage,
    Vault,
    Verb,
    Wanted,
)
from storage.backup import snapshot
from storage.table_context import Effect
from tests.storage.support import CHAT, NOON, PERSON, TEXT, StoppedClock, all_bytes
from tests.storage.test_campaigns import new_campaign

OWNER, MANAGER = 800, 801
ELSEWHERE = bands.number("bale", 9)
DAY = timedelta(hours=24)
RACES = int(os.environ.get("PROVE_RACES", "60"))


def new_approval(account: Account, **changes: Any) -> NewApproval:
    fields: dict[str, Any] = {
        "chat": CHAT, "user": PERSON, "account_id": account.id, "frame": 3, "revision": 5,
        "kind": ApprovalKind.SEND, "content": {"text": TEXT}, "digest": "d1g35t", "recipients": 40,
        "most": 80, "expires_at": NOON + DAY,
    }  # fmt: skip
    return NewApproval.model_validate(fields | changes)


async def submitted(store: Storage, account: Account, **changes: Any) -> Approval:
    new = new_approval(account, **changes)
    await store.run(store.approvals.submission(new), full=True)
    approval = await store.approvals.submitted_on(new.chat, new.user, new.frame, new.revision)
    assert approval is not None
    return approval


async def again(store: Storage, approval: Approval) -> Approval:
    found = await store.approvals.get(approval.id)
    assert found is not None
    return found


def approving(store: Storage, approval: Approval, by: int, account: Account) -> list[Effect]:
    """An approval's whole commit: the decision, the campaign, and its number."""
    card = {"chat": approval.chat, "user": approval.user}
    new = new_campaign(account, frame=approval.frame, revision=approval.revision, **card)
    return [
        store.approvals.decision(approval, by, ApprovalState.APPROVED),
        store.campaigns.insertion(new),
        store.approvals.naming_campaign(approval),
    ]


async def commit(store: Storage, effects: list[Effect]) -> None:
    def work(db: Any) -> None:
        for effect in effects:
            effect(db)

    await store.run(work, full=True)


async def test_what_is_submitted_is_frozen_and_sealed(
    store: Storage, account: Account, path: Path
) -> None:
    approval = await submitted(store, account, wanted_at=NOON + timedelta(hours=3))
    assert approval.is_open
    assert approval.content == {"text": TEXT}
    assert (approval.recipients, approval.most, approval.digest) == (40, 80, "d1g35t")
    assert approval.wanted_at == NOON + timedelta(hours=3)
    with pytest.raises(Duplicate):
        await store.run(store.approvals.submission(new_approval(account)))
    await store.close()
    assert TEXT.encode() not in all_bytes(path.parent)


@pytest.mark.parametrize("state", [state for state in ApprovalState if state != "submitted"])
async def test_only_the_first_decision_counts(
    store: Storage, account: Account, state: ApprovalState
) -> None:
    approval = await submitted(store, account)
    assert await store.approvals.decide(approval, OWNER, state, "گران است")
    for other in ApprovalState:
        assert not await store.approvals.decide(approval, MANAGER, other)
    after = await again(store, approval)
    assert (after.state, after.decided_by, after.reason) == (state, OWNER, "گران است")
    assert after.content == {"text": TEXT}
    assert [each.id for each in await store.approvals.untold()] == [approval.id]
    await store.approvals.mark([approval.id], note="told")
    assert await store.approvals.untold() == []


async def test_who_withdraws_need_not_be_told(store: Storage, account: Account) -> None:
    approval = await submitted(store, account)
    assert await store.approvals.decide(approval, PERSON, ApprovalState.WITHDRAWN)
    assert await store.approvals.untold() == []


@pytest.mark.long
async def test_two_approvers_at_once_make_one_campaign(store: Storage, account: Account) -> None:
    """With a withdrawal in between; as often as `PROVE_RACES` says."""
    for number in range(RACES):
        approval = await submitted(store, account, frame=10 + number)
        tries = [commit(store, approving(store, approval, by, account)) for by in (OWNER, MANAGER)]
        withdrawal = store.approvals.decide(approval, PERSON, ApprovalState.WITHDRAWN)
        order = [withdrawal, *tries] if number % 3 == 0 else [*tries, withdrawal]
        results = await asyncio.gather(*order, return_exceptions=True)
        after = await again(store, approval)
        campaign = await store.campaigns.confirmed_on(CHAT, PERSON, 10 + number, 5)
        if after.state is ApprovalState.APPROVED:
            assert campaign is not None
            assert after.campaign == campaign.id
            assert sum(each is None for each in results) == 1
            assert campaign.state is CampaignState.WAITING
        else:
            assert after.state is ApprovalState.WITHDRAWN
            assert campaign is None
            assert sum(isinstance(each, Duplicate) for each in results) == 2


async def test_a_decision_whose_rows_cannot_be_written_is_none(
    store: Storage, account: Account
) -> None:
    approval = await submitted(store, account)
    decision, insertion, _ = approving(store, approval, OWNER, account)
    await commit(store, [insertion])
    with pytest.raises(Duplicate):
        await commit(store, [decision, insertion])
    assert (await again(store, approval)).is_open


async def test_nobody_approves_what_has_expired(
    store: Storage, account: Account, clock: StoppedClock
) -> None:
    approval = await submitted(store, account)
    other = await submitted(store, account, frame=4, expires_at=NOON + 2 * DAY)
    assert await store.approvals.next_end() == NOON + DAY
    now = clock.forward(hours=24)
    assert not await store.approvals.decide(approval, OWNER, ApprovalState.APPROVED)
    assert await store.approvals.expire(now) == 1
    assert (await again(store, approval)).state is ApprovalState.EXPIRED
    assert [each.id for each in await store.approvals.untold()] == [approval.id]
    assert (await again(store, other)).is_open
    assert await store.approvals.next_end() == NOON + 2 * DAY
    (act,) = await store.audit.page(account.id)
    assert (act.verb, act.person, act.role, act.ref) == (Verb.EXPIRED, 0, BOT, str(approval.id))
    assert (act.people, act.parts, act.place) == (40, 80, CHAT)


async def test_what_is_taken_from_somebody_stands_in_the_audit_with_who_took_it(
    store: Storage, account: Account
) -> None:
    asked = [await submitted(store, account, frame=each) for each in (4, 5)]
    mine = await submitted(store, account, frame=6, user=MANAGER)
    assert await store.approvals.void_of(account.id, PERSON, by=OWNER) == len(asked)
    acts = await store.audit.page(account.id, Wanted(verbs=(Verb.VOIDED,)))
    assert [(act.person, act.ref) for act in acts] == [
        (OWNER, str(each.id)) for each in reversed(asked)
    ]
    await store.people.serve_only({account.owner, OWNER})
    (barred, *_) = await store.audit.page(account.id, Wanted(verbs=(Verb.VOIDED,)))
    assert (barred.person, barred.ref) == (0, str(mine.id))


async def test_open_ones_stand_first_and_each_sees_their_own(
    store: Storage, account: Account
) -> None:
    first, second = [await submitted(store, account, frame=each) for each in (4, 5)]
    mine = await submitted(store, account, frame=6, user=MANAGER)
    await store.approvals.decide(second, OWNER, ApprovalState.REFUSED)
    page = await store.approvals.page(account.id, 0, 10)
    assert [each.id for each in page] == [mine.id, first.id, second.id]
    assert [each.id for each in await store.approvals.page(account.id, 1, 1)] == [first.id]
    own = await store.approvals.page(account.id, 0, 10, user=MANAGER)
    assert [each.id for each in own] == [mine.id]
    assert await store.approvals.count(account.id) == (3, 2)
    assert await store.approvals.count(account.id, user=MANAGER) == (1, 1)


async def test_one_s_own_is_one_s_own_in_either_messenger(store: Storage, account: Account) -> None:
    """Listed in both; who withdraws it or decides about it by the other one need not be told."""
    code = await store.identities.make_code(PERSON, "")
    assert await store.identities.join(code, ELSEWHERE)
    await submitted(store, account, frame=1, user=MANAGER)
    mine, ours = [await submitted(store, account, frame=each) for each in (4, 5)]
    there = await submitted(store, account, frame=6, chat=ELSEWHERE, user=ELSEWHERE)
    for user in (PERSON, ELSEWHERE):
        page = await store.approvals.page(account.id, 0, 10, user=user)
        assert [each.id for each in page] == [there.id, ours.id, mine.id]
        assert await store.approvals.count(account.id, user=user) == (3, 3)
    assert await store.approvals.decide(mine, ELSEWHERE, ApprovalState.WITHDRAWN)
    assert await store.approvals.decide(ours, ELSEWHERE, ApprovalState.APPROVED)
    assert await store.approvals.untold() == []
    assert not (await again(store, ours)).awaited


async def test_it_is_announced_and_reminded_of_once(store: Storage, account: Account) -> None:
    approval = await submitted(store, account)
    assert await store.approvals.to_remind(NOON + DAY, since=NOON) == [], "nobody knows of it yet"
    assert await store.approvals.unannounced() == [approval]
    await store.approvals.mark([approval.id], note="announced")
    assert await store.approvals.unannounced() == []
    assert await store.approvals.to_remind(NOON, since=NOON) == []
    earlier = NOON - timedelta(hours=2)
    assert await store.approvals.to_remind(NOON + DAY, since=earlier) == [], "it has just come"
    assert [each.id for each in await store.approvals.to_remind(NOON + DAY, since=NOON)] == [
        approval.id
    ]
    await store.approvals.mark([approval.id], note="reminded")
    assert await store.approvals.to_remind(NOON + DAY, since=NOON) == []


async def test_who_may_not_ask_any_more_has_nothing_waiting(
    store: Storage, account: Account
) -> None:
    theirs = await submitted(store, account)
    other = await submitted(store, account, user=MANAGER)
    assert await store.approvals.void_of(account.id, PERSON, by=OWNER) == 1
    after = await again(store, theirs)
    assert (after.state, after.decided_by) == (ApprovalState.VOIDED, OWNER)
    assert not after.is_of_backup
    assert (await again(store, other)).is_open


async def test_a_copy_holds_nothing_that_could_be_approved_a_second_time(
    store: Storage, account: Account, path: Path, tmp_path: Path, vault: Vault
) -> None:
    approval = await submitted(store, account)
    await store.close()
    snapshot(path, tmp_path / "copy.db")
    async with await Storage.open(tmp_path / "copy.db", vault) as copy:
        after = await again(copy, approval)
        assert after.state is ApprovalState.VOIDED
        assert after.is_of_backup
        assert [each.id for each in await copy.approvals.untold()] == [approval.id]


async def test_it_goes_with_the_account_and_with_time(store: Storage, account: Account) -> None:
    decided, waiting = [await submitted(store, account, frame=each) for each in (4, 5)]
    await store.approvals.decide(decided, OWNER, ApprovalState.REFUSED)
    assert await store.approvals.forget(NOON) == 0
    assert await store.approvals.forget(NOON + DAY) == 1
    assert (await again(store, waiting)).is_open
    await store.accounts.unlink(CHAT)
    assert await store.approvals.get(waiting.id) is None


async def test_rules_are_of_their_account_and_the_strictest_where_no_key_opens_them(
    store: Storage, account: Account
) -> None:
    rules, table = ApprovalRules(own=True, ceiling=40), store.approval_rules
    assert await table.of(account.id) == ApprovalRules()
    await store.run(table.writing(account.id, rules))
    assert await table.of(account.id) == rules
    other = await store.accounts.link(CHAT, PERSON, "other-key", "other-secret", "other")
    moved = "UPDATE approval_rules SET account_id = ?"
    await store.run(lambda db: db.execute(moved, (other.id,)))
    assert await table.of(other.id) == STRICTEST
    assert await table.of(account.id) == ApprovalRules()


@pytest.mark.parametrize("state", ["due", "out"])
async def test_a_call_is_claimed_once_and_its_end_is_written_with_the_act(
    store: Storage, account: Account, state: str, tmp_path: Path, path: Path
) -> None:
    approval, calls = await submitted(store, account), store.approval_calls
    await store.run(calls.insertion(approval.id))
    assert await calls.due() == [approval.id]
    if state == "out":
        assert [await calls.claim(approval.id) for _ in range(2)] == [True, False]
        assert await calls.due() == []
    snapshot(path, tmp_path / "copy.db")
    copy = await Storage.open(tmp_path / "copy.db", store._context.vault)
    assert await copy.approval_calls.state(approval.id) is CallState.UNKNOWN
    await copy.close()
    act = NewAct(verb=Verb.GROUP_DELETED, person=PERSON, place=CHAT, account=account.id)
    assert await calls.finish(approval.id, CallState.DONE, act) == (state == "out")
    assert len(await store.audit.page(account.id)) == (state == "out")
    assert await calls.out() == []
