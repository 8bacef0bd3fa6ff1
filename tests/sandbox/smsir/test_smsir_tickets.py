"""Tickets, drafts, notifications and ready texts."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from sandbox.smsir import Quirks
from tests.sandbox.smsir.support import Json, Service

OPEN = {"Subject": "موضوع", "Body": "متن تیکت", "departmentId": 1, "priorityId": 2}


async def _open(service: Service) -> int:
    answer = await service.upload("/Ticket/PostNewTicket", OPEN)
    ticket_id = answer["TicketId"]
    assert isinstance(ticket_id, int)
    return ticket_id


async def _thread(service: Service, ticket_id: int) -> Json:
    return await service.get("/Ticket/GetTicketById", ticketId=ticket_id)


async def test_a_ticket_is_opened_by_form_or_by_query(service: Service) -> None:
    by_form = await _thread(service, await _open(service))
    response = await service.client.post(
        "/Ticket/PostNewTicket",
        params={"subject": "موضوع", "body": "متن تیکت", "departmentid": 1, "PriorityId": 2},
        files={"File": ("a.txt", b"text")},
    )
    by_query = await _thread(service, response.json()["TicketId"])
    for thread in (by_form, by_query):
        assert (thread["Subject"], thread["Body"], thread["Status"]) == ("موضوع", "متن تیکت", 1)
        assert (thread["DepartmentId"], thread["PriorityId"]) == (1, 2)
    assert by_form["DownloadUrl"] is None


async def test_an_attachment_comes_back_byte_for_byte(service: Service) -> None:
    content = bytes(range(256)) * 20
    answer = await service.upload("/Ticket/PostNewTicket", OPEN, ("عکس گل.jpg", content))
    url = (await _thread(service, answer["TicketId"]))["DownloadUrl"]
    assert f"http://{urlsplit(url).netloc}" == service.root
    assert (await service.client.get(url)).content == content
    assert (await service.client.get(f"{service.root}/_files/nothing/x")).status_code == 404


async def test_the_seeded_attachment_can_be_fetched(service: Service) -> None:
    replies = (await _thread(service, 48_211))["TicketReplyDetails"]
    (url,) = [reply["DownloadUrl"] for reply in replies if reply["DownloadUrl"]]
    assert "فروشگاه گل یاس" in (await service.client.get(url)).text


async def test_support_answers_some_time_after_a_reply(service: Service) -> None:
    ticket_id = await _open(service)
    service.twin.advance(19)
    assert (await _thread(service, ticket_id))["TicketReplyDetails"] == []
    service.twin.advance(1)
    thread = await _thread(service, ticket_id)
    assert [one["IsAdminReply"] for one in thread["TicketReplyDetails"]] == [True]
    assert thread["Status"] == 2
    fields = {"ticketId": ticket_id, "Body": "هنوز نه"}
    reply = await service.upload("/Ticket/PostNewTicketReply", fields)
    thread = await _thread(service, ticket_id)
    assert thread["TicketReplyDetails"][-1]["TicketReplyId"] == reply["TicketReplyId"]
    assert thread["Status"] == 1
    service.twin.advance(20)
    flags = [
        one["IsAdminReply"] for one in (await _thread(service, ticket_id))["TicketReplyDetails"]
    ]
    assert flags == [True, False, True]


async def test_support_can_be_silent_or_made_to_speak(service: Service) -> None:
    service.twin.support_seconds = None
    ticket_id = await _open(service)
    service.twin.advance(1_000)
    assert (await _thread(service, ticket_id))["TicketReplyDetails"] == []
    service.twin.support_answers("demo-key", ticket_id, "سلام")
    (reply,) = (await _thread(service, ticket_id))["TicketReplyDetails"]
    assert (reply["Body"], reply["IsAdminReply"]) == ("سلام", True)
    with pytest.raises(KeyError):
        service.twin.support_answers("demo-key", 1, "سلام")


async def test_a_closed_ticket_takes_no_reply_and_gets_no_answer(service: Service) -> None:
    ticket_id = await _open(service)
    assert (await service.get("/Ticket/CloseTicket", ticketId=ticket_id))["IsSuccessful"]
    service.twin.advance(100)
    fields = {"ticketId": ticket_id, "Body": "باز هم"}
    answer = await service.upload("/Ticket/PostNewTicketReply", fields)
    assert "بسته" in answer["Message"]
    thread = await _thread(service, ticket_id)
    assert (thread["Status"], thread["TicketReplyDetails"]) == (3, [])


@pytest.mark.parametrize(
    "change", [{"Subject": " "}, {"Body": ""}, {"departmentId": 99}, {"priorityId": "x"}]
)
async def test_a_ticket_that_lacks_something_is_refused(service: Service, change: Json) -> None:
    before = len(service.account.tickets)
    answer = await service.upload("/Ticket/PostNewTicket", {**OPEN, **change})
    assert answer["IsSuccessful"] is False
    assert len(service.account.tickets) == before


async def test_the_status_of_tickets_stands_in_one_list_only(service: Service) -> None:
    by_page = (await service.get("/Ticket/GetTicketsByPageId"))["TicketDetails"]
    by_id = (await service.get("/Ticket/GetTicketsFromLastId"))["TicketDetails"]
    assert [one["TicketStatusId"] for one in by_page] == [1, 2, 2, 3]
    assert all("TicketStatusId" not in one for one in by_id)


async def test_drafts_are_added_edited_and_deleted(service: Service) -> None:
    path = "/DraftMessage/AddOrUpdateDraftMessage"
    (added,) = (await service.post(path, {"Message": "یک"}))["DraftMessageDetails"]
    await service.post(path, {"Id": added["Id"], "Message": "دو", "Title": "عنوان"})
    newest = (await service.get("/DraftMessage/GetDraftMessages"))["DraftMessageDetails"][0]
    assert (newest["Id"], newest["Message"], newest["Title"]) == (added["Id"], "دو", "عنوان")
    assert (await service.get("/DraftMessage/DeleteDraftMessage", id=added["Id"]))["IsSuccessful"]
    again = await service.get("/DraftMessage/DeleteDraftMessage", id=added["Id"])
    assert again["IsSuccessful"] is False
    assert (await service.post(path, {"Message": "  "}))["IsSuccessful"] is False


async def test_drafts_lack_their_ids_where_the_guide_is_followed(service: Service) -> None:
    service.twin.quirks = Quirks(draft_ids=False)
    rows = (await service.get("/DraftMessage/GetDraftMessages"))["DraftMessageDetails"]
    assert rows
    assert all("Id" not in row for row in rows)


async def test_a_notification_is_marked_as_read(service: Service) -> None:
    newest = (await service.get("/Notification/GetUserNotificationFromPageId"))[
        "ListUserNotification"
    ][0]
    assert newest["IsRead"] is False
    await service.get("/Notification/UpdateNotificationStatus", id=newest["Id"])
    rows = (await service.get("/Notification/GetUserNotificationFromLastId"))[
        "ListUserNotification"
    ]
    assert rows[0]["IsRead"] is True
    unknown = await service.get("/Notification/UpdateNotificationStatus", id=1)
    assert unknown["IsSuccessful"] is False


async def test_each_category_of_occasions_has_as_many_texts_as_it_says(service: Service) -> None:
    categories = await service.get("/OccasionalMessage/GetOccasionalMessageCategory")
    for category in categories["OccasionalMessageCategory"]:
        texts = await service.get(
            "/OccasionalMessage/GetOccasionalMessages", occasionalMessageCategoryId=category["Id"]
        )
        assert len(texts["OccasionalMessages"]) == category["MessageCount"] > 0


async def test_the_oddities_of_the_vendors_clients_can_be_had(service: Service) -> None:
    service.twin.quirks = Quirks(
        singular_keys=True,
        null_dates=True,
        null_emoji=True,
        sent_pages_null=True,
        lower_persian_keys=True,
    )
    assert (await _thread(service, 48_213))["TicketReplyDetail"]
    contact = (await service.get("/Contacts/GetContactsByPageId"))["ContactDetails"][0]
    assert (contact["EmojiId"], contact["CreationDateTime"]) == (None, None)
    assert contact["persianCreationDateTime"].startswith("1405/")
    assert (await service.get("/Message/GetLastSentMessagesByPageId"))["Messages"] is None
    service.twin.quirks = Quirks(occasions_fail=True)
    answer = await service.get("/OccasionalMessage/GetOccasionalMessages")
    assert answer["Message"].startswith("Object reference")
