"""Reports: delivery goes forward with the clock and settles, each time alike for a number."""

from __future__ import annotations

from collections import Counter

from sandbox.seed import words
from sandbox.smsir import final_status
from tests.sandbox.smsir.support import REGULARS, STAFF, Service

ORDER = {words.SENT_TO_OPERATOR: 0, words.AT_OPERATOR: 1}


async def _statuses(service: Service, batch_key: str) -> dict[str, str]:
    """Status by mobile, over all pages."""
    found: dict[str, str] = {}
    last = 0
    while True:
        answer = await service.get(
            "/Message/GetSentMessagesMobileNumbers", lastId=last, batchKey=batch_key
        )
        if not answer["Messages"]:
            return found
        assert answer["Messages"][-1]["Id"] != last, "the walk goes in circles"
        last = answer["Messages"][-1]["Id"]
        found |= {f"0{row['MobileNumber']}": row["DeliveryStatus"] for row in answer["Messages"]}


async def test_every_sms_starts_at_the_operator_and_settles_in_a_minute(service: Service) -> None:
    key = (await service.send("سلام", REGULARS))["BatchKey"]
    assert set((await _statuses(service, key)).values()) == {words.SENT_TO_OPERATOR}
    service.twin.advance(60)
    settled = await _statuses(service, key)
    assert settled == {mobile: final_status(mobile) for mobile in service.twin.sent()[0].recipients}
    assert 0.8 < Counter(settled.values())[words.DELIVERED] / 176 < 0.97
    service.twin.advance(600)
    assert await _statuses(service, key) == settled


async def test_delivery_never_goes_backwards(service: Service) -> None:
    key = (await service.send("سلام", STAFF))["BatchKey"]
    ranks = dict.fromkeys(service.twin.sent()[0].recipients, 0)
    mixed = False
    for _ in range(13):
        now = {m: ORDER.get(s, 2) for m, s in (await _statuses(service, key)).items()}
        finals = {m for m in now if final_status(m) == words.AT_OPERATOR}
        assert all(now[m] >= ranks[m] for m in ranks if m not in finals)
        mixed = mixed or len(set(now.values())) > 1
        ranks = now
        service.twin.advance(5)
    assert mixed


async def test_the_pace_of_delivery_can_be_set(service: Service) -> None:
    service.twin.settle_seconds = 1
    key = (await service.send("سلام", STAFF))["BatchKey"]
    service.twin.advance(1)
    assert words.SENT_TO_OPERATOR not in (await _statuses(service, key)).values()


async def test_a_test_may_decide_what_becomes_of_a_number(service: Service) -> None:
    key = (await service.send("سلام", STAFF))["BatchKey"]
    mobile = service.twin.sent()[0].recipients[0]
    service.account.delivery[mobile] = words.BLACKLISTED
    assert (await _statuses(service, key))[mobile] == words.BLACKLISTED


async def test_a_sending_is_found_in_both_lists_of_sent_messages(service: Service) -> None:
    key = (await service.send("متن ویژه", STAFF))["BatchKey"]
    for path in ("GetLastSentMessagesFromLastId", "GetLastSentMessagesByPageId"):
        newest = (await service.get(f"/Message/{path}"))["Messages"][0]
        assert (newest["BatchKey"], newest["Message"]) == (key, "متن ویژه")
        assert newest["DistinctRecipientsCount"] == 12
        assert newest["SendDateTime"] == "2026-10-14T09:30:00"
        assert newest["PersianSendDateTime"] == "1405/07/22 09:30"


async def test_an_unknown_batch_key_is_refused_and_a_missing_one_is_a_fault(
    service: Service,
) -> None:
    unknown = await service.get("/Message/GetSentMessagesMobileNumbers", batchKey="x")
    missing = await service.get("/Message/GetSentMessagesMobileNumbers")
    assert "یافت نشد" in unknown["Message"]
    assert missing["Message"].startswith("Object reference")
