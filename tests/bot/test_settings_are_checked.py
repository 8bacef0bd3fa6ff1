from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, strategies
from hypothesis import settings as examples
from pydantic import SecretStr

from bot.__main__ import main
from bot.addresses import bot_addresses
from bot.settings import GivenSettings, Settings, read_offline_settings, read_settings
from bot.stop import USAGE, StopError
from bot.webhook_settings import hooks
from screens.bands import number

TOKEN = "1234567890:AAbbCCddEEffGGhhIIjjKKllMMnnOOppQQr"


BALE = {"bale_token": "123456:" + "b" * 40}


def made(**values: Any) -> Settings:
    return read_settings(None, **{"bot_token": TOKEN, **values})


@pytest.fixture(autouse=True)
def _no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.upper().startswith("SEFID_")]:
        monkeypatch.delenv(name)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"bot_token": "Done! Use this token: " + TOKEN}, "SEFID_BOT_TOKEN cannot be used"),
        ({"bot_token": "abc"}, "does not look like a bot token"),
        ({"bale_token": "abc"}, "SEFID_BALE_TOKEN cannot be used: it does not look like a bot"),
        ({"bale_url": "tapi.bale.ai"}, "SEFID_BALE_URL cannot be used: it must begin with"),
        ({"bale_proxy": "socks5://"}, "SEFID_BALE_PROXY cannot be used"),
        ({"bot_token": ""}, "SEFID_BOT_TOKEN is not set, and neither is SEFID_BALE_TOKEN."),
        ({"allowed_users": "rubika:7"}, "one of Bale is written bale:123"),
        ({"allowed_users": "bale:-7"}, "one of Bale is written bale:123"),
        ({"admin_users": f"{2**52}"}, "user ids (numbers) separated by commas"),
        ({"allowed_users": "1001, 1087968824"}, "1087968824 is nobody: by it Telegram names"),
        ({"admin_users": "777000"}, "777000 is nobody"),
        ({"allowed_users": "0"}, "user ids (numbers) separated by commas"),
        ({"allowed_users": "1001, mary"}, "user ids (numbers) separated by commas"),
        ({"timezone": "Asia/Atlantis"}, "no such time zone"),
        ({"telegram_url": "api.telegram.org"}, "begin with https://"),
        ({"smsir_proxy": "ftp://proxy"}, "http:// or socks5://"),
        ({"telegram_proxy": "http://"}, "name a host"),
        ({"telegram_proxy": "socks5://:1080"}, "name a host"),
        ({"smsir_proxy": "http://host:99999"}, "name a host"),
        ({"smsir_url": "https:///users/v1"}, "name a host"),
        ({"telegram_url": "http://[::1"}, "name a host"),
        ({"allowed_users": ", ;"}, "SEFID_ALLOWED_USERS cannot be used"),
        ({"allowed_users": ""}, "SEFID_ALLOWED_USERS cannot be used: it is empty. Name the"),
        ({"allowed_users": "  "}, "or delete the line: without it anybody"),
        ({"secret_keys": ","}, "SEFID_SECRET_KEYS cannot be used: there is no key in it."),
        ({"secret_keys": " , ,"}, "or delete the line: the key file beside the database"),
        ({"admin_users": "@mary"}, "SEFID_ADMIN_USERS cannot be used"),
        ({"late_minutes": "1441"}, "SEFID_LATE_MINUTES cannot be used"),
        ({"database": "/"}, "name a file"),
        ({"database": "data/sefid.key"}, "key file"),
        ({"database": "data/SEFID.KEY"}, "key file"),
        ({"telegram_url": "https://relay.example.org?to=x"}, "end with the path"),
        ({"smsir_url": "https://api.sms.ir/users/v1#"}, "end with the path"),
        ({"undo_seconds": "-1"}, "SEFID_UNDO_SECONDS cannot be used"),
        ({"listen": "8443"}, "host:port"),
        ({"language": "de"}, "SEFID_LANGUAGE cannot be used"),
        ({"webhook_url": "https://bot.example.org/x"}, "SEFID_WEBHOOK_SECRET must be too"),
    ],
)
def test_a_bad_value_is_named_and_not_repeated(values: dict[str, str], said: str) -> None:
    with pytest.raises(StopError) as stopped:
        made(**values)
    assert said in str(stopped.value)
    assert stopped.value.status == USAGE
    assert TOKEN not in str(stopped.value)
    assert "mary" not in str(stopped.value)


def test_people_of_both_messengers_are_named_in_one_list() -> None:
    settings = made(**BALE, allowed_users="1001, bale:1001;Bale:7", admin_users="bale:777000")
    assert settings.allowed_users == {1001, number("bale", 1001), number("bale", 7)}
    assert settings.admin_users == {number("bale", 777000)}, "a person, unlike Telegram's"


def test_bale_alone_is_enough_and_each_messenger_has_its_own_webhook() -> None:
    bale = {"bot_token": None, "bale_token": "123456:" + "a" * 32}
    assert bot_addresses(made(**bale)).keys() == {"bale"}
    assert bot_addresses(made(**{**bale, "bot_token": TOKEN})).keys() == {"telegram", "bale"}
    hook = {"webhook_url": "https://bot.example.org/x", "webhook_secret": "s" * 16}
    with pytest.raises(StopError, match="SEFID_WEBHOOK_URL is Telegram's, and the token of"):
        made(**bale, **hook)
    theirs = {f"bale_{name}": value for name, value in hook.items()}
    with pytest.raises(StopError, match="SEFID_BALE_WEBHOOK_URL is Bale's, and the token of"):
        made(**theirs)
    with pytest.raises(StopError, match="so SEFID_BALE_WEBHOOK_SECRET must be too"):
        made(**bale, bale_webhook_url=theirs["bale_webhook_url"])
    with pytest.raises(StopError, match="have the same path"):
        made(**BALE, **hook, **theirs)
    with pytest.raises(StopError, match="SEFID_BALE_WEBHOOK_URL must begin with https"):
        made(**bale, **theirs | {"bale_webhook_url": "http://bot.example.org/b"})
    settings = made(**BALE, **hook, **theirs | {"bale_webhook_url": "https://bot.example.org/b/"})
    assert settings.address == ("127.0.0.1", 8443)
    found = hooks(settings)
    assert found["telegram"].address == "https://bot.example.org/x"
    assert found["bale"].address == f"https://bot.example.org/b/{'s' * 16}"
    assert "ssss" not in repr(found)


SERVICES = {
    "telegram_url": "api.telegram.org",
    "bale_url": "tapi.bale.ai",
    "smsir_url": "api.sms.ir",
}
"""Setting -> host of the service that its secrets are for."""

SPELT = ["https://{}", "http://{}", "https://{}.", "https://{}:443", "https://{}/", "https://{}/x"]
SPELT += ["https://relay.{}", "https://me@{}"]


@pytest.mark.long
@pytest.mark.parametrize("field", SERVICES)
def test_the_secrets_of_a_service_never_go_to_another_one(field: str) -> None:
    for other, host in SERVICES.items():
        for spelt in SPELT:
            for url in (spelt.format(host), spelt.format(host.upper())):
                if other == field and url.startswith("https"):
                    assert made(**{field: url})
                    continue
                why = "read on the way" if other == field else "would get the secrets"
                with pytest.raises(StopError, match=why) as stopped:
                    made(**{field: url})
                assert f"SEFID_{field.upper()} cannot be used:" in str(stopped.value)
    for harmless in ("https://telegram.org.example.com", "https://nobale.ai", "http://smsir:80"):
        assert made(**{field: harmless})


@pytest.mark.parametrize("spelt", ["https://relay.example/x", "https://RELAY.example.:443/x/"])
def test_two_messengers_are_never_asked_at_one_address(spelt: str) -> None:
    telegram = {"telegram_url": "https://relay.example:443/x"}
    with pytest.raises(StopError, match="lead to the same place"):
        made(**BALE, **telegram, bale_url=spelt)
    assert made(**telegram, bale_url=spelt), "only one of them is served"
    for other in ("https://relay.example/y", "https://relay.example:8443/x", "https://x.example/x"):
        assert made(**BALE, **telegram, bale_url=other)


@pytest.mark.parametrize("command", ["doctor", "run"])
def test_one_token_for_both_messengers_is_refused_by_the_start_and_by_doctor(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SEFID_BALE_TOKEN", f" {TOKEN} ")
    monkeypatch.setenv("SEFID_BOT_TOKEN", TOKEN)
    assert main([command]) == USAGE
    said = capsys.readouterr()
    assert "SEFID_BOT_TOKEN and SEFID_BALE_TOKEN hold the same token" in said.err
    assert TOKEN not in said.err + said.out
    assert read_offline_settings().bale_token is not None, "a backup can be made all the same"


def test_tokens_that_were_mistaken_for_one_another_are_refused() -> None:
    telegrams, other = "7654321:AA" + "x" * 33, "7654321:" + "x" * 40
    with pytest.raises(StopError, match="mistaken for one another"):
        made(bot_token=other, bale_token=telegrams)
    for bot, bale in ((telegrams, other), (other, other + "y"), (telegrams, telegrams[:-1] + "y")):
        assert made(bot_token=bot, bale_token=bale)


@pytest.mark.parametrize("name", ["allowed_users", "admin_users"])
@pytest.mark.parametrize(
    ("served", "listed", "refused"),
    [
        ("telegram", "5", False), ("telegram", "bale:5", True), ("telegram", "bale:5,5", False),
        ("bale", "bale:5", False), ("bale", "5, 1001", True), ("bale", "bale:5,5", False),
        ("both", "5", False), ("both", "bale:5", False),
    ],
)  # fmt: skip
def test_a_list_with_nobody_who_can_come_is_refused(
    name: str, served: str, listed: str, *, refused: bool
) -> None:
    tokens = {} if served == "telegram" else dict(BALE)
    without = {"bot_token": None} if served == "bale" else {}
    if not refused:
        assert made(**tokens, **without, **{name: listed})
        return
    with pytest.raises(StopError, match=f"SEFID_{name.upper()} names only people of a messenger"):
        made(**tokens, **without, **{name: listed})


def test_all_bad_values_are_told_at_once() -> None:
    with pytest.raises(StopError) as stopped:
        made(language="de", timezone="Nowhere")
    assert len(str(stopped.value).splitlines()) == 2


def test_the_env_file_is_read_and_blank_lines_in_it_mean_the_default(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(
        f"SEFID_BOT_TOKEN={TOKEN}\nSEFID_TELEGRAM_PROXY=\nSEFID_ADMIN_USERS=\n"
        "SEFID_ALLOWED_USERS=1001, 1002\n",
        encoding="utf-8",
    )
    settings = read_settings()
    assert settings.token == TOKEN
    assert settings.telegram_proxy is None
    assert settings.admin_users == frozenset()
    assert settings.allowed_users == {1001, 1002}


def test_the_environment_goes_before_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".env").write_text(f"SEFID_BOT_TOKEN={TOKEN}\nSEFID_LANGUAGE=en\n", "utf-8")
    monkeypatch.setenv("SEFID_LANGUAGE", "FA")
    assert read_settings().language == "fa"


def test_given_settings_hear_nothing_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEFID_ALLOWED_USERS", "7")
    assert GivenSettings(bot_token=SecretStr(TOKEN)).allowed_users == frozenset()


def test_work_on_the_data_needs_no_token_but_refuses_other_bad_values(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert read_offline_settings().database == Path("data/sefid.db")
    monkeypatch.setenv("SEFID_LANGUAGE", "de")
    with pytest.raises(StopError, match="SEFID_LANGUAGE"):
        read_offline_settings()


def test_secrets_do_not_show_in_a_repr() -> None:
    settings = made(secret_keys="k" * 44, telegram_proxy="http://u:pass@127.0.0.1:1")
    assert TOKEN not in repr(settings)
    assert "k" * 44 not in repr(settings)
    assert "pass" not in repr(settings)


def test_a_webhook_listens_by_itself_and_polling_does_not() -> None:
    assert made().address is None
    hooked = made(webhook_url="https://bot.example.org/x", webhook_secret="s" * 16)
    assert hooked.address == ("127.0.0.1", 8443)
    assert made(listen="[::1]:80").address == ("::1", 80)


@pytest.mark.parametrize(
    "path", ["/metrics", "/healthz", "/Metrics/", "/%6Detrics", "/a{b}", "/a%0Ab", "/a b"]
)
def test_a_webhook_has_a_path_of_its_own(path: str) -> None:
    with pytest.raises(StopError, match="path of its own"):
        made(webhook_url=f"https://bot.example.org{path}", webhook_secret="s" * 16)


def test_a_webhook_is_https_unless_the_bot_api_server_is_ones_own() -> None:
    hook = {"webhook_url": "HTTP://bot.example.org/x", "webhook_secret": "s" * 16}
    with pytest.raises(StopError, match="https://") as stopped:
        made(**hook)
    assert stopped.value.status == USAGE
    assert hooks(made(**hook, telegram_url="http://bot-api:8081"))["telegram"].path == "/x"


def test_user_ids_may_be_typed_in_persian_digits() -> None:
    assert made(allowed_users="۱۰۰۱,1002").allowed_users == {1001, 1002}


def typos(name: str) -> strategies.SearchStrategy[str]:
    """Names that are off by one letter: missing, doubled, or another one."""
    places = strategies.integers(0, len(name) - 1)
    return strategies.one_of(
        places.map(lambda at: name[:at] + name[at + 1 :]),
        places.map(lambda at: name[:at] + name[at] + name[at:]),
        places.map(lambda at: name[:at] + "X" + name[at + 1 :]),
    )


NAMES = ["SEFID_" + name.upper() for name in Settings.model_fields]


@pytest.mark.long
@given(
    strategies.sampled_from(NAMES).flatmap(
        lambda name: strategies.tuples(strategies.just(name), typos(name))
    )
)
@examples(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_misspelt_setting_is_refused_and_the_right_one_named(
    tmp_path: Path, names: tuple[str, str]
) -> None:
    right, wrong = names
    if wrong in NAMES:
        return
    (tmp_path / ".env").write_text(f"SEFID_BOT_TOKEN={TOKEN}\n{wrong}=1\n", "utf-8")
    with pytest.raises(StopError) as stopped:
        read_settings()
    assert stopped.value.status == USAGE
    assert f"{wrong} is no setting of Sefid. Did you mean {right}?" in str(stopped.value)


@pytest.mark.parametrize(
    "name",
    ["SEFID-ALLOWED-USERS", "sefid.allowed.users", "SEFID-ALLOWED_USERS", "ALLOWED_USERS",
     "allowed_users", "SEFIDALLOWED_USERS", "\u200cSEFID_ALLOWED_USERS", "TELEGRAM_ALLOWED_USERS",
     "BOT_ALLOWED_USER", "ALLOWED_USER_IDS", "bale-allowed-users"],
)  # fmt: skip
def test_whoever_means_to_close_the_bot_does_not_leave_it_open(tmp_path: Path, name: str) -> None:
    (tmp_path / ".env").write_text(f"SEFID_BOT_TOKEN={TOKEN}\n{name}=1\n", "utf-8")
    with pytest.raises(StopError, match="Did you mean SEFID_ALLOWED_USERS"):
        read_settings()


def test_a_name_that_only_feeds_the_real_one_is_left_alone(tmp_path: Path) -> None:
    lines = f"SEFID_BOT_TOKEN={TOKEN}\nALLOWED_USERS=5\nSEFID_ALLOWED_USERS=${{ALLOWED_USERS}}\n"
    (tmp_path / ".env").write_text(lines, "utf-8")
    assert read_settings().allowed_users == {5}


def test_what_other_programs_have_in_the_same_file_keeps_nothing_from_starting(
    tmp_path: Path,
) -> None:
    others = [
        "GF_SECURITY_ADMIN_USER",
        "ADMIN_USERNAME",
        "DB_ADMIN_USER",
        "CRAWLER_ALLOWED_USER_AGENTS",
    ]
    lines = [f"SEFID_BOT_TOKEN={TOKEN}", *(f"{name}=shop" for name in others)]
    (tmp_path / ".env").write_text("\n".join(lines), "utf-8")
    assert read_settings().admin_users == set()
    (tmp_path / ".env").write_text("\n".join([*lines, "BOT_ADMIN_USERS=1"]), "utf-8")
    with pytest.raises(StopError, match="Did you mean SEFID_ADMIN_USERS"):
        read_settings()


def test_a_misspelt_name_in_the_environment_is_refused_and_other_programs_names_are_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("BOT_TOKEN", "of another program")
    monkeypatch.setenv("SEFID_BOT_TOKEN", TOKEN)
    assert read_settings().token == TOKEN
    monkeypatch.setenv("SHOP_ADMIN_USERS", "1")
    assert read_settings().admin_users == set()
    monkeypatch.setenv("sefid_nonsense", "1")
    with pytest.raises(StopError, match="SEFID_NONSENSE is no setting"):
        read_settings()


@pytest.mark.parametrize("name", ["ALLOWED_USERS", "TELEGRAM_ALLOWED_USERS", "bot_allowed_users"])
def test_a_list_that_docker_took_out_of_the_file_leaves_the_bot_open_to_nobody(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("SEFID_BOT_TOKEN", TOKEN)
    monkeypatch.setenv(name, "5")
    with pytest.raises(StopError, match="Did you mean SEFID_ALLOWED_USERS"):
        read_settings()
    monkeypatch.setenv("SEFID_ALLOWED_USERS", "6")
    assert read_settings().allowed_users == {6}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("SEFID_BOT_TOKEN=x\n".encode("utf-16"), "not UTF-8"),
        ("SEFID_LANGUAGE=فا\n".encode("cp1256"), "not UTF-8"),
        (b"\n# who\nSEFID_ALLOWED_USERS 1001\n", "line 3"),
        (b"SEFID_ALLOWED_USERS\n", "line 1"),
    ],
)
def test_an_env_file_that_says_nothing_clear_is_refused(
    tmp_path: Path, content: bytes, said: str
) -> None:
    (tmp_path / ".env").write_bytes(content)
    with pytest.raises(StopError, match=said) as stopped:
        read_settings()
    assert stopped.value.status == USAGE


def test_an_env_file_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    (tmp_path / ".env").mkdir()
    with pytest.raises(StopError, match="cannot be read"):
        read_settings()


def test_an_env_file_of_a_windows_editor_is_read(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"\xef\xbb\xbf" + f"SEFID_BOT_TOKEN={TOKEN}\r\n".encode())
    assert read_settings().token == TOKEN


def test_a_secret_may_stand_in_a_file_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = tmp_path / "token"
    secret.write_text(TOKEN + "\n", "utf-8")
    monkeypatch.setenv("SEFID_BOT_TOKEN_FILE", str(secret))
    assert read_settings().token == TOKEN
    monkeypatch.setenv("SEFID_BOT_TOKEN", TOKEN)
    with pytest.raises(StopError, match="are both set"):
        read_settings()


@pytest.mark.parametrize("content", [None, b"", b" \n", b"\xff\xfe\x00"])
def test_a_file_of_a_secret_that_holds_none_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes | None
) -> None:
    secret = tmp_path / "keys"
    if content is not None:
        secret.write_bytes(content)
    monkeypatch.setenv("SEFID_SECRET_KEYS_FILE", str(secret))
    with pytest.raises(StopError, match="SEFID_SECRET_KEYS_FILE names a file that") as stopped:
        read_offline_settings()
    assert stopped.value.status == USAGE


def test_only_secrets_stand_in_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEFID_LANGUAGE_FILE", "x")
    with pytest.raises(StopError, match="SEFID_LANGUAGE_FILE is no setting"):
        read_offline_settings()
