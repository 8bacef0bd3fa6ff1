"""Checks of support tickets."""

from __future__ import annotations

import pytest

from sandbox.smsir import SmsIrTwin
from smsir import Attachment, Refused, SmsIr
from tests.smsir.operation_checks.registry import of, told


@of("PostNewTicket")
async def open_ticket(account: SmsIr, twin: SmsIrTwin) -> None:
    file = Attachment("عکس.png", b"\x89PNG", "image/png")
    ticket_id = await account.tickets.open(
        "تأخیر", "متن & شرح", department_id=2, priority_id=3, file=file
    )
    assert ticket_id is not None
    ticket = twin.accounts["demo-key"].ticket(ticket_id)
    assert ticket is not None
    assert (ticket.subject, ticket.body) == ("تأخیر", "متن & شرح")
    assert (ticket.department_id, ticket.priority_id) == (2, 3)
    thread = await account.tickets.get(ticket_id)
    assert thread.download_url is not None
    assert (await account.download(thread.download_url, limit_bytes=4)).content == b"\x89PNG"


@of("PostNewTicketReply")
async def reply(account: SmsIr, twin: SmsIrTwin) -> None:
    ticket = next(one for one in await account.tickets.page() if one.status_id != 3)
    posted = await account.tickets.reply(told(ticket.id), "هنوز نرسیده\n" + "شرح " * 2000)
    assert posted.ticket_id == ticket.id
    kept = twin.accounts["demo-key"].ticket(told(ticket.id))
    assert kept is not None
    assert kept.replies[-1].reply_id == posted.reply_id
    assert kept.replies[-1].body.split() == ["هنوز", "نرسیده", *["شرح"] * 2000]


@of("GetTicketById")
async def get_ticket(account: SmsIr, twin: SmsIrTwin) -> None:
    ticket = (await account.tickets.page())[0]
    twin.support_answers("demo-key", told(ticket.id), "برطرف شد")
    thread = await account.tickets.get(told(ticket.id))
    assert (thread.subject, thread.body) == (ticket.subject, ticket.body)
    assert (thread.replies[-1].body, thread.replies[-1].is_admin) == ("برطرف شد", True)
    assert thread.created is not None
    assert thread.priority_id == ticket.priority_id


@of("GetTicketsByPageId")
async def tickets_page(account: SmsIr, _: SmsIrTwin) -> None:
    assert all(one.id and one.subject and one.status_id for one in await account.tickets.page())


@of("GetTicketsFromLastId")
async def tickets_from(account: SmsIr, _: SmsIrTwin) -> None:
    found = await account.tickets.from_last_id()
    assert [one.id for one in found] == [one.id for one in await account.tickets.page()]
    assert await account.tickets.from_last_id(told(found[0].id)) == found[1:]


@of("GetTicketPrioritiesAndDepartments")
async def choices(account: SmsIr, _: SmsIrTwin) -> None:
    found = await account.tickets.choices()
    assert all(one.id and one.name for one in found.priorities)
    assert all(one.id and one.title for one in found.departments)
    assert found.priorities
    assert found.departments


@of("CloseTicket")
async def close_ticket(account: SmsIr, _: SmsIrTwin) -> None:
    ticket = next(one for one in await account.tickets.page() if one.status_id != 3)
    await account.tickets.close(told(ticket.id))
    with pytest.raises(Refused):
        await account.tickets.reply(told(ticket.id), "هنوز")


@of("GetTicketStatus")
async def statuses(account: SmsIr, _: SmsIrTwin) -> None:
    known = {one.id for one in await account.tickets.statuses() if one.name}
    assert {one.status_id for one in await account.tickets.page()} <= known
