"""F90: the service carries a send out and answers with an error: one SMS, found and told.

What it did not carry out is not told as sent, and only known refusals are told as refusals.
"""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import httpx
import pytest

from sandbox.seed import refusals
from sandbox.smsir import Quirks
from storage import JobState
from tests.handlers.outbox_desk import QUICK, OutboxDesk, told

QUICK_LOOKS = 1 + len(QUICK.lookup)
"""At the sent list, before a send whose token was refused is called again."""

WORDS = [
    "Unexpected token when deserializing object: Int64. Path 'Ids', line 1.",
    "Unexpected token. Object reference not set to an instance of an object.",
    "Timeout expired. The timeout period elapsed prior to completion of the operation.",
    "A task was canceled.",
    "خطا در ثبت اطلاعات ارسال",
    "خطای سیستمی",
    "توکن امنیتی: خطای سیستمی",
    "اعتبار شما برای ارسال این پیامک کافی نیست.",
    "هیچ گیرنده معتبری برای ارسال پیامک وجود ندارد.",
    "",
]


@pytest.mark.long
@pytest.mark.parametrize("status", [200, 400])
@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("part", ["contacts", "numbers"])
async def test_what_went_out_is_found_whatever_was_answered(
    outbox_desk: OutboxDesk, words: str, status: int, part: str
) -> None:
    numbers: dict[str, Any] = {"part": "numbers", "group_ids": (), "mobiles": ("09121112233",)}
    numbers["recipients"] = 1
    operation = "Send" if part == "contacts" else "SendByMobileNumbers"
    outbox_desk.twin.faults.add(operation, "refuse", processed=True, message=words, status=status)
    job = await outbox_desk.insert(**({} if part == "contacts" else numbers))

    ended = await outbox_desk.work_until_settled(job)

    (batch,) = outbox_desk.twin.sent()
    assert (ended.state, ended.batch_key) == (JobState.SENT, batch.batch_key)
    assert len(outbox_desk.twin.calls(operation)) == 1
    assert not any("نپذیرفت" in told for told in outbox_desk.ear.pushed)


class Answering(httpx.AsyncBaseTransport):
    """A way to the service on which one operation gets this answer, carried out or not.

    `only`: so many of its recipients get the SMS.
    """

    def __init__(
        self, fields: dict[str, Any], *, carried_out: bool = False, only: int | None = None
    ) -> None:
        self._fields = fields
        self._carried_out = carried_out
        self._only = only
        self._way = httpx.AsyncHTTPTransport(verify=False)
        self.calls = 0

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if not request.url.path.endswith("/SendByMobileNumbers"):
            return await self._way.handle_async_request(request)
        self.calls += 1
        if self._carried_out:
            payload = json.loads(request.content)
            payload["MobileNumbers"] = payload["MobileNumbers"][: self._only]
            headers = [(k, v) for k, v in request.headers.items() if k != "content-length"]
            changed = httpx.Request("POST", request.url, headers=headers, json=payload)
            answer = await self._way.handle_async_request(changed)
            await answer.aread()
            await answer.aclose()
        return httpx.Response(200, content=json.dumps(self._fields).encode(), request=request)

    async def aclose(self) -> None:
        await self._way.aclose()


HOLLOW: list[dict[str, Any]] = [
    {"IsSuccessful": True, "Message": "خطا در ارسال", "ErrorCode": 0},
    {"IsSuccessful": True, "Message": "", "MessageId": None, "BatchKey": None, "Ids": None},
    {"issuccessful": "true", "messageid": 0, "batchkey": "", "ids": []},
    {"IsSuccessful": True, "ErrorCode": 13, "MessageId": {"a": 1}, "BatchKey": []},
]


@pytest.mark.parametrize("carried_out", [True, False])
@pytest.mark.parametrize("fields", HOLLOW)
async def test_a_success_that_names_no_sending_is_looked_up_before_a_word_is_said(
    outbox_desk: OutboxDesk, fields: dict[str, Any], *, carried_out: bool
) -> None:
    way = Answering(fields, carried_out=carried_out)
    outbox_desk.aim(transport=way)
    job = await outbox_desk.insert(
        part="numbers", group_ids=(), mobiles=("09121112233",), recipients=1
    )

    if carried_out:
        ended = await outbox_desk.work_until_settled(job)
        assert (ended.state, ended.batch_key) == (
            JobState.SENT, outbox_desk.twin.sent()[0].batch_key,
        )  # fmt: skip
    else:
        ended = await outbox_desk.work_until_told(job)
        assert ended.state is JobState.UNKNOWN
        assert "معلوم نیست ارسال شده یا نه" in outbox_desk.ear.pushed[0]
    assert way.calls == 1


@pytest.mark.parametrize("words", ["شماره نامعتبر است", "اعتبار شما کافی نیست."])
async def test_what_went_to_some_of_the_recipients_is_no_refusal(
    outbox_desk: OutboxDesk, words: str
) -> None:
    mobiles = tuple(f"0912111{n:04d}" for n in range(40))
    way = Answering({"IsSuccessful": False, "Message": words}, carried_out=True, only=3)
    outbox_desk.aim(transport=way)
    job = await outbox_desk.insert(part="numbers", group_ids=(), mobiles=mobiles, recipients=40)

    ended = await outbox_desk.work_until_told(job)

    assert ended.state is JobState.UNKNOWN
    assert len(outbox_desk.twin.sent()[0].recipients) == 3
    assert not any("نپذیرفت" in told for told in outbox_desk.ear.pushed)


@pytest.mark.parametrize("words", WORDS[:7])
async def test_what_did_not_go_out_is_unknown_and_not_called_a_refusal(
    outbox_desk: OutboxDesk, words: str
) -> None:
    outbox_desk.twin.faults.add("Send", "refuse", processed=False, message=words)
    job = await outbox_desk.insert()

    ended = await outbox_desk.work_until_told(job)

    assert ended.state is JobState.UNKNOWN
    assert len(outbox_desk.twin.calls("Send")) == 1
    assert "معلوم نیست ارسال شده یا نه" in outbox_desk.ear.pushed[0]
    assert "چیزی ارسال نشد" not in outbox_desk.ear.pushed[0]


@pytest.mark.parametrize(
    "refusal", [refusals.NO_CREDIT, refusals.EXPIRED, refusals.NO_AUDIENCE, refusals.EMPTY_TEXT]
)
async def test_a_known_refusal_is_told_as_one(
    outbox_desk: OutboxDesk, refusal: refusals.Refusal
) -> None:
    outbox_desk.twin.faults.add("Send", "refuse", message=refusal.message)
    job = await outbox_desk.insert()

    ended = await outbox_desk.work_until_told(job)

    assert (ended.state, ended.service_message) == (JobState.REFUSED, refusal.message)
    assert outbox_desk.twin.sent() == []


@pytest.mark.parametrize("quirk", ["http401", "envelope"])
async def test_a_token_refused_after_processing_leads_to_no_second_sms(
    outbox_desk: OutboxDesk, quirk: Any
) -> None:
    outbox_desk.twin.quirks = Quirks(token_refusal=quirk)
    outbox_desk.twin.faults.add("Send", "unauthorized_once", processed=True)
    job = await outbox_desk.insert()

    ended = await outbox_desk.work_until_settled(job)

    (batch,) = outbox_desk.twin.sent()
    assert (ended.state, ended.batch_key) == (JobState.SENT, batch.batch_key)
    assert len(outbox_desk.twin.calls("Send")) == 1


class ListedLate(httpx.AsyncBaseTransport):
    """Carries a send out, answers it with `refusal`, and lists it only after `lag` looks."""

    def __init__(self, refusal: httpx.Response, lag: int) -> None:
        self._refusal, self._lag = refusal, lag
        self._way = httpx.AsyncHTTPTransport(verify=False)
        self._before = b""
        self.calls = 0

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        answer = await self._way.handle_async_request(request)
        operation = request.url.path.rsplit("/", 1)[-1]
        if operation not in {"Send", "GetLastSentMessagesFromLastId"}:
            return answer
        body = await answer.aread()
        await answer.aclose()
        if operation == "Send":
            self.calls += 1
            return self._refusal
        self._before = body if not self.calls else self._before
        self._lag -= 1 if self.calls else 0
        return httpx.Response(200, content=self._before if self._lag >= 0 else body)

    async def aclose(self) -> None:
        await self._way.aclose()


@pytest.mark.parametrize("lag", range(QUICK_LOOKS))
@pytest.mark.parametrize(
    "refusal",
    [
        httpx.Response(401, content=b"<html>401</html>"),
        httpx.Response(200, json={"IsSuccessful": False, "Message": "توکن منقضی شده است"}),
    ],
)
async def test_a_list_that_is_late_is_no_proof_that_nothing_came_of_a_refused_token(
    outbox_desk: OutboxDesk, refusal: httpx.Response, lag: int
) -> None:
    way = ListedLate(refusal, lag)
    outbox_desk.aim(transport=way)
    job = await outbox_desk.insert()

    ended = await outbox_desk.work_until_settled(job)

    assert (ended.state, way.calls) == (JobState.SENT, 1)
    assert len(outbox_desk.twin.sent()) == 1


@pytest.mark.parametrize("words", ["اعتبار شما کافی نیست.", "شماره نامعتبر است"])
async def test_what_is_listed_a_moment_late_is_no_refusal(
    outbox_desk: OutboxDesk, words: str
) -> None:
    refusal = httpx.Response(200, json={"IsSuccessful": False, "Message": words})
    outbox_desk.aim(transport=ListedLate(refusal, 1))
    job = await outbox_desk.insert()

    ended = await outbox_desk.work_until_settled(job)

    assert (ended.state, len(outbox_desk.twin.sent())) == (JobState.SENT, 1)


async def test_a_token_refused_before_processing_is_renewed_and_the_send_made_once(
    outbox_desk: OutboxDesk,
) -> None:
    outbox_desk.twin.faults.add("Send", "unauthorized_once")
    job = await outbox_desk.insert()

    ended = await outbox_desk.work_until_told(job)

    assert ended.state is JobState.SENT
    assert len(outbox_desk.twin.calls("Send")) == 2
    assert len(outbox_desk.twin.sent()) == 1


@pytest.mark.parametrize("kind", ["http500", "null_lists", "empty"])
@pytest.mark.parametrize("skip", [0, 1])
async def test_no_second_call_is_made_while_the_sent_list_does_not_prove_it_harmless(
    outbox_desk: OutboxDesk, kind: str, skip: int
) -> None:
    """`skip`: which of the two looks after the refused token finds the list unreadable."""
    outbox_desk.twin.faults.add("Send", "unauthorized_once")
    for operation in ("GetLastSentMessagesFromLastId", "GetLastSentMessagesByPageId"):
        before = 1 + skip if operation.endswith("LastId") else 0
        outbox_desk.twin.faults.add(operation, kind, times=None, skip=before)
    job = await outbox_desk.insert()

    ended = await outbox_desk.work_until_told(job)

    assert ended.state is JobState.UNKNOWN
    assert len(outbox_desk.twin.calls("Send")) == 1


async def test_a_token_refused_twice_is_not_tried_a_third_time(outbox_desk: OutboxDesk) -> None:
    outbox_desk.twin.faults.add("Send", "unauthorized_once", times=2)
    job = await outbox_desk.insert()

    ended = await outbox_desk.work_until_told(job)

    assert ended.state is JobState.UNKNOWN
    assert len(outbox_desk.twin.calls("Send")) == 2


async def test_an_empty_list_before_the_call_does_not_make_old_entries_look_new(
    outbox_desk: OutboxDesk,
) -> None:
    first = await outbox_desk.insert()
    await outbox_desk.work_until_told(first)
    await outbox_desk.storage.run(lambda db: db.conn.execute("DELETE FROM outbox"))
    outbox_desk.twin_clock.advance(3 * 3600)
    outbox_desk.now = datetime.fromtimestamp(outbox_desk.twin.now(), outbox_desk.now.tzinfo)
    await (await outbox_desk.api()).account.info()  # the token has ended meanwhile
    for operation in ("GetLastSentMessagesFromLastId", "GetLastSentMessagesByPageId"):
        outbox_desk.twin.faults.add(operation, "null_lists")
    outbox_desk.twin.faults.add("Send", "drop_before")

    ended = await outbox_desk.send_until(told, frame=8)

    assert ended.last_sent_id is None
    assert ended.state is JobState.UNKNOWN


class Breaking(httpx.AsyncBaseTransport):
    """Hands every call on, and breaks after the service has answered one of them."""

    def __init__(self, operation: str) -> None:
        self._operation = operation
        self._way = httpx.AsyncHTTPTransport(verify=False)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        answer = await self._way.handle_async_request(request)
        if request.url.path.endswith(f"/{self._operation}"):
            await answer.aread()
            await answer.aclose()
            raise RuntimeError("an error of ours")
        return answer

    async def aclose(self) -> None:
        await self._way.aclose()


@pytest.mark.parametrize("listed", [True, False])
async def test_an_error_of_ours_in_the_call_does_not_count_as_not_sent(
    outbox_desk: OutboxDesk, *, listed: bool
) -> None:
    outbox_desk.aim(transport=Breaking("Send"))
    outbox_desk.on_step["outbox:answered"] = lambda: _hide(outbox_desk, hidden=not listed)
    job = await outbox_desk.insert()

    ended = await outbox_desk.work_until_told(job)

    assert len(outbox_desk.twin.sent()) == len(outbox_desk.twin.calls("Send")) == 1
    assert ended.state is (JobState.SENT if listed else JobState.UNKNOWN)


async def test_an_error_of_ours_before_the_call_sends_nothing_and_says_so(
    outbox_desk: OutboxDesk,
) -> None:
    outbox_desk.aim(transport=Breaking("GetLastSentMessagesFromLastId"))
    job = await outbox_desk.insert()

    ended = await outbox_desk.work_until_told(job)

    assert ended.state is JobState.NOT_SENT
    assert outbox_desk.twin.calls("Send") == []


def _hide(desk: OutboxDesk, *, hidden: bool) -> None:
    if hidden:
        for operation in ("GetLastSentMessagesFromLastId", "GetLastSentMessagesByPageId"):
            desk.twin.faults.add(operation, "http500", times=None)
