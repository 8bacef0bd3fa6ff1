"""F40: a refused token, in both styles: renewed once for a read, then bad credentials.

A write is not made again because of an answer: its token is renewed before it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from smsir import BadCredentials, Http, SmsIr, TokenRefused
from smsir.tokens import PROVED_SECONDS
from tests.smsir.raw_service import Asked, Script, answer, raw_answer, raw_service, talking

Call = Callable[[SmsIr], Awaitable[object]]

STYLES: dict[str, tuple[int, dict[str, object]]] = {
    "http 401": (401, {}),
    "http 401 with words": (401, {"Message": "Authorization has been denied for this request."}),
    "envelope": (200, {"IsSuccessful": False, "Message": "توکن نامعتبر است", "ErrorCode": 3}),
    "envelope, expired": (200, {"IsSuccessful": False, "Message": "توكن شما منقضي شده است."}),
    "envelope, english": (200, {"IsSuccessful": False, "Message": "Token is invalid or expired"}),
}
READS: dict[str, Call] = {
    "GetUserInfo": lambda account: account.account.info(),
    "GroupContactsDistinctCount": lambda account: account.messages.count([1], [2]),
}
WRITES: dict[str, Call] = {
    "Send": lambda account: account.messages.send("x", group_ids=[1]),
    "SendByMobileNumbers": lambda account: account.messages.send_numbers("x", ["09121112233"]),
    "AddContacts": lambda account: account.contacts.add(1, []),
    "CloseTicket": lambda account: account.tickets.close(1),
    "PostNewTicketReply": lambda account: account.tickets.reply(1, "x"),
}


def refusing(style: str, accepted: str) -> Script:
    status, fields = STYLES[style]

    async def script(asked: Asked, writer: asyncio.StreamWriter) -> None:
        if asked.headers["x-sms-ir-secure-token"] == accepted:
            await answer(writer, {"IsSuccessful": True})
        elif fields:
            await answer(writer, fields, status)
        else:
            await raw_answer(writer, b"", status=status)

    return script


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("name", READS)
async def test_a_refused_token_is_renewed_once_and_the_call_succeeds(name: str, style: str) -> None:
    async with talking(refusing(style, "t2")) as (account, service):
        await READS[name](account)
    assert service.operations() == ["GetToken", name, "GetToken", name]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("name", READS)
async def test_a_fresh_token_refused_again_is_bad_credentials(name: str, style: str) -> None:
    async with talking(refusing(style, "never")) as (account, service):
        with pytest.raises(BadCredentials) as caught:
            await READS[name](account)
    assert not caught.value.maybe_processed
    assert service.operations() == ["GetToken", name, "GetToken", name]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("name", WRITES)
async def test_a_write_whose_token_is_refused_is_not_made_again(name: str, style: str) -> None:
    async with talking(refusing(style, "t2")) as (account, service):
        with pytest.raises(TokenRefused) as caught:
            await WRITES[name](account)
        await account.account.info()
    assert caught.value.maybe_processed
    assert service.operations() == ["GetToken", name, "GetToken", "GetUserInfo"]


@pytest.mark.parametrize("name", WRITES)
async def test_a_token_that_nobody_has_used_for_a_while_is_renewed_before_a_write(
    name: str,
) -> None:
    now = 0.0
    script = refusing("http 401", "t2")
    async with raw_service(script) as service, Http(service.url) as http:
        account = SmsIr(http, "a", "b", clock=lambda: now)
        await account.token.get()
        now = PROVED_SECONDS
        await WRITES[name](account)
    assert service.operations() == ["GetToken", "GetToken", name]


async def test_a_token_that_was_just_taken_is_used_for_a_write() -> None:
    now = 0.0
    async with raw_service(refusing("http 401", "t1")) as service, Http(service.url) as http:
        account = SmsIr(http, "a", "b", clock=lambda: now)
        await account.account.info()
        now = PROVED_SECONDS - 1
        await account.account.info()
        now += PROVED_SECONDS - 1
        await account.messages.send("x", group_ids=[1])
    assert service.tokens == 1


async def test_keys_revoked_meanwhile_are_bad_credentials_too() -> None:
    async def revoked(asked: Asked, writer: asyncio.StreamWriter) -> None:
        keys_known = asked.operation == "GetToken" and len(service.asked) == 1
        if keys_known:
            await answer(writer, {"IsSuccessful": True, "TokenKey": "t1"})
        elif asked.operation == "GetToken":
            await answer(writer, {"IsSuccessful": False, "Message": "کلید نامعتبر است"})
        else:
            await answer(writer, {}, 401)

    revoked.owns_token = True  # type: ignore[attr-defined]
    async with talking(revoked) as (account, service):
        with pytest.raises(BadCredentials) as caught:
            await account.account.info()
    assert caught.value.service_message == "کلید نامعتبر است"
    assert service.operations() == ["GetToken", "GetUserInfo", "GetToken"]
