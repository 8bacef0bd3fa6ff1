from __future__ import annotations

import json
from datetime import timedelta

import pytest
from pydantic import ValidationError
from sqlite_utils.db import Database

from storage import ChatSettings, Storage
from tests.storage.support import CHAT, NOON, PERSON


async def test_a_state_is_loaded_as_it_was_saved(store: Storage) -> None:
    assert await store.states.load(CHAT, PERSON) is None
    await store.states.save(CHAT, PERSON, b"one")
    await store.states.save(CHAT, PERSON, b"two", full=True)
    await store.states.save(CHAT, PERSON + 1, b"other person")
    await store.states.save(CHAT + 1, PERSON, b"other chat")
    assert await store.states.load(CHAT, PERSON) == b"two"
    await store.states.delete(CHAT, PERSON)
    assert await store.states.load(CHAT, PERSON) is None
    assert await store.states.load(CHAT, PERSON + 1) == b"other person"


async def test_effects_are_written_with_the_state(store: Storage) -> None:
    def effect(db: Database) -> None:
        db.table("settings").insert({"chat": 1, "json": "{}"})

    await store.states.save(CHAT, PERSON, b"one", effects=[effect])
    assert await store.run(lambda db: db.table("settings").count, write=False) == 1


async def test_a_failing_effect_undoes_the_others_and_the_state(store: Storage) -> None:
    def effect(db: Database) -> None:
        db.table("settings").insert({"chat": 1, "json": "{}"})

    def fails(db: Database) -> None:
        raise LookupError("the second effect")

    await store.states.save(CHAT, PERSON, b"before")
    with pytest.raises(LookupError):
        await store.states.save(CHAT, PERSON, b"after", effects=[effect, fails])
    assert await store.states.load(CHAT, PERSON) == b"before"
    assert await store.run(lambda db: db.table("settings").count, write=False) == 0


async def test_live_screens_are_found_when_they_are_due(store: Storage) -> None:
    assert await store.states.next_due() is None
    await store.states.save(1, 1, b"", due=NOON + timedelta(seconds=3))
    await store.states.save(2, 2, b"", due=NOON)
    await store.states.save(3, 3, b"", due=NOON + timedelta(seconds=9))
    await store.states.save(4, 4, b"")
    assert await store.states.next_due() == NOON
    assert await store.states.due_before(NOON + timedelta(seconds=3)) == [(2, 2), (1, 1)]
    await store.states.save(2, 2, b"")
    assert await store.states.next_due() == NOON + timedelta(seconds=3)


async def test_a_state_moved_to_another_persons_row_does_not_open(store: Storage) -> None:
    await store.states.save(CHAT, PERSON, b"mine")
    await store.run(lambda db: db.conn.execute("UPDATE states SET user = user + 1"))
    assert await store.states.load(CHAT, PERSON + 1) is None


async def test_a_new_chat_has_the_defaults(store: Storage) -> None:
    assert await store.settings.get(CHAT) == ChatSettings()
    assert (ChatSettings().quiet_from, ChatSettings().quiet_to) == (21, 8)


async def test_changes_of_settings_add_up(store: Storage) -> None:
    await store.settings.update(CHAT, language="en", alerts={"ticket": False})
    after = await store.settings.update(CHAT, quiet_from=23)
    assert after == ChatSettings(language="en", alerts={"ticket": False}, quiet_from=23)
    assert await store.settings.get(CHAT) == after
    assert await store.settings.get(CHAT + 1) == ChatSettings()


@pytest.mark.parametrize("change", [{"quiet_from": 24}, {"quiet_to": -1}, {"language": 5}])
async def test_a_value_that_is_not_allowed_changes_nothing(
    store: Storage, change: dict[str, object]
) -> None:
    await store.settings.update(CHAT, language="en")
    with pytest.raises(ValidationError):
        await store.settings.update(CHAT, **change)
    assert await store.settings.get(CHAT) == ChatSettings(language="en")


async def test_a_name_that_is_no_setting_is_refused(store: Storage) -> None:
    with pytest.raises(TypeError, match="quiet_form"):
        await store.settings.update(CHAT, quiet_form=3)


@pytest.mark.parametrize(
    ("stored", "language"),
    [
        ('{"language": "en", "of_a_newer_version": 1}', "en"),
        ('{"language": "en", "quiet_from": "late", "alerts": [1]}', "en"),
        ("not json", None),
        ("[1, 2]", None),
    ],
)
async def test_odd_stored_settings_are_read_as_far_as_possible(
    store: Storage, stored: str, language: str | None
) -> None:
    def work(db: Database) -> None:
        db.table("settings").insert({"chat": CHAT, "json": stored})

    await store.run(work)
    assert await store.settings.get(CHAT) == ChatSettings(language=language)
    assert (await store.settings.update(CHAT, quiet_to=9)).language == language


async def test_a_setting_of_a_newer_version_survives_an_update(store: Storage) -> None:
    def plant(db: Database) -> None:
        db.table("settings").insert({"chat": CHAT, "json": '{"of_a_newer_version": 1}'})

    await store.run(plant)
    await store.settings.update(CHAT, language="en")
    text = await store.run(
        lambda db: db.conn.execute("SELECT json FROM settings").fetchone()[0], write=False
    )
    assert json.loads(text)["of_a_newer_version"] == 1
    assert json.loads(text)["language"] == "en"
