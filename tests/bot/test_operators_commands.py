from __future__ import annotations

import asyncio
import os
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pydantic import SecretStr

from bot import maintenance, values
from bot.__main__ import main
from bot.composition import open_storage
from bot.settings import GivenSettings, Settings, read_offline_settings
from bot.stop import FAILED, USAGE, StopError
from messengers.bot_api.commands import command_list
from messengers.telegram.connection import Connection
from screens.text.languages import LANGUAGES
from tests.storage.support import act

pytestmark = pytest.mark.long

if TYPE_CHECKING:
    from tests.stories.harness.shop import Shop

TOKEN = "1234567890:AAbbCCddEEffGGhhIIjjKKllMMnnOOppQQr"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return GivenSettings(bot_token=SecretStr(TOKEN), database=tmp_path / "data" / "sefid.db")


async def link(settings: Settings) -> None:
    async with await open_storage(settings) as storage:
        await storage.accounts.link(1, 1, "the-user-api-key", "the-secret", "shop")


async def secret_of(settings: Settings) -> str:
    async with await open_storage(settings) as storage:
        account = await storage.accounts.for_chat(1)
        assert account is not None
        return account.secret_key.get_secret_value()


async def test_a_backup_is_restored_where_nothing_is_and_never_over_anything(
    settings: Settings, tmp_path: Path
) -> None:
    await link(settings)
    copy = tmp_path / "copy.db"
    assert "checked" in maintenance.backup(copy, settings)
    with pytest.raises(StopError, match="overwrites nothing"):
        maintenance.restore(copy, settings)
    for file in settings.database.parent.glob("sefid.db*"):
        file.unlink()
    maintenance.restore(copy, settings)
    assert await secret_of(settings) == "the-secret"


def test_nothing_to_copy_is_said(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(StopError, match="no database"):
        maintenance.backup(tmp_path / "x", settings)
    with pytest.raises(StopError, match="no backup"):
        maintenance.restore(tmp_path / "x", settings)


async def test_a_person_is_forgotten_and_what_went_is_said(settings: Settings) -> None:
    await link(settings)
    assert "accounts 1" in await maintenance.forget(1, settings)
    assert "Nothing is known of user 1" in await maintenance.forget(1, settings)
    async with await open_storage(settings):
        with pytest.raises(StopError):
            await maintenance.forget(1, settings)


async def test_the_audit_is_read_beside_a_running_bot(settings: Settings) -> None:
    async with await open_storage(settings) as storage:
        for user in (1, 2, 1):
            await storage.audit.note(act(person=user, place=user, name="سارا", object="shop"))
        said, chain = await asyncio.to_thread(maintenance.audit, None, 2, settings)
        assert "whole: rows 1 to 3" in maintenance.chain_line(chain)
        assert [line.split(" ")[5] for line in said.splitlines()] == ["2", "1"]
        said, _ = await asyncio.to_thread(maintenance.audit, 1, 50, settings)
        assert len(said.splitlines()) == 2
    assert maintenance.audit(3, 50, settings)[0] == "Nothing was noted."


async def test_an_operator_reads_and_names_a_person_of_bale_by_the_id_there(
    settings: Settings,
) -> None:
    theirs = values.user("bale:1")
    async with await open_storage(settings) as storage:
        for user in (1, theirs):
            await storage.audit.note(act(person=user, place=user, name="سارا", object="shop"))
            await storage.chats.seen(user, user, "private", "fa")
    said, _ = maintenance.audit(theirs, 50, settings)
    assert [line.split(" ")[2:6] for line in said.splitlines()] == [
        ["chat", "bale:1", "user", "bale:1"]
    ]
    assert "User bale:1 is forgotten." in await maintenance.forget(theirs, settings)
    async with await open_storage(settings) as storage:
        assert await storage.chats.get(1) is not None


async def test_rotating_replaces_the_key_file_and_everything_still_opens(
    settings: Settings,
) -> None:
    await link(settings)
    old = settings.key_file.read_text("ascii")
    assert "sealed anew" in await maintenance.rotate_keys(settings)
    fresh = settings.key_file.read_text("ascii")
    assert old not in fresh
    assert await secret_of(settings) == "the-secret"


async def test_rotating_with_a_lost_key_changes_nothing(settings: Settings) -> None:
    await link(settings)
    settings.key_file.unlink()
    before = settings.database.read_bytes()
    with pytest.raises(StopError, match="master key"):
        await maintenance.rotate_keys(settings)
    assert not settings.key_file.exists()
    assert settings.database.read_bytes() == before


async def test_a_start_without_the_key_file_does_not_end_rotating_for_good(
    settings: Settings,
) -> None:
    await link(settings)
    right = settings.key_file.read_text("ascii")
    settings.key_file.unlink()
    async with await open_storage(settings) as store:  # with a fresh key, which seals something
        await store.states.save(1, 1, b"typed meanwhile")
    settings.key_file.write_text(right, "ascii")
    for _ in range(2):
        assert "none of the keys" in await maintenance.rotate_keys(settings)
    assert right not in settings.key_file.read_text("ascii")
    assert await secret_of(settings) == "the-secret"


async def test_rotating_beside_a_running_bot_is_refused(settings: Settings) -> None:
    async with await open_storage(settings):
        with pytest.raises(StopError):
            await maintenance.rotate_keys(settings)
    assert len(settings.key_file.read_text("ascii").split()) == 1


async def test_migrating_names_the_schema(settings: Settings) -> None:
    await link(settings)
    assert "integrity ok" in await maintenance.migrate(settings)


async def test_a_file_that_is_no_database_is_left_untouched(settings: Settings) -> None:
    settings.database.parent.mkdir()
    settings.database.write_bytes(b"not a database at all" * 100)
    with pytest.raises(StopError) as stopped:
        await maintenance.migrate(settings)
    assert stopped.value.status == USAGE
    assert settings.database.read_bytes().startswith(b"not a database")


def test_no_key_is_made_beside_what_is_no_file(tmp_path: Path) -> None:
    """As a slip of the hand names it: a folder, a pipe."""
    folder, pipe = tmp_path / "folder", tmp_path / "pipe"
    folder.mkdir()
    os.mkfifo(pipe)
    for place in (folder, pipe):
        wrong = GivenSettings(bot_token=SecretStr(TOKEN), database=place)
        for command in (maintenance.migrate, maintenance.rotate_keys):
            with pytest.raises(StopError, match=f"There is no database at {place}"):
                asyncio.run(command(wrong))
    assert sorted(tmp_path.iterdir()) == [folder, pipe]


def test_the_command_line_says_one_sentence_and_gives_the_status(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("SEFID_")]:
        monkeypatch.delenv(name)
    assert main(["run"]) == USAGE
    assert capsys.readouterr().err.startswith(
        "SEFID_BOT_TOKEN is not set, and neither is SEFID_BALE_TOKEN."
    )
    for command in (["migrate"], ["backup"], ["rotate-keys"]):
        assert main(command) == FAILED
        assert capsys.readouterr().err.startswith("There is no database at data/sefid.db")
    assert list(tmp_path.iterdir()) == [], "none of them makes a database where there was none"
    asyncio.run(link(read_offline_settings()))
    assert main(["migrate"]) == 0
    assert main(["backup", "copy.db", "--verify"]) == 0
    assert "sealed values open" in capsys.readouterr().out
    assert main(["verify-backup", "copy.db"]) == 0
    assert main(["backup"]) == 0
    assert len(list((tmp_path / "data" / "backups").iterdir())) == 1
    for impossible in ("data/sefid.db", "/dev/null/x", "copy.db/x", "data/sefid.key", "x" * 300):
        assert main(["backup", impossible]) == FAILED
        assert len(capsys.readouterr().err.splitlines()) == 1
    with sqlite3.connect(tmp_path / "copy.db") as copy:
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    copy.close()
    monkeypatch.setenv("SEFID_LANGUAGE", "de")
    assert main(["migrate"]) == USAGE


async def test_commands_are_set_in_each_language_and_only_where_they_differ(
    lone_shop: Shop,
) -> None:
    bot = lone_shop.bot
    messenger, setting = bot.wires["telegram"].messenger, (bot.catalogue, bot.translator, "fa")
    assert isinstance(messenger, Connection)
    await lone_shop.telegram.wait_call("getMyCommands", 3)
    await messenger.show_commands(*setting)
    done = len(lone_shop.telegram.calls_of("setMyCommands"))
    assert await messenger.show_commands(*setting) == 0
    assert len(lone_shop.telegram.calls_of("setMyCommands")) == done
    for lang in LANGUAGES:
        shown = await messenger.bot.get_my_commands(language_code=lang)
        assert list(shown) == command_list(bot.catalogue, bot.translator, lang)
    assert {"start", "help", "cancel", "link"} <= {command.command for command in shown}
