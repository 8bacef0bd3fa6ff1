"""Which file addresses are fetched, and that nothing else is (the client's side of F49)."""

from __future__ import annotations

import gzip
from asyncio import StreamWriter

import pytest

from smsir import Dropped, ForbiddenDownload, Http, NotSent, Refused, SmsIr, Unreadable
from smsir.download import checked_address, is_public
from tests.smsir.raw_service import (
    NO_WAIT,
    QUICK,
    Asked,
    Script,
    fixed,
    fixed_bytes,
    raw_answer,
    raw_service,
    talking,
)

REAL = "https://api.sms.ir/users/v1"
TWIN = "http://127.0.0.1:8080/users/v1"


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://sms.ir/a.png", "scheme"),
        ("http://api.sms.ir/a.png", "scheme"),
        ("ftp://sms.ir/a.png", "scheme"),
        ("file:///etc/passwd", "scheme"),
        ("data:text/plain,x", "scheme"),
        ("javascript:alert(1)", "scheme"),
        ("https://evil.example/a.png", "host"),
        ("https://sms.ir.evil.example/a.png", "host"),
        ("https://evilsms.ir/a.png", "host"),
        ("https://sms.ir./a.png", "host"),
        ("https://127.0.0.1/a.png", "host"),
        ("https://localhost/a.png", "host"),
        ("https://169.254.169.254/latest", "host"),
        ("https://[::1]/a.png", "host"),
        ("https://[::ffff:7f00:1]/a.png", "host"),
        ("https://2130706433/a.png", "host"),
        ("https://0x7f.1/a.png", "host"),
        ("https://sms.ir:8443/a.png", "host"),
        ("//evil.example/a.png", "host"),
        ("https://user@sms.ir/a.png", "userinfo"),
        ("https://sms.ir@evil.example/a.png", "userinfo"),
        ("https://api.sms.ir:x@evil.example/a.png", "userinfo"),
        ("https://evil.example\\@sms.ir/a.png", "malformed"),
        ("https://sms.ir:abc/a.png", "malformed"),
        ("https://[::1/a.png", "malformed"),
        ("https://sms\u3002ir/a.png", "malformed"),
    ],
)
def test_a_foreign_address_is_refused_with_its_reason(url: str, reason: str) -> None:
    with pytest.raises(ForbiddenDownload) as caught:
        checked_address(url, REAL)
    assert caught.value.reason == reason
    assert url not in str(caught.value)
    with pytest.raises(ForbiddenDownload):
        checked_address(url.replace("127.0.0.1", "127.0.0.2"), TWIN)


@pytest.mark.parametrize("base", [REAL, TWIN])
@pytest.mark.parametrize(
    "path",
    [
        "/users/v1/Contacts/DeleteContactGroup?id=301",
        "/users/v1/Ticket/CloseTicket?ticketId=1",
        "/USERS/V1/contacts/deletecontactgroup?id=301",
        "/users/v1/Contacts",
        "/users/v1/ticket/anything.pdf",
        "/users//v1/./Contacts/DeleteContactGroup?id=1",
        "/files/../users/v1/Contacts/DeleteContactGroup?id=1",
        "/%75sers/%76%31/Contacts/DeleteContactGroup?id=1",
        "/%2575sers/v1/Contacts/DeleteContactGroup?id=1",
        "/files/%2e%2e/users/v1/Notification/x.png",
        "/files%2f..%2fusers%2fv1%2fMessage%2fx.png",
        "/users;a=1/v1;b/DraftMessage/DeleteDraftMessage?id=1",
        "/users\\v1\\Draftmessage\\x.png",
        "/users/v2/Contacts/DeleteContactGroup?id=1",
        "/api/DeleteDraftMessage/5",
    ],
)
def test_a_call_of_the_service_is_no_file(path: str, base: str) -> None:
    """A GET of the service may delete something: with the token it would."""
    for url in (path, base.removesuffix("/users/v1") + path):
        with pytest.raises(ForbiddenDownload) as caught:
            checked_address(url, base)
        assert caught.value.reason == "operation"


@pytest.mark.parametrize(
    ("url", "base", "at_base", "filename"),
    [
        ("https://sms.ir/files/a.png", REAL, False, "a.png"),
        ("https://CDN.sms.ir/a%20b.pdf?x=1", REAL, False, "a b.pdf"),
        ("https://api.sms.ir/f/", REAL, True, "file"),
        ("/files/%2e%2e%2fetc", REAL, True, "_etc"),
        ("http://127.0.0.1:8080/_files/3/n.txt", TWIN, True, "n.txt"),
        ("https://files.example/a.png", REAL, False, "a.png"),
    ],
)
def test_the_services_own_addresses_are_taken(
    url: str, base: str, *, at_base: bool, filename: str
) -> None:
    address = checked_address(url, base, ["Files.Example"])
    assert (address.at_base, address.filename) == (at_base, filename)


def test_only_the_twins_own_port_may_be_plain() -> None:
    with pytest.raises(ForbiddenDownload) as caught:
        checked_address("http://127.0.0.1:9090/x", TWIN)
    assert caught.value.reason == "scheme"


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.0.0.1", "172.16.5.4", "192.168.1.1", "169.254.169.254", "0.0.0.0",
     "100.64.0.1", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1%eth0", "fc00::1",
     "::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1", "ff02::1",
     "64:ff9b:1::7f00:1", "::127.0.0.1", "::ffff:0:127.0.0.1", "3fff::1", "5f00::1"],
)  # fmt: skip
def test_special_addresses_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "185.143.233.1", "2606:4700::1111"])
def test_addresses_of_the_open_internet_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]"])
async def test_a_name_that_leads_to_a_private_address_is_refused_when_connecting(host: str) -> None:
    async with (
        raw_service(fixed({})) as service,
        Http(service.url, timeouts=QUICK, retries=NO_WAIT) as http,
    ):
        account = SmsIr(http, "a", "b")
        if host == "127.0.0.1":  # the base's own host, at another port
            url, hosts = "https://127.0.0.1/x", [host]
        else:
            url, hosts = f"https://{host}/x", [host.strip("[]")]
        with pytest.raises((ForbiddenDownload, NotSent)) as caught:
            await account.download(url, limit_bytes=100, extra_hosts=hosts)
    assert isinstance(caught.value, ForbiddenDownload)
    assert caught.value.reason == "address"
    assert service.asked == []


async def test_a_name_that_does_not_resolve_is_not_sent() -> None:
    async with Http(REAL, timeouts=QUICK, retries=NO_WAIT) as http:
        with pytest.raises(NotSent):
            await SmsIr(http, "a", "b").download(
                "https://nowhere.invalid/x", limit_bytes=9, extra_hosts=["nowhere.invalid"]
            )


async def test_a_file_of_the_configured_host_is_fetched_with_the_token() -> None:
    script = fixed_bytes(b"\x89PNG", head="Content-Type: image/png; x=y\r\n")
    async with talking(script) as (account, service):
        file = await account.download(service.url + "/_files/photo.png?id=3", limit_bytes=4)
    assert file.content == b"\x89PNG"
    assert (file.content_type, file.filename) == ("image/png", "photo.png")
    assert service.asked[-1].headers["x-sms-ir-secure-token"] == "t1"
    assert service.asked[-1].query == {"id": "3"}


async def test_a_packed_file_is_unpacked_within_the_limit() -> None:
    script = fixed_bytes(gzip.compress(b"x" * 999), head="Content-Encoding: gzip\r\n")
    async with talking(script) as (account, service):
        file = await account.download(service.url + "/a", limit_bytes=999)
        with pytest.raises(ForbiddenDownload, match="too-large"):
            await account.download(service.url + "/a", limit_bytes=998)
    assert file.content == b"x" * 999


@pytest.mark.parametrize(
    ("script", "kind", "tries"),
    [
        (fixed_bytes(b"gone", status=404), Refused, 1),
        (fixed_bytes(b"oops", status=503), Unreadable, 3),
        (fixed_bytes(b"", status=304), ForbiddenDownload, 1),
    ],
)
async def test_a_file_that_is_not_given(script: Script, kind: type[Exception], tries: int) -> None:
    async with talking(script) as (account, service):
        with pytest.raises(kind):
            await account.download(service.url + "/a", limit_bytes=10)
    assert len(service.asked) == 1 + tries


async def test_a_file_whose_connection_breaks_is_fetched_again() -> None:
    tries = 0

    async def breaking(_: Asked, writer: StreamWriter) -> None:
        nonlocal tries
        tries += 1
        if tries == 1:
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab")
            writer.close()
        elif tries == 2:
            await raw_answer(writer, b"abcde")
        else:
            writer.transport.abort()

    async with talking(breaking) as (account, service):
        assert (await account.download(service.url + "/a", limit_bytes=10)).content == b"abcde"
        with pytest.raises(Dropped) as caught:
            await account.download(service.url + "/a", limit_bytes=10)
    assert not caught.value.maybe_processed
