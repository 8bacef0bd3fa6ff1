"""F08: "Object reference not set…" is the service's own failure: it may have sent all the same."""

from __future__ import annotations

import pytest

from storage import JobState
from tests.stories.harness.shop import Shop
from tests.stories.sending import carded, confirmed, jobs


@pytest.mark.parametrize(
    ("processed", "wanted", "state"),
    [
        (True, "در فهرست پیامک‌های ارسال‌شده پیدا شد", JobState.SENT),
        (False, "معلوم نیست ارسال شده یا نه", JobState.UNKNOWN),
    ],
)
async def test_it_is_looked_up_like_a_lost_answer(
    shop: Shop, *, processed: bool, wanted: str, state: JobState
) -> None:
    await shop.link()
    await carded(shop)
    shop.smsir.faults.add("Send", "object_reference", processed=processed)

    await confirmed(shop, wanted)

    (job,) = await jobs(shop)
    assert job.state is state
    assert len(shop.smsir.calls("Send")) == 1
    assert len(shop.smsir.sent()) == int(processed)
