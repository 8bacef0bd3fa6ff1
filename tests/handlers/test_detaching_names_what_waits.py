"""Detaching a group says how many scheduled SMS of that group will not be sent, and no others."""

from __future__ import annotations

from datetime import timedelta

import pytest

from storage import NewCampaign
from tests.handlers.desk import GROUP, OWNER, Desk


@pytest.mark.parametrize("in_group", [0, 1, 3])
async def test_those_of_the_group_are_named_and_no_others(desk: Desk, in_group: int) -> None:
    account = await desk.link()
    await desk.storage.accounts.attach(GROUP, account, OWNER)
    campaigns = desk.storage.campaigns
    for number, chat in enumerate([OWNER, *[GROUP] * in_group]):
        new = NewCampaign(
            chat=chat, user=OWNER, account_id=account, frame=number + 1, revision=1,
            content={"text": "سلام"}, recipients=3, segments=1,
            due_at=desk.now + timedelta(hours=1),
        )  # fmt: skip
        await desk.storage.run(campaigns.insertion(new), full=True)

    asked = await desk.text(desk.ctx(chat=GROUP), "unlink")

    assert ("زمان‌بندی‌شدهٔ این گروه" in asked) is bool(in_group)
    if in_group:
        assert desk.ctx().fmt.number(in_group) in asked
