"""Checks of sendings, drafts and ready texts."""

from __future__ import annotations

import pytest

from sandbox.smsir import SmsIrTwin
from smsir import SmsIr
from tests.smsir.operation_checks.registry import of, told


@of("GetDraftMessages")
async def drafts(account: SmsIr, twin: SmsIrTwin) -> None:
    found = {(one.id, one.text) for one in await account.drafts.list()}
    assert found == {(one.draft_id, one.text) for one in twin.accounts["demo-key"].drafts}


@of("AddOrUpdateDraftMessage")
async def save_draft(account: SmsIr, _: SmsIrTwin) -> None:
    (added,) = await account.drafts.add("تا شنبه تعطیلیم")
    assert added.id is not None
    await account.drafts.edit(added.id, "تا یکشنبه تعطیلیم")
    texts = {one.id: one.text for one in await account.drafts.list()}
    assert texts[added.id] == "تا یکشنبه تعطیلیم"


@of("DeleteDraftMessage")
async def delete_draft(account: SmsIr, twin: SmsIrTwin) -> None:
    draft = (await account.drafts.list())[0]
    assert draft.id is not None
    await account.drafts.delete(draft.id)
    assert draft.id not in {one.draft_id for one in twin.accounts["demo-key"].drafts}


@of("Send")
async def send(account: SmsIr, twin: SmsIrTwin) -> None:
    text = "گل‌فروشی یاس: جمعه تعطیلیم.\r\n «شنبه» 🌹 "
    group = next(one for one in await account.contacts.groups() if one.name == "همکاران")
    person = (await account.contacts.search(mobile="0"))[-1]
    sending = await account.messages.send(
        text, group_ids=[told(group.id)], relation_ids=[told(person.relation_id)]
    )
    (batch,) = twin.sent()
    assert batch.text == text
    assert (sending.message_id, sending.batch_key) == (batch.message_id, batch.batch_key)
    assert [one.mobile for one in sending.ids] == batch.recipients
    assert told(group.contacts_count) <= len(batch.recipients) <= told(group.contacts_count) + 1


@of("SendByMobileNumbers")
async def send_numbers(account: SmsIr, twin: SmsIrTwin) -> None:
    sending = await account.messages.send_numbers("سلام", ["09351112233", "09351112244"])
    assert twin.sent()[0].recipients == ["09351112233", "09351112244"]
    assert [one.mobile for one in sending.ids] == ["09351112233", "09351112244"]


@of("GroupContactsDistinctCount")
async def count(account: SmsIr, _: SmsIrTwin) -> None:
    group = next(one for one in await account.contacts.groups() if one.contacts_count == 180)
    found = await account.messages.count([told(group.id)])
    assert (found.valid, found.invalid) == (176, 4)


@of("GetLastSentMessagesFromLastId")
async def sent_from(account: SmsIr, twin: SmsIrTwin) -> None:
    await account.messages.send_numbers("سلام", ["09351112233"])
    found = await account.messages.sent_from()
    assert (found[0].text, found[0].recipients) == ("سلام", 1)
    assert found[0].batch_key == twin.sent()[0].batch_key
    assert found[0].sent_at is not None
    assert found[0].sent_at.timestamp() == pytest.approx(twin.now(), abs=1)
    assert await account.messages.sent_from(told(found[0].id)) == found[1:]


@of("GetLastSentMessagesByPageId")
async def sent_page(account: SmsIr, _: SmsIrTwin) -> None:
    assert await account.messages.sent_page() == await account.messages.sent_from()


@of("GetSentMessagesMobileNumbers")
async def numbers(account: SmsIr, twin: SmsIrTwin) -> None:
    sending = await account.messages.send_numbers("سلام", ["09351112233"])
    assert sending.batch_key is not None
    before = await account.messages.numbers(sending.batch_key)
    twin.advance(24 * 3600)
    (after,) = await account.messages.numbers(sending.batch_key)
    assert before[0].delivery
    assert after.delivery != before[0].delivery
    assert (after.mobile, after.text, after.batch_key) == ("09351112233", "سلام", sending.batch_key)


@of("GetOccasionalMessageCategory")
async def categories(account: SmsIr, _: SmsIrTwin) -> None:
    assert all(one.id and one.name and one.count for one in await account.occasions.categories())


@of("GetOccasionalMessages")
async def occasions(account: SmsIr, _: SmsIrTwin) -> None:
    category = (await account.occasions.categories())[0]
    found = await account.occasions.messages(told(category.id))
    assert len(found) == category.count
    assert {one.category_id for one in found} == {category.id}
