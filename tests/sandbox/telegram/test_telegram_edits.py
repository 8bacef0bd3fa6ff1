"""Edits and deletions."""

from __future__ import annotations

from sandbox.telegram import User
from tests.sandbox.telegram.conftest import Clock
from tests.sandbox.telegram.support import PNG, Api, button, inline

NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are "
    "exactly the same as a current content and reply markup of the message"
)


async def _edit(api: Api, message_id: int, text: str, **more: object) -> str:
    answer = await api.refused(
        "editMessageText", chat_id=1001, message_id=message_id, text=text, **more
    )
    return answer.description


async def test_an_edit_changes_text_and_keyboard(api: Api, person: User) -> None:
    sent = await api.send("one", reply_markup=inline(button("a")))
    edited = await api.of(
        "editMessageText",
        chat_id=1001,
        message_id=sent["message_id"],
        text="<b>two</b>",
        parse_mode="HTML",
        reply_markup=inline(button("b", "B")),
    )
    assert edited["edit_date"] >= sent["date"]
    seen = person.last()
    assert (seen.id, seen.html, seen.labels, seen.edited) == (
        sent["message_id"],
        "<b>two</b>",
        ["B"],
        True,
    )


async def test_the_same_again_is_not_modified(api: Api, person: User) -> None:
    markup = inline(button("a"))
    sent = (await api.send("one", reply_markup=markup))["message_id"]
    assert await _edit(api, sent, "one", reply_markup=markup) == NOT_MODIFIED
    assert await _edit(api, sent, " one ", reply_markup=markup) == NOT_MODIFIED
    await api.of("editMessageText", chat_id=1001, message_id=sent, text="one")
    assert person.last().buttons == []


async def test_only_what_exists_can_be_edited(api: Api, person: User) -> None:
    assert await _edit(api, 999, "x") == "Bad Request: message to edit not found"
    assert await _edit(api, 0, "x") == "Bad Request: message identifier is not specified"


async def test_messages_of_people_cannot_be_edited(api: Api, person: User) -> None:
    theirs = (await person.say("hi"))[0]
    assert await _edit(api, theirs.id, "x") == "Bad Request: message can't be edited"


async def test_a_message_that_brought_a_reply_keyboard_cannot_be_edited(
    api: Api, person: User
) -> None:
    sent = await api.send(reply_markup={"keyboard": [["a"]]})
    assert await _edit(api, sent["message_id"], "x") == "Bad Request: message can't be edited"


async def test_an_edit_takes_inline_keyboards_only(api: Api, person: User) -> None:
    sent = await api.send()
    wrong = {"keyboard": [["a"]]}
    answer = await _edit(api, sent["message_id"], "x", reply_markup=wrong)
    assert answer == "Bad Request: inline keyboard expected"


async def test_the_keyboard_alone_can_be_changed(api: Api, person: User) -> None:
    sent = (await api.send(reply_markup=inline(button("a"))))["message_id"]
    where = {"chat_id": 1001, "message_id": sent}
    await api.of("editMessageReplyMarkup", **where, reply_markup=inline(button("b", "B")))
    assert (person.last().labels, person.last().edited) == (["B"], False)
    await api.of("editMessageReplyMarkup", **where)
    assert person.last().buttons == []
    assert (await api.refused("editMessageReplyMarkup", **where)).description == NOT_MODIFIED


async def test_captions_and_texts_are_not_each_other(api: Api, person: User) -> None:
    answer = await api.upload("sendDocument", {"document": ("a.txt", b"a")}, chat_id="1001")
    file_message = answer.json()["result"]["message_id"]
    text_message = (await api.send())["message_id"]
    assert await _edit(api, file_message, "x") == (
        "Bad Request: there is no text in the message to edit"
    )
    refused = await api.refused(
        "editMessageCaption", chat_id=1001, message_id=text_message, caption="x"
    )
    assert refused.description == "Bad Request: there is no caption in the message to edit"
    await api.of("editMessageCaption", chat_id=1001, message_id=file_message, caption="شرح")
    assert person.messages()[0].text == "شرح"


async def test_the_file_of_a_message_can_be_replaced(api: Api, person: User) -> None:
    sent = (await api.send())["message_id"]
    media = {"type": "photo", "media": "attach://new", "caption": "نمودار"}
    response = await api.upload(
        "editMessageMedia",
        {"new": ("c.png", PNG)},
        chat_id="1001",
        message_id=str(sent),
        media=media,
    )
    assert response.json()["ok"], response.text
    photo = person.last().photo
    assert photo is not None
    assert (photo["width"], photo["height"]) == (2, 1)


async def test_a_deleted_message_is_gone_for_everybody(api: Api, person: User) -> None:
    theirs = (await person.say("secret"))[0].id
    assert await api.of("deleteMessage", chat_id=1001, message_id=theirs) is True
    assert person.messages() == []
    again = await api.refused("deleteMessage", chat_id=1001, message_id=theirs)
    assert again.description == "Bad Request: message to delete not found"


async def test_after_48_hours_nothing_can_be_deleted(api: Api, person: User, clock: Clock) -> None:
    sent = (await api.send())["message_id"]
    clock.now += 48 * 3600 + 1
    answer = await api.refused("deleteMessage", chat_id=1001, message_id=sent)
    assert answer.description == "Bad Request: message can't be deleted"


async def test_several_messages_go_at_once_and_missing_ones_are_skipped(
    api: Api, person: User
) -> None:
    ids = [(await api.send(str(number)))["message_id"] for number in range(3)]
    assert await api.of("deleteMessages", chat_id=1001, message_ids=[*ids[:2], 999]) is True
    assert [message.text for message in person.messages()] == ["2"]
    for wrong in ([], list(range(1, 102))):
        refused = await api.refused("deleteMessages", chat_id=1001, message_ids=wrong)
        assert "message identifiers" in refused.description
    refused = await api.refused("deleteMessages", chat_id=1001, message_ids=["x"])
    assert refused.description == "Bad Request: message identifier must be a Number"


async def test_replies_need_something_to_reply_to(api: Api, person: User) -> None:
    theirs = (await person.say("question"))[0].id
    reply = await api.send(reply_parameters={"message_id": theirs})
    assert reply["reply_to_message"]["text"] == "question"
    assert person.last().reply_to == theirs
    refused = await api.refused(
        "sendMessage", chat_id=1001, text="x", reply_parameters={"message_id": 999}
    )
    assert refused.description == "Bad Request: message to be replied not found"
    wrong = await api.refused(
        "sendMessage", chat_id=1001, text="x", reply_parameters={"message_id": "x"}
    )
    assert wrong.description == 'Bad Request: Field "message_id" must be a Number'
    lenient = {"message_id": 999, "allow_sending_without_reply": True}
    assert "reply_to_message" not in await api.send(reply_parameters=lenient)
