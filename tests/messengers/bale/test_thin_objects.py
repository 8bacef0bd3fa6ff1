"""Whatever may miss in an object of Bale, the update is read, and nothing that came is changed."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from messengers.bale.events import BaleReader
from messengers.bale.filling import filled
from messengers.envelope import envelope
from screens.bands import number
from screens.events import Command, ContactIn, FileIn, Press, TextMessage
from screens.view import Safe, View
from tests.messengers.bale.conftest import Line

FROM = {"id": 2**40}
CHAT = {"id": 2**40, "type": "private"}
BASE = {"message_id": 7, "date": 1_790_000_000, "chat": CHAT, "from": FROM}


async def nothing(_limit: int) -> bytes:
    return b""


ME = 99
READER = BaleReader(lambda: "sefid_demo_bot", lambda _ident: nothing, ("link",), me=lambda: ME)


def read(**update: Any) -> Any:
    return READER.read({"update_id": 3, **update})


def test_thin_messages_and_presses_are_read() -> None:
    text = read(message={**BASE, "text": "سلام"})
    assert isinstance(text, TextMessage)
    assert (text.chat, text.who.id, text.who.first_name) == (number("bale", 2**40),) * 2 + ("",)
    press = read(callback_query={"id": "7", "from": FROM, "message": BASE, "data": "x"})
    assert isinstance(press, Press)
    file = read(message={**BASE, "document": {"file_id": "f"}, "media_group_id": 12})
    assert isinstance(file, FileIn)
    assert (file.name, file.size, file.album) == ("file", None, "12")
    photo = read(message={**BASE, "photo": [{"file_id": "p"}]})
    assert isinstance(photo, FileIn)
    card = read(message={**BASE, "contact": {"phone_number": "0912"}})
    assert isinstance(card, ContactIn)


def test_the_bot_itself_is_nobody_who_is_replied_to() -> None:
    """Bale may not say who is a bot: `/role` below a message of ours would make it a colleague."""
    for ident, person in ((ME, None), (5, number("bale", 5))):
        replied = {**BASE, "message_id": 6, "from": {"id": ident}, "text": "x"}
        command = read(message={**BASE, "text": "/role", "reply_to_message": replied})
        assert isinstance(command, Command)
        assert (command.replied and command.replied.id) == person


def test_what_is_no_persons_message_concerns_nobody() -> None:
    assert read(channel_post={**BASE, "text": "x"}) is None
    assert read(message={**BASE, "new_chat_members": [FROM]}) is None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["from", "user", "photo", "file_id", "x"]), inner)
    ),
    max_leaves=12,
)


@given(JSON)
def test_filling_only_adds(value: Any) -> None:
    assert _holds(filled(value), value)


def _holds(whole: Any, part: Any) -> bool:
    if isinstance(part, dict):
        return all(_holds(whole[name], inner) for name, inner in part.items())
    if isinstance(part, list):
        return len(whole) == len(part) and all(map(_holds, whole, part))
    return bool(whole == part)


@pytest.mark.parametrize("ident", [5_501_000_005_001, -5001, 1001])
async def test_a_group_has_a_minus_and_is_written_to_by_its_own_id(bale: Line, ident: int) -> None:
    group = bale.twin.group(ident, members=[bale.person])
    await bale.person.say("/start@sefid_demo_bot", group)
    query = f"{bale.connection.bot.base_url}/getUpdates?limit=1"
    answer = await bale.connection.polling.post(query)
    assert isinstance(answer, list)
    raw = answer[0]
    update, event = envelope(raw, "bale"), READER.read(raw)
    assert update is not None
    assert event is not None
    assert update.chat == event.chat < 0
    assert not event.private
    await bale.gateway.send(event.chat, View(Safe("سلام گروه")), None, rtl=True)
    assert bale.person.last(group).plain == "سلام گروه"
