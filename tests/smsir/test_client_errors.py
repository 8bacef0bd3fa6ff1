"""Which error each failure becomes, and whether it says that something may have happened."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable

import pytest

from smsir import (
    AccountExpired,
    BadCredentials,
    Dropped,
    Http,
    NoCredit,
    NotSent,
    Refused,
    ServiceFault,
    SmsIr,
    SmsIrError,
    TimedOut,
    TokenRefused,
    Unavailable,
    Unclear,
    Unreadable,
)
from tests.smsir.raw_service import (
    NO_WAIT,
    QUICK,
    Asked,
    Script,
    drop,
    fixed,
    fixed_bytes,
    owning_token,
    talking,
)

SECRET_TEXT = "متن محرمانه"


async def dropping(_: Asked, writer: asyncio.StreamWriter) -> None:
    drop(writer)


async def silent(_: Asked, __: asyncio.StreamWriter) -> None:
    await asyncio.sleep(30)


async def cut_short(_: Asked, writer: asyncio.StreamWriter) -> None:
    writer.write(b'HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{"IsSucc')
    await writer.drain()
    writer.close()


def no(message: str | None, code: int | None = None) -> Script:
    return fixed({"IsSuccessful": False, "Message": message, "ErrorCode": code})


HTML = b"<html><body>Server Error in '/' Application.</body></html>"
FAILURES: list[tuple[str, Script, type[SmsIrError]]] = [
    ("dropped", dropping, Dropped),
    ("cut short", cut_short, Dropped),
    ("html 500", fixed_bytes(HTML, status=500), Unreadable),
    ("html 200", fixed_bytes(HTML), Unreadable),
    ("html 404", fixed_bytes(HTML, status=404), Unreadable),
    ("html 400", fixed_bytes(HTML, status=400), Unreadable),
    ("json 500", fixed({"IsSuccessful": True, "MessageId": 1}, status=500), Unreadable),
    ("json 408", fixed({"IsSuccessful": False, "Message": "x"}, status=408), Unreadable),
    ("empty", fixed_bytes(b""), Unreadable),
    ("truncated", fixed_bytes(b'{"IsSuccessful": true, "Mess'), Unreadable),
    ("array", fixed([1, 2]), Unreadable),
    ("no verdict", fixed({"Message": None}), Unreadable),
    ("deep", fixed_bytes(b"[" * 100_000), Unreadable),
    ("redirect", fixed_bytes(b"", status=302, head="Location: /x\r\n"), Unreadable),
    ("not gzip", fixed_bytes(b"abc", head="Content-Encoding: gzip\r\n"), Unreadable),
    ("foreign coding", fixed_bytes(b"abc", head="Content-Encoding: br\r\n"), Unreadable),
    ("fault", no("Object reference not set to an instance of an object."), ServiceFault),
    ("refused", no("نام گروه تکراری است", 12), Refused),
    ("refused 400", fixed({"IsSuccessful": False, "Message": "نشد"}, status=400), Refused),
    ("refused 403", fixed({"Message": "Access denied"}, status=403), Refused),
    ("no message", no(None), Refused),
    ("credit", no("اعتبار شما كافي نیست"), NoCredit),
    ("expired", no("حساب کاربری شما منقضی شده است"), AccountExpired),
    ("token", no("توکن نامعتبر است"), BadCredentials),
    ("unauthorized", fixed_bytes(b"", status=401), BadCredentials),
]
IDS = [name for name, _, _ in FAILURES]
OF_A_SENDING: dict[str, type[SmsIrError]] = {
    "refused": ServiceFault,
    "refused 400": ServiceFault,
    "refused 403": ServiceFault,
    "no message": ServiceFault,
    "token": TokenRefused,
    "unauthorized": TokenRefused,
}
"""A sending is only refused by words that are known, and its token is not renewed after it."""
SENDINGS = [(script, OF_A_SENDING.get(name, kind)) for name, script, kind in FAILURES]


@pytest.mark.parametrize(("script", "kind"), SENDINGS, ids=IDS)
async def test_a_failed_send_becomes_its_error_and_says_whether_it_may_have_gone(
    script: Script, kind: type[SmsIrError]
) -> None:
    async with talking(script) as (account, service):
        with pytest.raises(SmsIrError) as caught:
            await account.messages.send(SECRET_TEXT, group_ids=[1])
    assert type(caught.value) is kind
    assert caught.value.operation == "Send"
    assert caught.value.maybe_processed is issubclass(kind, Unclear)
    assert service.operations().count("Send") == 1


@pytest.mark.parametrize(("_name", "script", "kind"), FAILURES, ids=IDS)
async def test_the_same_failure_of_a_read_never_claims_that_something_changed(
    _name: str, script: Script, kind: type[SmsIrError]
) -> None:
    async with talking(script) as (account, _):
        with pytest.raises(kind) as caught:
            await account.contacts.groups()
    assert caught.value.maybe_processed is False


@pytest.mark.parametrize(("script", "kind"), SENDINGS, ids=IDS)
async def test_no_error_shows_keys_token_or_text(script: Script, kind: type[SmsIrError]) -> None:
    async with talking(script) as (account, _):
        with pytest.raises(kind) as caught:
            await account.messages.send(SECRET_TEXT, group_ids=[1])
    shown = f"{caught.value} {caught.value!r} {caught.value.args} {account!r}"
    for secret in (SECRET_TEXT, "key-secret-1", "secret-2", "t1", "t2"):
        assert secret not in shown


async def test_a_refusal_keeps_the_services_own_words_and_code() -> None:
    async with talking(no("نام گروه تکراری است", 12)) as (account, _):
        with pytest.raises(Refused) as caught:
            await account.contacts.add_group("همکاران")
    assert caught.value.service_message == "نام گروه تکراری است"
    assert caught.value.error_code == 12


async def test_a_silent_service_times_out_and_a_send_may_have_gone() -> None:
    short = type(QUICK)(connect=1, read=0.05, write=1, pool=1, total=1)
    async with talking(silent, timeouts=short) as (account, service):
        with pytest.raises(TimedOut) as caught:
            await account.messages.send("x", group_ids=[1])
    assert caught.value.maybe_processed
    assert service.operations().count("Send") == 1


WRITES: list[tuple[str, Callable[[SmsIr], Awaitable[object]]]] = [
    ("Send", lambda a: a.messages.send("x", group_ids=[1])),
    ("SendByMobileNumbers", lambda a: a.messages.send_numbers("x", ["09121234567"])),
    ("AddContacts", lambda a: a.contacts.add(1, [])),
    ("DeleteContactGroup", lambda a: a.contacts.delete_group(1)),
    ("DeleteDraftMessage", lambda a: a.drafts.delete(1)),
    ("CloseTicket", lambda a: a.tickets.close(1)),
    ("UpdateNotificationStatus", lambda a: a.notifications.mark_read(1)),
    ("PostNewTicketReply", lambda a: a.tickets.reply(1, "x")),
]


@pytest.mark.parametrize(("name", "call"), WRITES, ids=[name for name, _ in WRITES])
async def test_a_write_that_may_have_arrived_is_never_repeated(
    name: str, call: Callable[[SmsIr], Awaitable[object]]
) -> None:
    async with talking(dropping) as (account, service):
        with pytest.raises(Dropped) as caught:
            await call(account)
    assert caught.value.maybe_processed
    assert service.operations().count(name) == 1


async def test_a_read_is_tried_three_times_and_the_third_answer_counts() -> None:
    left = [b"drop", b"html"]

    async def recovering(_: Asked, writer: asyncio.StreamWriter) -> None:
        if not left:
            await fixed({"IsSuccessful": True, "Credit": 7})(_, writer)
        elif left.pop() == b"drop":
            drop(writer)
        else:
            await fixed_bytes(HTML, status=502)(_, writer)

    async with talking(recovering) as (account, service):
        info = await account.account.info()
    assert info.credit == 7
    assert service.operations().count("GetUserInfo") == 3


@pytest.mark.parametrize("call", [call for _, call in WRITES[:2]])
async def test_nothing_was_sent_when_no_connection_could_be_made(
    call: Callable[[SmsIr], Awaitable[object]], own_port: int
) -> None:
    async with Http(
        f"http://127.0.0.1:{own_port}/users/v1", timeouts=QUICK, retries=NO_WAIT
    ) as http:
        with pytest.raises(NotSent) as caught:
            await call(SmsIr(http, "a", "b"))
    assert isinstance(caught.value, Unavailable)
    assert not caught.value.maybe_processed


async def test_a_send_is_repeated_when_the_connection_was_never_made(own_port: int) -> None:
    async with Http(
        f"http://127.0.0.1:{own_port}/users/v1",
        timeouts=QUICK,
        retries=type(NO_WAIT)(attempts=8, wait_initial=0.02, wait_max=0.02, jitter=0),
    ) as http:
        account = SmsIr(http, "a", "b")
        sending = asyncio.create_task(account.messages.send("x", group_ids=[1]))
        await asyncio.sleep(0.03)
        sent: list[bytes] = []

        async def late(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            head = await reader.readuntil(b"\r\n\r\n")
            sent.append(head.split(b" ")[1])
            fields = {"IsSuccessful": True, "TokenKey": "t", "BatchKey": "b"}
            body = json.dumps(fields).encode()
            writer.write(b"HTTP/1.1 200 X\r\nContent-Length: %d\r\n\r\n" % len(body) + body)
            writer.close()

        server = await asyncio.start_server(late, "127.0.0.1", own_port)
        async with server:
            assert (await sending).batch_key == "b"
    assert sent == [b"/users/v1/Token/GetToken", b"/users/v1/Message/Send"]


async def test_a_send_without_a_token_says_that_nothing_was_sent() -> None:
    async with talking(owning_token(fixed_bytes(HTML, status=500))) as (account, service):
        with pytest.raises(NotSent) as caught:
            await account.messages.send("x", group_ids=[1])
    assert not caught.value.maybe_processed
    assert set(service.operations()) == {"GetToken"}


async def test_wrong_keys_are_told_apart_from_an_expired_account() -> None:
    async with talking(owning_token(no("کلید وارد شده صحیح نیست"))) as (account, _):
        with pytest.raises(BadCredentials) as caught:
            await account.token.get()
    assert caught.value.service_message == "کلید وارد شده صحیح نیست"
    async with talking(owning_token(no("مدت استفاده شما به پایان رسیده است"))) as (account, _):
        with pytest.raises(AccountExpired):
            await account.token.get()


@pytest.mark.parametrize("token", ["", None, "a\r\nX-Evil: 1", "تکن"])
async def test_a_token_that_cannot_be_one_is_not_used(token: str | None) -> None:
    script = owning_token(fixed({"IsSuccessful": True, "TokenKey": token}))
    async with talking(script) as (account, _):
        with pytest.raises(Unreadable):
            await account.token.get()


async def test_a_closed_client_says_that_nothing_was_sent() -> None:
    http = Http("http://127.0.0.1:9/users/v1", retries=NO_WAIT)
    await http.aclose()
    with pytest.raises(NotSent):
        await SmsIr(http, "a", "b").messages.send("x", group_ids=[1])


PAGES = [b"<html>blocked</html>", b"", b"[]", b"null", b"{}", b'{"IsSuccessful":null}', b"\x1f\x8b"]


@pytest.mark.parametrize("status", [200, 204, 302, 400, 401, 403, 404, 407, 429, 451, 500, 511])
async def test_a_page_in_place_of_the_service_says_nothing_about_the_keys(status: int) -> None:
    """Of a filter, a captive portal or a relay: the keys may be right all the same."""
    for body in PAGES:
        async with talking(owning_token(fixed_bytes(body, status=status))) as (account, _):
            with pytest.raises(SmsIrError) as caught:
                await account.account.info()
        assert not isinstance(caught.value, BadCredentials), body


async def test_keys_that_are_refused_without_a_word_are_wrong() -> None:
    async with talking(owning_token(no(None))) as (account, _):
        with pytest.raises(BadCredentials):
            await account.token.get()
