"""Values that nobody foresaw are drawn all the same: labels, arguments, texts, captions."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from messengers.keyboards import inline_keyboard
from screens import Button, Copy, Go, Url, View, escape, rows
from screens.callback import MAX_BYTES, Codec
from screens.keyboard import Keyboard
from screens.messenger import Capabilities
from screens.text.bidi import FSI, LRI, PDI, isolate
from screens.text.formatting import MESSAGE_UNITS, fitting, utf16, visible
from screens.text.labels import LABEL_LETTERS, fitted, whole
from tests.screens.conftest import Toy
from tests.screens.toy import WRITE

CAN = Capabilities()
ODD = st.one_of(
    st.text(max_size=300),
    st.text(alphabet=st.characters(), max_size=80),
    st.sampled_from(
        ["\ud800", "\udfff" * 3, "9" * 4300, "", " \n ", "\u202e\u202e", "<b>", "😀" * 90, "\0"]
    ),
    st.text(alphabet="\ud800\udc00a\u06af\u202e\u2068", max_size=50),
)


def seen(label: str) -> int:
    return sum(1 for char in label if unicodedata.category(char) != "Cf")


@given(label=ODD, arg=ODD, rtl=st.booleans())
def test_whatever_stands_on_a_keyboard_goes_out(label: str, arg: str, rtl: bool) -> None:  # noqa: FBT001
    view = View(
        escape(label),
        rows(
            [Button(label, "act", arg), Go(label, WRITE.entry(arg))],
            [Copy(label, arg or "x"), Url(label, "https://sms.ir")],
        ),
    )
    keyboard = Keyboard(Codec(b"key"), 1001, 1001, 7, 3, rtl=rtl, account=0, can=CAN)
    made = inline_keyboard(keyboard.keys(view), rtl=rtl)

    assert made is not None
    json.dumps(made, ensure_ascii=False).encode()
    for button in (one for line in made["inline_keyboard"] for one in line):
        assert 1 <= seen(button["text"].strip()) <= LABEL_LETTERS
        assert len(button.get("callback_data", "")) <= MAX_BYTES
        assert utf16(button.get("copy_text", {"text": ""})["text"]) <= CAN.copied_units


@given(text=ODD)
def test_a_label_keeps_its_isolates_in_pairs(text: str) -> None:
    name = "".join(char for char in text if char not in {FSI, LRI, PDI, "\u2067"})
    cut = fitted(f"👤 {isolate(name)} ({isolate('12')})")

    assert cut.count(FSI) == cut.count(PDI) == 2


@given(text=ODD)
def test_no_half_of_a_pair_goes_out(text: str) -> None:
    whole(text).encode()
    assert utf16(visible(fitting(escape(whole(text) * 40)))) <= MESSAGE_UNITS


@pytest.mark.long
async def test_a_text_with_half_a_pair_is_taken_and_shown(toy: Toy) -> None:
    await toy.person.after(toy.person.command("/write سلام"), "متن: سلام")
    message = {
        "message_id": 900,
        "date": 1,
        "chat": {"id": 1001, "type": "private"},
        "from": {"id": 1001, "is_bot": False, "first_name": "\ud83d"},
        "text": "نیم \ud83d جفت",
    }
    event = toy.reader.read({"update_id": 900, "message": message})
    assert event is not None
    await toy.navigator.handle(event)
    assert "نیم \ufffd جفت" in (await toy.person.wait_for("نیم")).plain
    assert toy.parts.counts["bugs"] == 0


async def test_a_row_whose_value_does_not_fit_says_so_when_it_is_pressed(toy: Toy) -> None:
    screen = await toy.person.after(toy.person.command("/write سلام"), "متن: سلام")
    view = View(escape("odd"), rows([Button("ردیف", "send", "9" * 4300)]))
    keyboard = Keyboard(toy.parts.codec, 1001, 1001, 1, 1, rtl=True, account=0, can=CAN)
    keys = keyboard.keys(view)
    assert keys is not None
    await toy.person.raw_press(keys[0][0].data, screen.id)
    await toy.twin.wait_call("answerCallbackQuery")
    await toy.settled()
    assert "پنل" in toy.person.toasts[-1].text
    assert toy.services.acts == []
