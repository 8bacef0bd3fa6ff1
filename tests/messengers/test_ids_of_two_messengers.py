"""The edge inwards: an update's ids are numbers of its messenger's band, whoever reads them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from messengers.bot_api.events import UpdateReader
from messengers.envelope import envelope
from screens.bands import BANDS, WIDTH, Band, number
from screens.events import Event, Press, TextMessage

ids = st.integers(1, 2000) | st.integers(1, WIDTH - 1)
bands = st.sampled_from(BANDS)


def unfetched(_ident: str) -> Any:
    return None


def read(raw: dict[str, Any], band: Band) -> Event | None:
    return UpdateReader(lambda: "bot", unfetched, band=band).read(raw)


def message(update: int, chat: int, user: int) -> dict[str, Any]:
    where = {"id": chat, "type": "group" if chat < 0 else "private"}
    body = {"message_id": 7, "date": 1, "chat": where, "from": {"id": user}, "text": "سلام"}
    return {"update_id": update, "message": body}


def press(update: int, chat: int, user: int) -> dict[str, Any]:
    under = message(update, chat, user)["message"]
    query = {"id": "3", "from": {"id": user}, "message": under, "data": "x"}
    return {"update_id": update, "callback_query": query}


@given(bands, st.sampled_from([message, press]), ids, ids | ids.map(lambda ident: -ident), ids)
def test_event_and_envelope_have_the_numbers_of_their_band(
    band: Band, shape: Any, update: int, chat: int, user: int
) -> None:
    raw = shape(update, chat, user)
    event, cover = read(raw, band), envelope(raw, band)
    assert isinstance(event, Press | TextMessage)
    assert cover is not None
    ours = tuple(number(band, ident) for ident in (update, chat, user))
    assert (event.update_id, event.chat, event.who.id) == ours
    assert (cover.update_id, cover.chat, cover.user) == ours
    assert event.message_id == 7


@given(ids, ids, ids)
def test_two_messengers_with_the_same_ids_share_no_number(
    update: int, chat: int, user: int
) -> None:
    covers = [envelope(message(update, chat, user), band) for band in BANDS]
    numbers = [{c.update_id, c.chat, c.user, c.lane} for c in covers if c is not None]
    assert len(numbers) == len(BANDS)
    assert not set.intersection(*numbers)


@pytest.mark.parametrize("band", BANDS)
@pytest.mark.parametrize("shape", [message, press])
@pytest.mark.parametrize("place", range(3))
def test_an_id_that_fits_into_no_band_is_not_taken_for_anothers(
    band: Band, shape: Any, place: int
) -> None:
    far = [3, 1001, 1001]
    far[place] = WIDTH + 1001
    with pytest.raises(ValueError, match="fits into no band"):
        read(shape(*far), band)
    cover = envelope(shape(*far), band)
    assert cover is None or 0 in {cover.chat, cover.user}


@pytest.mark.parametrize("band", BANDS)
def test_a_group_that_moved_stays_in_its_band(band: Band) -> None:
    raw = message(2, -5, 1)
    raw["message"] |= {"migrate_to_chat_id": -1002}
    cover = envelope(raw, band)
    assert cover is not None
    assert cover.migration == (number(band, -5), number(band, -1002))


def test_what_names_nobody_has_no_number() -> None:
    cover = envelope({"update_id": 5, "poll": {"id": "x"}}, "bale")
    assert cover is not None
    assert (cover.chat, cover.user, cover.lane) == (0, 0, 0)
