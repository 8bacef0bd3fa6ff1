"""F49: an attachment whose address is not the service's, or is a private place, is not fetched."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from handlers.support.routes import TicketData
from handlers.support.tickets.letter import MOST_BYTES
from screens.outcome import Outcome
from tests.handlers.conftest import desk
from tests.handlers.desk import Desk, said

__all__ = ["desk"]

ADDRESSES = [
    "https://files.example.com/a.pdf",
    "file:///etc/passwd",
    "http://127.0.0.1/a.pdf",
    "http://127.0.0.1:22/a.pdf",
    "https://10.0.0.1/a.pdf",
    "http://192.168.1.1/a.pdf",
    "http://169.254.169.254/latest/meta-data",
    "https://[::1]/a.pdf",
    "https://sms.ir.evil.example/a.pdf",
    "https://sms.ir@evil.example/a.pdf",
    "http://sms.ir/a.pdf",
    "ftp://sms.ir/a.pdf",
    "//evil.example/a.pdf",
    "javascript:alert(1)",
    "https://" + "x" * 5000 + ".example/a",
]


def script(desk: Desk, url: str) -> None:
    reply = {"TicketReplyId": 7, "Body": "پیوست", "DownloadUrl": url, "IsAdminReply": True}
    thread: dict[str, Any] = {"Subject": "فاکتور", "Body": "؟", "TicketReplyDetails": [reply]}
    desk.script.answers["GetTicketById"] = thread | {"IsSuccessful": True}


async def pressed(desk: Desk, url: str) -> Outcome:
    script(desk, url)
    return await desk.press(desk.ctx(), "ticket", TicketData(id=5), "file", "1")


@pytest.mark.parametrize("url", ADDRESSES)
async def test_f49_a_strange_address_is_shown_as_text_and_not_fetched(desk: Desk, url: str) -> None:
    await desk.link()
    outcome = await pressed(desk, url)

    assert desk.script.asked == ["GetToken", "GetTicketById"]
    assert outcome.files == ()
    assert "آن را نگرفتم" in said(outcome)
    assert "<code>" in said(outcome)
    assert "<a " not in said(outcome)
    assert len(said(outcome)) < 1000


@pytest.mark.parametrize(
    "to", ["http://169.254.169.254/a", "http://127.0.0.1:22/", "https://evil.example/a"]
)
async def test_f49_a_redirect_is_not_followed(desk: Desk, to: str) -> None:
    await desk.link()
    desk.script.answers["a.pdf"] = httpx.Response(302, headers={"location": to})
    outcome = await pressed(desk, "http://127.0.0.1:9/users/v1/_files/a.pdf")

    assert desk.script.asked[-1] == "a.pdf"
    assert desk.script.asked.count("a.pdf") == 1
    assert outcome.files == ()
    assert "آن را نگرفتم" in said(outcome)


async def test_f49_a_file_over_the_limit_is_cut_off_and_its_address_told(desk: Desk) -> None:
    await desk.link()
    desk.script.answers["a.pdf"] = httpx.Response(200, content=b"x" * (MOST_BYTES + 1))
    outcome = await pressed(desk, "http://127.0.0.1:9/users/v1/_files/a.pdf")

    assert outcome.files == ()
    assert "بزرگ‌تر از ۲۰ مگابایت" in said(outcome)


async def test_f49_the_services_own_file_is_given(desk: Desk) -> None:
    await desk.link()
    desk.script.answers["a.pdf"] = httpx.Response(200, content=b"%PDF")
    outcome = await pressed(desk, "http://127.0.0.1:9/users/v1/_files/a.pdf")

    (file,) = outcome.files
    assert (file.name, file.content, file.bind) == ("a.pdf", b"%PDF", ("ticket", "5"))
