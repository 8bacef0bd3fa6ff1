"""Raw updates of the Bot API, read in one step: what each kind becomes, and what it is not."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from messengers.bot_api.events import UpdateReader
from screens.events import (
    Command,
    ContactIn,
    Event,
    Fetch,
    FileIn,
    Other,
    Press,
    Sender,
    TextMessage,
)

SARA = {
    "id": 7,
    "is_bot": False,
    "first_name": "سارا",
    "username": "sara",
    "language_code": "fa",
}
PRIVATE = {"id": 7, "type": "private"}
GROUP = {"id": -100, "type": "supergroup", "title": "g"}


def fetch(file_id: str) -> Fetch:
    async def fetched(_: int) -> bytes:
        return file_id.encode()

    return fetched


READER = UpdateReader(lambda: "sefid_bot", fetch, frozenset({"link"}), band="telegram")


def read(*, kind: str = "message", chat: dict[str, Any] = PRIVATE, **given: Any) -> Event | None:
    body = {"message_id": 5, "date": 1_700_000_000, "chat": chat, "from": SARA, **given}
    return READER.read({"update_id": 1, kind: body})


def test_a_text_has_its_person_its_place_and_its_time() -> None:
    event = read(text="سلام", reply_to_message={"message_id": 3, "date": 1, "chat": PRIVATE})
    assert event == TextMessage(
        update_id=1,
        chat=7,
        who=Sender(7, "سارا", "sara", "fa"),
        message_id=5,
        at=datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC),
        text="سلام",
        reply_to=3,
    )


@pytest.mark.parametrize(
    ("text", "name", "args"),
    [
        ("/start", "start", ""),
        ("/Send  hello there ", "send", "hello there"),
        ("\u200f/help", "help", ""),
        ("/link@sefid_bot KEY SECRET", "link", "KEY SECRET"),
        ("/link@other_bot KEY SECRET", "link", "KEY SECRET"),
        ("/start@other_bot", "start", ""),
        ("/help@other_bot", "help", ""),
        ("/link\nKEY\nSECRET", "link", "KEY\nSECRET"),
        ("/linkdemo-key secret", "link", "demo-key secret"),
        ("/LINKa1b2c3d4 secret", "link", "a1b2c3d4 secret"),
        ("/link:demo-key\nsecret", "link", "demo-key\nsecret"),
        ("/link_demo-key secret", "link", "demo-key secret"),
        ("/ link demo-key secret", "link", "demo-key secret"),
        ("//link demo-key secret", "link", "demo-key secret"),
        ("\uff0flink demo-key secret", "link", "demo-key secret"),
        ("\\link demo-key\nsecret", "link", "demo-key\nsecret"),
        ("!LINK demo-key secret", "link", "demo-key secret"),
        ("/link, demo-key, secret", "link", "demo-key, secret"),
        ("/link/demo-key/secret", "link", "demo-key/secret"),
        ("/link=demo-key&secret", "link", "demo-key&secret"),
        ("\u061c/link demo-key secret", "link", "demo-key secret"),
        ("\u00ad\u3164/link demo-key secret", "link", "demo-key secret"),
        ("/link", "link", ""),
        ("/links", "links", ""),
        ("/unlink demo-key secret", "unlink", "demo-key secret"),
    ],
)
def test_a_command_is_read_whatever_stands_around_it(text: str, name: str, args: str) -> None:
    event = read(text=text)
    assert isinstance(event, Command)
    assert (event.name, event.args) == (name, args)


def test_in_a_group_a_command_to_another_bot_is_not_ours() -> None:
    assert read(chat=GROUP, text="/help@other_bot") is None
    assert read(chat=GROUP, text="/link@other_bot a b") is None


def test_an_edit_is_no_command_but_for_a_secret_one() -> None:
    edited = read(kind="edited_message", text="/help")
    assert isinstance(edited, TextMessage)
    assert edited.edited
    assert isinstance(read(kind="edited_message", text="/link a b"), Command)
    assert isinstance(read(kind="edited_message", text="/linkdemo-key secret"), Command)
    assert isinstance(read(kind="edited_message", text="/link"), TextMessage)


def test_what_was_changed_may_show_a_secret_but_for_a_place_that_moves() -> None:
    changed = read(kind="edited_message", photo=[{"file_id": "x"}])
    assert isinstance(changed, Other)
    assert (changed.kind, changed.edited) == ("edit", True)
    assert read(kind="edited_message", location={"latitude": 1}) is None


def test_a_secret_command_is_heard_in_a_caption() -> None:
    assert isinstance(read(photo=[{"file_id": "x"}], caption="/link a b"), Command)
    assert isinstance(read(photo=[{"file_id": "x"}], caption="/help"), FileIn)


def test_a_topic_is_one_only_where_the_message_says_so() -> None:
    thread: dict[str, Any] = {"chat": GROUP, "text": "a", "message_thread_id": 9}
    inside, chain = read(**thread, is_topic_message=True), read(**thread)
    assert inside is not None
    assert chain is not None
    assert (inside.topic, chain.topic) == (9, None)
    assert not inside.private


def test_an_anonymous_admin_comes_as_the_bot_that_stands_for_all_of_them() -> None:
    stand_in = {"id": 1087968824, "is_bot": True, "first_name": "Group"}
    given: dict[str, Any] = {"from": stand_in, "sender_chat": GROUP}
    event = read(chat=GROUP, text="a", **given)
    assert event is not None
    assert event.who.id == 1087968824


@pytest.mark.parametrize(
    "update",
    [
        {"channel_post": {"message_id": 1, "date": 1, "chat": {"id": -1, "type": "channel"}}},
        {
            "message": {
                "message_id": 1,
                "date": 1,
                "chat": {"id": -1, "type": "channel"},
                "from": SARA,
                "text": "a",
            }
        },
        {"message": {"message_id": 1, "date": 1, "chat": GROUP, "text": "a"}},
        {"my_chat_member": {"chat": PRIVATE, "from": SARA}},
        {"callback_query": {"id": "1", "from": SARA, "data": "inline"}},
        {"callback_query": {"id": "1", "from": SARA, "game_short_name": "g"}},
        {},
    ],
)
def test_what_concerns_nobody_is_no_event(update: dict[str, Any]) -> None:
    assert READER.read({"update_id": 1, **update}) is None


def test_service_messages_are_no_event() -> None:
    assert read(chat=GROUP, migrate_to_chat_id=-200) is None
    assert read(chat=GROUP, new_chat_members=[SARA]) is None


async def test_a_document_is_fetched_by_its_id() -> None:
    document = {"file_id": "D", "file_name": "نام.csv", "mime_type": "text/csv", "file_size": 3}
    event = read(document=document, caption="از من", media_group_id="a1")
    assert isinstance(event, FileIn)
    assert (event.name, event.mime, event.size) == ("نام.csv", "text/csv", 3)
    assert (event.caption, event.album, event.photo) == ("از من", "a1", False)
    assert await event.fetch(10) == b"D"


async def test_of_a_photo_the_largest_is_taken() -> None:
    event = read(photo=[{"file_id": "small"}, {"file_id": "large"}])
    assert isinstance(event, FileIn)
    assert (event.name, event.size, event.photo) == ("photo-5.jpg", None, True)
    assert await event.fetch(10) == b"large"


@pytest.mark.parametrize("place", [{}, {"is_topic_message": True, "message_thread_id": 4}])
def test_what_is_written_with_a_picture_is_as_if_it_were_all_that_was_sent(
    place: dict[str, Any],
) -> None:
    event = read(chat=GROUP, photo=[{"file_id": "large"}], caption="سلام", **place)
    assert isinstance(event, FileIn)
    assert event.as_text() == read(chat=GROUP, text="سلام", **place)


def test_a_contact_without_a_number_is_one_all_the_same() -> None:
    for fields in ({"first_name": "رضا"}, {"first_name": "رضا", "phone_number": None}):
        event = read(contact=fields)
        assert isinstance(event, ContactIn)
        assert (event.phone, event.first_name) == ("", "رضا")


def test_a_contact_is_shared() -> None:
    event = read(contact={"phone_number": "98912", "first_name": "رضا", "user_id": 9})
    assert isinstance(event, ContactIn)
    assert (event.phone, event.first_name, event.last_name) == ("98912", "رضا", "")


@pytest.mark.parametrize("kind", ["sticker", "voice", "poll", "dice", "checklist"])
def test_other_kinds_go_by_their_name(kind: str) -> None:
    given: dict[str, Any] = {kind: {"x": 1}}
    event = read(**given)
    assert isinstance(event, Other)
    assert event.kind == kind


def test_a_press_knows_the_message_and_its_topic() -> None:
    message = {
        "message_id": 12,
        "date": 0,
        "chat": GROUP,
        "is_topic_message": True,
        "message_thread_id": 4,
    }
    query = {"id": "55", "from": SARA, "data": "payload", "message": message}
    event = READER.read({"update_id": 2, "callback_query": query})
    assert isinstance(event, Press)
    assert (event.chat, event.message_id, event.topic) == (-100, 12, 4)
    assert (event.query_id, event.payload, event.private) == ("55", "payload", False)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "chat", "from", "type", "text", "photo", "document", "message"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@pytest.mark.long
@given(kind=st.sampled_from(["message", "edited_message", "callback_query"]), body=JSON)
def test_what_has_another_shape_is_no_event_of_anybody(kind: str, body: object) -> None:
    try:
        event = READER.read({"update_id": 1, kind: body})
    except (KeyError, TypeError, ValueError, AttributeError, IndexError, OverflowError):
        return
    assert event is None or isinstance(event.chat, int)


@pytest.mark.parametrize(
    ("replied", "person"),
    [
        ({"from": SARA}, Sender(7, "سارا", "sara", "fa")),
        ({"from": SARA | {"id": 8, "is_bot": True}}, None),
        ({"from": SARA | {"id": 1087968824}, "sender_chat": GROUP}, None),
        ({"from": SARA, "forum_topic_created": {"name": "t"}}, None),
        ({}, None),
        (None, None),
    ],
)
def test_a_command_knows_the_person_whose_message_it_answers(
    replied: dict[str, Any] | None, person: Sender | None
) -> None:
    """Not a bot, nobody hidden behind a chat, and not who opened the topic that it stands in."""
    place = {"message_id": 3, "date": 1, "chat": GROUP}
    given: dict[str, Any] = {}
    if replied is not None:
        given["reply_to_message"] = place | replied
    event = read(chat=GROUP, text="/role", **given)
    assert isinstance(event, Command)
    assert event.replied == person


@pytest.mark.parametrize(
    ("kind", "fields", "name"),
    [
        ("video", {}, "video-5.mp4"),
        ("video", {"file_name": "گل.mov", "mime_type": "video/quicktime"}, "گل.mov"),
        ("audio", {"mime_type": "audio/mpeg"}, "audio-5.mp3"),
        ("voice", {}, "voice-5.ogg"),
    ],
)
def test_what_is_written_with_a_film_or_a_sound_is_heard(
    kind: str, fields: dict[str, str], name: str
) -> None:
    sent: dict[str, Any] = {kind: {"file_id": "x", **fields}}
    event = read(**sent, caption="فردا تعطیلیم")
    assert isinstance(event, FileIn)
    assert (event.caption, event.name) == ("فردا تعطیلیم", name)
    assert event.is_picture
    assert not event.photo

    assert isinstance(read(**sent), Other)
