"""F48: a redirect is not followed, so the token and the keys go nowhere else."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from smsir import ForbiddenDownload, SmsIr, Unreadable
from tests.smsir.raw_service import fixed, fixed_bytes, owning_token, raw_service, talking

CALLS: dict[str, Callable[[SmsIr], Awaitable[object]]] = {
    "GetUserInfo": lambda account: account.account.info(),
    "Send": lambda account: account.messages.send("x", group_ids=[1]),
    "CloseTicket": lambda account: account.tickets.close(1),
}


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("name", CALLS)
async def test_a_redirect_is_unreadable_and_nobody_else_is_asked(name: str, status: int) -> None:
    async with raw_service(fixed({"IsSuccessful": True})) as stranger:
        script = fixed_bytes(b"", status=status, head=f"Location: {stranger.url}/x\r\n")
        async with talking(script) as (account, service):
            with pytest.raises(Unreadable) as caught:
                await CALLS[name](account)
    assert caught.value.status == status
    assert caught.value.maybe_processed is (name != "GetUserInfo")
    assert stranger.connections == 0
    assert service.operations() == ["GetToken", name]


async def test_the_keys_do_not_follow_a_redirect_of_the_token_request() -> None:
    async with raw_service(fixed({"IsSuccessful": True})) as stranger:
        script = fixed_bytes(b"", status=307, head=f"Location: {stranger.url}/x\r\n")
        async with talking(owning_token(script)) as (account, _):
            with pytest.raises(Unreadable):
                await account.token.get()
    assert stranger.connections == 0


async def test_a_file_that_redirects_is_refused() -> None:
    async with raw_service(fixed({"IsSuccessful": True})) as stranger:
        script = fixed_bytes(b"", status=302, head=f"Location: {stranger.url}/x\r\n")
        async with talking(script) as (account, service):
            with pytest.raises(ForbiddenDownload) as caught:
                await account.download(service.url + "/file.png", limit_bytes=1000)
    assert caught.value.reason == "redirect"
    assert stranger.connections == 0
