"""Sending: who gets it, what it costs, and what is refused."""

from __future__ import annotations

import pytest

from sandbox.smsir import Quirks
from tests.sandbox.smsir.support import LATER, NEWCOMERS, REGULARS, STAFF, Json, Service


async def test_sending_spends_a_segment_for_each_recipient(service: Service) -> None:
    answer = await service.send("سلام. امروز رز تازه داریم.", REGULARS)
    assert answer["IsSuccessful"] is True
    assert len(answer["Ids"]) == 176
    assert (await service.get("/WhiteSms/GetUserInfo"))["Credit"] == 1250 - 176
    (batch,) = service.twin.sent()
    assert (batch.batch_key, batch.cost) == (answer["BatchKey"], 176)
    assert batch.recipients == [one["MobileNumber"] for one in answer["Ids"]]


async def test_a_longer_text_costs_its_parts(service: Service) -> None:
    await service.send("س" * 71, STAFF)
    assert service.account.credit == 1250 - 2 * 12


async def test_waiting_and_cancelled_people_are_left_out(service: Service) -> None:
    answer = await service.send("سلام", NEWCOMERS)
    assert len(answer["Ids"]) == 34
    service.twin.advance(24 * LATER)
    assert len((await _again(service, NEWCOMERS))["Ids"]) == 40
    assert len((await _again(service, REGULARS))["Ids"]) == 178


async def _again(service: Service, group: str) -> Json:
    await service.log_in()
    return await service.send("دوباره سلام", group)


async def test_a_person_reached_twice_gets_one_sms(service: Service) -> None:
    relation = next(iter(service.group(STAFF).members.values())).relation_id
    answer = await service.send("سلام", STAFF, STAFF, relations=(relation, relation))
    assert len(answer["Ids"]) == 12


async def test_the_count_before_sending_agrees_with_the_sending(service: Service) -> None:
    relation = next(iter(service.group(STAFF).members.values())).relation_id
    count = await service.post(
        "/Message/GroupContactsDistinctCount",
        {
            "ContactsGroupIds": [service.group(REGULARS).group_id, service.group(STAFF).group_id],
            "ContactRelationIds": [relation],
        },
    )
    answer = await service.send("سلام", REGULARS, STAFF, relations=(relation,))
    assert count["Count"] == len(answer["Ids"])
    assert count["Count"] + count["InvalidCount"] == 180 + 12 + 1


async def test_the_count_may_refuse_empty_arrays_but_takes_a_zero(service: Service) -> None:
    service.twin.quirks = Quirks(refuse_empty_arrays=True, refuse_null_arrays=True)
    groups = [service.group(STAFF).group_id]
    outcomes = {}
    for name, relations in (("empty", []), ("null", None), ("zero", [0])):
        body = {"ContactsGroupIds": groups, "ContactRelationIds": relations}
        answer = await service.post("/Message/GroupContactsDistinctCount", body)
        outcomes[name] = answer["IsSuccessful"]
    assert outcomes == {"empty": False, "null": False, "zero": True}


@pytest.mark.parametrize(
    ("key", "words"), [("expired-key", "منقضی"), ("broke-key", "اعتبار"), ("empty-key", "گیرنده")]
)
async def test_an_account_that_cannot_send_is_told_why(
    stranger: Service, key: str, words: str
) -> None:
    await stranger.log_in(key)
    groups = list(stranger.twin.accounts[key].groups)
    body = {"Message": "سلام", "ContactGroupIds": groups, "ContactRelationIds": []}
    answer = await stranger.post("/Message/Send", body)
    assert answer["IsSuccessful"] is False
    assert words in answer["Message"]
    assert stranger.twin.sent(key) == []


@pytest.mark.parametrize("text", ["", "  \n", None])
async def test_an_empty_text_is_refused(service: Service, text: str | None) -> None:
    body = {"Message": text, "ContactGroupIds": [1], "ContactRelationIds": []}
    answer = await service.post("/Message/Send", body)
    assert "متن" in answer["Message"]
    assert service.twin.sent() == []


async def test_credit_that_is_short_by_one_sends_nothing(service: Service) -> None:
    service.account.credit = 11
    assert (await service.send("سلام", STAFF))["IsSuccessful"] is False
    assert (service.account.credit, service.twin.sent()) == (11, [])


@pytest.mark.parametrize("missing", ["ContactGroupIds", "ContactRelationIds"])
async def test_both_arrays_must_be_sent(service: Service, missing: str) -> None:
    body: Json = {"Message": "سلام", "ContactGroupIds": [308], "ContactRelationIds": []}
    del body[missing]
    answer = await service.post("/Message/Send", body)
    assert answer["Message"].startswith("Object reference not set")
    assert service.twin.sent() == []


async def test_an_unknown_group_is_refused_unless_told_to_go_on(service: Service) -> None:
    body: Json = {
        "Message": "سلام",
        "ContactGroupIds": [service.group(STAFF).group_id, 999_999],
        "ContactRelationIds": [],
    }
    assert (await service.post("/Message/Send", body))["IsSuccessful"] is False
    body["CanContinueInCaseOfError"] = True
    assert len((await service.post("/Message/Send", body))["Ids"]) == 12


async def test_plain_numbers_are_sent_once_each_whatever_their_spelling(service: Service) -> None:
    numbers = ["09121111111", "989121111111", "9121111111", "+989122222222", "00989122222222"]
    answer = await service.post(
        "/Message/SendByMobileNumbers", {"Message": "سلام", "MobileNumbers": numbers}
    )
    assert [one["MobileNumber"] for one in answer["Ids"]] == ["09121111111", "09122222222"]


async def test_a_bad_number_is_refused_unless_told_to_go_on(service: Service) -> None:
    body: Json = {"Message": "سلام", "MobileNumbers": ["0912111111", "09122222222"]}
    assert (await service.post("/Message/SendByMobileNumbers", body))["IsSuccessful"] is False
    body["CanContinueInCaseOfError"] = True
    answer = await service.post("/Message/SendByMobileNumbers", body)
    assert [one["MobileNumber"] for one in answer["Ids"]] == ["09122222222"]


async def test_who_has_cancelled_gets_nothing_by_plain_number_either(service: Service) -> None:
    mobile = next(iter(service.account.book.cancelled))
    answer = await service.post(
        "/Message/SendByMobileNumbers", {"Message": "سلام", "MobileNumbers": [mobile]}
    )
    assert answer["IsSuccessful"] is False
