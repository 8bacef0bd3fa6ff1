"""F07: an error page, nothing, or broken JSON as the answer to Send: it may have been sent."""

from __future__ import annotations

from typing import Any

import pytest

from storage import JobState
from tests.stories.harness.shop import Shop
from tests.stories.sending import carded, confirmed, jobs

ANSWERS: list[tuple[str, dict[str, Any]]] = [
    ("http500", {"after": True}),
    ("empty", {}),
    ("malformed", {}),
    ("not_json_200", {}),
    ("redirect", {"url": "http://127.0.0.1:9/", "processed": True}),
]


@pytest.mark.parametrize(("kind", "params"), ANSWERS)
async def test_an_unreadable_answer_is_looked_up_and_never_repeated(
    shop: Shop, kind: str, params: dict[str, Any]
) -> None:
    await shop.link()
    await carded(shop)
    shop.smsir.faults.add("Send", kind, **params)

    await confirmed(shop, "در فهرست پیامک‌های ارسال‌شده پیدا شد")

    (job,) = await jobs(shop)
    assert job.state is JobState.SENT
    assert len(shop.smsir.calls("Send")) == 1
    assert len(shop.smsir.sent()) == 1


async def test_an_error_page_without_a_send_stays_unknown(shop: Shop) -> None:
    await shop.link()
    await carded(shop)
    shop.smsir.faults.add("Send", "http500")

    await confirmed(shop, "معلوم نیست ارسال شده یا نه")

    (job,) = await jobs(shop)
    assert job.state is JobState.UNKNOWN
    assert len(shop.smsir.calls("Send")) == 1
    assert shop.smsir.sent() == []
