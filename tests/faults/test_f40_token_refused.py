"""F40: a refused token, in both styles: renewed once, then bad credentials."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from smsir import BadCredentials, SmsIr
from tests.smsir.raw_service import Asked, Script, answer, raw_answer, talking

Call = Callable[[SmsIr], Awaitable[object]]

STYLES: dict[str, tuple[int, dict[str, object]]] = {
    "http 401": (401, {}),
    "http 401 with words": (401, {"Message": "Authorization has been denied for this request."}),
    "envelope": (200, {"IsSuccessful": False, "Message": "توکن نامعتبر است", "ErrorCode": 3}),
    "envelope, expired": (200, {"IsSuccessful": False, "Message": "توكن شما منقضي شده است."}),
    "envelope, english": (200, {"IsSuccessful": False, "Message": "Token is invalid or expired"}),
}
CALLS: dict[str, Call] = {
    "GetUserInfo": lambda account: account.account.info(),
    "Send": lambda account: account.messages.send("x", group_ids=[1]),
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
@pytest.mark.parametrize("name", CALLS)
async def test_a_refused_token_is_renewed_once_and_the_call_succeeds(name: str, style: str) -> None:
    async with talking(refusing(style, "t2")) as (account, service):
        await CALLS[name](account)
    assert service.operations() == ["GetToken", name, "GetToken", name]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("name", CALLS)
async def test_a_fresh_token_refused_again_is_bad_credentials(name: str, style: str) -> None:
    async with talking(refusing(style, "never")) as (account, service):
        with pytest.raises(BadCredentials) as caught:
            await CALLS[name](account)
    assert not caught.value.maybe_processed
    assert service.operations() == ["GetToken", name, "GetToken", name]


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
