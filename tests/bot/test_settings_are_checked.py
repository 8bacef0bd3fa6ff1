from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.settings import GivenSettings, Settings, read_offline_settings, read_settings
from bot.stop import USAGE, StopError

TOKEN = "1234567890:AAbbCCddEEffGGhhIIjjKKllMMnnOOppQQr"


def given(**values: Any) -> Settings:
    return read_settings(None, **{"bot_token": TOKEN, **values})


@pytest.fixture(autouse=True)
def _no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv("SEFID_" + name.upper(), raising=False)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"bot_token": "Done! Use this token: " + TOKEN}, "SEFID_BOT_TOKEN cannot be used"),
        ({"bot_token": "abc"}, "does not look like a bot token"),
        ({"allowed_users": "1001, mary"}, "user ids (numbers) separated by commas"),
        ({"timezone": "Asia/Atlantis"}, "no such time zone"),
        ({"telegram_url": "api.telegram.org"}, "begin with https://"),
        ({"smsir_proxy": "ftp://proxy"}, "http:// or socks5://"),
        ({"undo_seconds": "-1"}, "SEFID_UNDO_SECONDS cannot be used"),
        ({"listen": "8443"}, "host:port"),
        ({"language": "de"}, "SEFID_LANGUAGE cannot be used"),
        ({"webhook_url": "https://bot.example.org/x"}, "SEFID_WEBHOOK_SECRET must be too"),
    ],
)
def test_a_bad_value_is_named_and_not_repeated(values: dict[str, str], said: str) -> None:
    with pytest.raises(StopError) as stopped:
        given(**values)
    assert said in str(stopped.value)
    assert stopped.value.status == USAGE
    assert TOKEN not in str(stopped.value)
    assert "mary" not in str(stopped.value)


def test_all_bad_values_are_told_at_once() -> None:
    with pytest.raises(StopError) as stopped:
        given(language="de", timezone="Nowhere")
    assert len(str(stopped.value).splitlines()) == 2


def test_the_env_file_is_read_and_blank_lines_in_it_mean_the_default(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(
        f"SEFID_BOT_TOKEN={TOKEN}\nSEFID_TELEGRAM_PROXY=\nSEFID_ALLOWED_USERS=1001, 1002\n",
        encoding="utf-8",
    )
    settings = read_settings()
    assert settings.token == TOKEN
    assert settings.telegram_proxy is None
    assert settings.allowed_users == {1001, 1002}


def test_the_environment_goes_before_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".env").write_text(f"SEFID_BOT_TOKEN={TOKEN}\nSEFID_LANGUAGE=en\n", "utf-8")
    monkeypatch.setenv("SEFID_LANGUAGE", "FA")
    assert read_settings().language == "fa"


def test_given_settings_hear_nothing_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEFID_ALLOWED_USERS", "7")
    assert GivenSettings(bot_token=TOKEN).allowed_users == frozenset()


def test_work_on_the_data_needs_no_token_but_refuses_other_bad_values(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert read_offline_settings().database == Path("data/sefid.db")
    monkeypatch.setenv("SEFID_LANGUAGE", "de")
    with pytest.raises(StopError, match="SEFID_LANGUAGE"):
        read_offline_settings()


def test_secrets_do_not_show_in_a_repr() -> None:
    settings = given(secret_keys="k" * 44, telegram_proxy="http://u:pass@127.0.0.1:1")
    assert TOKEN not in repr(settings)
    assert "k" * 44 not in repr(settings)
    assert "pass" not in repr(settings)


def test_a_webhook_listens_by_itself_and_polling_does_not() -> None:
    assert given().address is None
    hooked = given(webhook_url="https://bot.example.org/x", webhook_secret="s" * 16)
    assert hooked.address == ("127.0.0.1", 8443)
    assert given(listen="[::1]:80").address == ("::1", 80)
