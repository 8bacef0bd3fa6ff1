"""Tokens: who gets one, how long it lives, and both ways of refusing one."""

from __future__ import annotations

import pytest

from sandbox.smsir import Quirks
from tests.sandbox.smsir.support import Service


async def test_right_keys_get_a_token_that_opens_the_account(stranger: Service) -> None:
    assert (await stranger.log_in())["IsSuccessful"] is True
    info = await stranger.get("/WhiteSms/GetUserInfo")
    assert (info["BusinessName"], info["Credit"]) == ("فروشگاه گل یاس", 1250)


@pytest.mark.parametrize(
    ("key", "secret"), [("demo-key", "wrong"), ("nobody", "demo-secret"), ("demo-key", "رمز")]
)
async def test_wrong_keys_are_refused_in_persian_with_http_200(
    stranger: Service, key: str, secret: str
) -> None:
    response = await stranger.client.post(
        "/Token/GetToken", json={"UserApiKey": key, "SecretKey": secret}
    )
    answer = response.json()
    assert response.status_code == 200
    assert answer["IsSuccessful"] is False
    assert "اشتباه" in answer["Message"]
    assert "TokenKey" not in answer


async def test_a_token_lives_for_thirty_minutes(service: Service) -> None:
    service.twin.advance(30 * 60 - 1)
    assert (await service.get("/WhiteSms/GetUserInfo"))["IsSuccessful"] is True
    service.twin.advance(1)
    assert (await service.get("/WhiteSms/GetUserInfo"))["IsSuccessful"] is False


async def test_several_tokens_are_good_at_the_same_time(service: Service) -> None:
    first = service.client.headers["x-sms-ir-secure-token"]
    await service.log_in()
    assert service.client.headers["x-sms-ir-secure-token"] != first
    service.client.headers["x-sms-ir-secure-token"] = first
    assert (await service.get("/WhiteSms/GetUserInfo"))["IsSuccessful"] is True


@pytest.mark.parametrize(("style", "status"), [("http401", 401), ("envelope", 200)])
async def test_a_refused_token_comes_in_either_style(
    service: Service, style: str, status: int
) -> None:
    service.twin.quirks = Quirks(token_refusal=style)  # type: ignore[arg-type]
    service.twin.expire_tokens()
    response = await service.client.get("/WhiteSms/GetUserInfo")
    assert response.status_code == status
    assert response.json()["IsSuccessful"] is False
    assert "توکن" in response.json()["Message"]


async def test_no_token_at_all_is_refused(stranger: Service) -> None:
    assert (await stranger.client.get("/Contacts/GetContactGroups")).status_code == 401


async def test_revoked_keys_end_their_tokens_and_get_no_new_one(service: Service) -> None:
    service.account.revoked = True
    assert (await service.get("/WhiteSms/GetUserInfo"))["IsSuccessful"] is False
    assert (await service.log_in())["IsSuccessful"] is False


@pytest.mark.parametrize("key", ["demo-key-2", "expired-key", "broke-key", "empty-key"])
async def test_every_account_of_the_demo_can_be_entered(stranger: Service, key: str) -> None:
    assert (await stranger.log_in(key))["IsSuccessful"] is True
    info = await stranger.get("/WhiteSms/GetUserInfo")
    assert info["IsExpired"] is (key == "expired-key")
    assert (info["Credit"] == 0) is (key == "broke-key")


async def test_requests_are_kept_with_their_headers_and_bodies(stranger: Service) -> None:
    await stranger.log_in()
    await stranger.get("/Contacts/SearchContacts", FirstName="سارا")
    token, search = stranger.twin.requests
    assert token.json == {"UserApiKey": "demo-key", "SecretKey": "demo-secret"}
    assert (search.operation, search.query) == ("SearchContacts", {"FirstName": "سارا"})
    assert search.headers["x-sms-ir-secure-token"]
    assert stranger.twin.calls("GetToken") == [token]
