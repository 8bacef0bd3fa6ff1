"""Callback data: what is signed comes back, what is touched does not."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screens.bands import BANDS, WIDTH, Band, number
from screens.callback import MAX_BYTES, Callback, CallbackTooLongError, Codec

codec = Codec(b"a key of the tests")
actions = st.text(string.ascii_lowercase + "-_", min_size=1, max_size=10)
bands = st.sampled_from(BANDS)
idents = st.integers(0, WIDTH - 1)
callbacks = st.builds(
    Callback,
    owner=idents,
    frame=st.integers(0, 36**4 - 1),
    revision=st.integers(0, 36**4 - 1),
    action=actions,
    arg=st.text(string.ascii_letters + string.digits + ":-.", max_size=18),
)
chats = st.integers(1 - WIDTH, WIDTH - 1)


@given(bands, chats, callbacks)
def test_what_was_signed_is_read_back_within_64_bytes(
    band: Band, chat: int, callback: Callback
) -> None:
    chat, callback = number(band, chat), callback._replace(owner=number(band, callback.owner))
    data = codec.encode(chat, callback)
    assert len(data.encode()) <= MAX_BYTES
    assert codec.decode(chat, data) == callback


@given(chats, callbacks, st.integers(0, 63), st.integers(1, 127))
def test_a_flipped_bit_anywhere_is_refused(
    chat: int, callback: Callback, place: int, mask: int
) -> None:
    data = bytearray(codec.encode(chat, callback).encode())
    data[place % len(data)] ^= mask
    assert codec.decode(chat, data.decode("latin-1")) is None


@given(chats, chats, callbacks)
def test_data_of_one_chat_is_refused_in_another(a: int, b: int, callback: Callback) -> None:
    if a != b:
        assert codec.decode(b, codec.encode(a, callback)) is None


@given(bands, bands, chats, callbacks)
def test_data_of_one_messenger_is_refused_in_another_with_the_same_ids(
    one: Band, other: Band, chat: int, callback: Callback
) -> None:
    data = codec.encode(number(one, chat), callback._replace(owner=number(one, callback.owner)))
    assert (codec.decode(number(other, chat), data) is None) == (one != other)


@pytest.mark.long
@given(st.text(max_size=80))
def test_junk_is_refused_without_an_exception(junk: str) -> None:
    assert codec.decode(1, junk) is None


def test_another_key_is_refused() -> None:
    data = Codec(b"another").encode(1, Callback(1, 1, 1, "go"))
    assert codec.decode(1, data) is None


def test_data_that_would_not_fit_is_refused_when_built() -> None:
    with pytest.raises(CallbackTooLongError):
        codec.encode(1, Callback(1, 1, 1, "go", "x" * 60))


@pytest.mark.parametrize("callback", [Callback(1, 1, 1, "a.b"), Callback(1, 1, 1, "go", "گل")])
def test_what_cannot_stand_in_callback_data_is_refused(callback: Callback) -> None:
    with pytest.raises(ValueError, match="not for callback data"):
        codec.encode(1, callback)
