"""Requests as they leave: names of keys, types, where multipart scalars stand, headers."""

from __future__ import annotations

import asyncio

import pytest

from smsir import Attachment, ContactInput, Refused, ServiceFault
from tests.smsir.raw_service import Asked, Script, answer, fixed, talking

YES = fixed({"IsSuccessful": True})


async def test_send_carries_both_arrays_as_numbers_and_the_text_byte_for_byte() -> None:
    text = "سلام\r\n«گل\u200cفروشی» 🌹 \u00a0پایان "
    async with talking(YES) as (account, service):
        await account.messages.send(text, group_ids=["7"])  # type: ignore[list-item]
    sent = service.asked[-1]
    assert sent.json == {
        "Message": text,
        "ContactGroupIds": [7],
        "ContactRelationIds": [],
        "CanContinueInCaseOfError": True,
    }
    assert text.splitlines()[1].encode() in sent.body
    assert sent.headers["x-sms-ir-secure-token"] == "t1"
    assert sent.headers["content-type"].startswith("application/json")


@pytest.mark.parametrize("text", ["a\u2066b\u2069", "\u202eabc", "a\0", "a\ud83d"])
async def test_a_text_with_hidden_characters_never_leaves(text: str) -> None:
    async with talking(YES) as (account, service):
        for call in (account.messages.send, account.drafts.add):
            with pytest.raises(ValueError, match=r"U\+"):
                await call(text)
        with pytest.raises(ValueError, match=r"U\+"):
            await account.messages.send_numbers(text, ["09121234567"])
    assert service.asked == []


async def test_names_lose_hidden_marks_before_they_leave() -> None:
    async with talking(YES) as (account, service):
        await account.contacts.add_group("\u2068همکاران\u2069", "#ffffff")
        await account.contacts.add(3, [ContactInput(mobile="09121234567", first_name="\u200fعلی")])
        await account.contacts.update(5, "09121234567", last_name="رضایی\u200e")
    group, add, update = [one.json for one in service.asked[1:]]
    assert group == {"GroupId": 0, "GroupName": "همکاران", "Color": "#ffffff"}
    assert add == {
        "ContactsDetails": [{"FirstName": "علی", "Mobile": "09121234567"}],
        "GroupId": 3,
    }
    assert update == {
        "ContactGroupRelationId": 5,
        "Mobile": "09121234567",
        "LastName": "رضایی",
        "GroupId": 0,
    }


async def test_editing_group_zero_would_add_one_and_is_refused() -> None:
    async with talking(YES) as (account, service):
        with pytest.raises(ValueError, match="group 0"):
            await account.contacts.edit_group(0, "x")
    assert service.asked == []


async def test_transfer_sends_the_array_under_both_names() -> None:
    async with talking(YES) as (account, service):
        await account.contacts.transfer([1, 2], 9)
    assert service.asked[-1].json == {
        "ContactGroupRelationId": [1, 2],
        "ContactGroupId": [1, 2],
        "NewGroupId": 9,
    }


async def test_deletions_name_their_arrays() -> None:
    async with talking(YES) as (account, service):
        await account.contacts.delete([4])
        await account.contacts.empty_groups([5, 6])
    assert [one.json for one in service.asked[1:]] == [{"Ids": [4]}, {"GroupIds": [5, 6]}]


async def test_ticket_fields_stand_in_the_query_and_in_the_form() -> None:
    file = Attachment("عکس.png", b"\x89PNG\0", "image/png")
    async with talking(YES) as (account, service):
        await account.tickets.open("تأخیر", "متن & شرح", department_id=2, priority_id=1, file=file)
    sent = service.asked[-1]
    assert sent.query == {
        "subject": "تأخیر",
        "body": "متن & شرح",
        "departmentId": "2",
        "priorityId": "1",
    }
    assert sent.headers["content-type"].startswith("multipart/form-data; boundary=")
    assert sent.headers["enctype"] == "multipart/form-data"
    for name, value in sent.query.items():
        part = f'name="{name}"\r\n\r\n{value}\r\n'
        assert part.encode() in sent.body
    assert b'name="File"; filename="' in sent.body
    assert b"Content-Type: image/png\r\n\r\n\x89PNG\0\r\n" in sent.body


async def test_a_reply_without_a_file_is_still_multipart() -> None:
    async with talking(YES) as (account, service):
        await account.tickets.reply(48213, "سپاس")
    sent = service.asked[-1]
    assert sent.headers["content-type"].startswith("multipart/form-data")
    assert sent.query == {"ticketId": "48213", "body": "سپاس"}
    assert 'name="body"\r\n\r\nسپاس\r\n'.encode() in sent.body


async def test_a_long_ticket_body_stands_only_in_the_form() -> None:
    body = "شرح " * 2000
    async with talking(YES) as (account, service):
        await account.tickets.open("موضوع", body)
    sent = service.asked[-1]
    assert len(sent.target) < 6000
    assert sent.query == {"subject": "موضوع"}
    assert body.encode() in sent.body


async def test_a_sheet_goes_as_file_with_its_group_in_query_and_form() -> None:
    async with talking(YES) as (account, service):
        await account.contacts.upload_excel(8, "book.xlsx", b"PK")
    sent = service.asked[-1]
    assert sent.query == {"groupId": "8"}
    assert b'name="groupId"\r\n\r\n8\r\n' in sent.body
    assert b'name="File"; filename="book.xlsx"' in sent.body


async def test_search_leaves_out_what_was_not_asked() -> None:
    async with talking(YES) as (account, service):
        await account.contacts.search(last_name="رضایی", mobile="۰۹۱۲")
    assert service.asked[-1].query == {"lastname": "رضایی", "mobile": "0912", "pageid": "0"}


def refusing_empty(accepted: object, refusal: dict[str, object]) -> Script:
    """Refuse a count until its empty array comes as ``accepted``."""

    async def script(asked: Asked, writer: asyncio.StreamWriter) -> None:
        if asked.json["ContactRelationIds"] == accepted:
            await answer(writer, {"IsSuccessful": True, "Count": 176, "InvalidCount": 4})
        else:
            await answer(writer, {"IsSuccessful": False, **refusal})

    return script


@pytest.mark.parametrize(("accepted", "tries"), [([], 1), (None, 2), ([0], 3)])
@pytest.mark.parametrize("words", ["آرایه خالی است", "Object reference not set"])
async def test_a_count_finds_the_form_of_an_empty_array_that_is_accepted(
    accepted: object, tries: int, words: str
) -> None:
    async with talking(refusing_empty(accepted, {"Message": words})) as (account, service):
        count = await account.messages.count([1], [])
    assert (count.valid, count.invalid) == (176, 4)
    bodies = [one.json for one in service.asked[1:]]
    assert len(bodies) == tries
    assert all(body["ContactsGroupIds"] == [1] for body in bodies)


async def test_a_count_that_is_always_refused_raises_the_first_refusal() -> None:
    async with talking(refusing_empty("never", {"Message": "نشد"})) as (account, service):
        with pytest.raises(Refused) as caught:
            await account.messages.count([1], [])
    assert caught.value.service_message == "نشد"
    assert service.operations().count("GroupContactsDistinctCount") == 3


async def test_a_count_with_nothing_empty_is_asked_once() -> None:
    script = refusing_empty("never", {"Message": "Object reference"})
    async with talking(script) as (account, service):
        with pytest.raises(ServiceFault):
            await account.messages.count([1], [2])
    assert service.operations().count("GroupContactsDistinctCount") == 1
