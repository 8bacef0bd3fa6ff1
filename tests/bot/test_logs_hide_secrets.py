from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator

import pytest
import stamina
from hypothesis import given
from hypothesis import strategies as st
from stamina.instrumentation import get_on_retry_hooks, set_on_retry_hooks

from bot.logs import LOUD, set_up
from bot.redaction import HIDDEN, Redactor
from bot.settings import GivenSettings

TOKEN = "1234567890:AAbbCCddEEffGGhhIIjjKKllMMnnOOppQQr"


@pytest.fixture
def root() -> Iterator[logging.Logger]:
    """The root logger, put back as it was."""
    logger = logging.getLogger()
    handlers, level = logger.handlers[:], logger.level
    levels = {name: logging.getLogger(name).level for name in LOUD}
    hooks = get_on_retry_hooks()
    yield logger
    set_on_retry_hooks(hooks)
    logger.handlers[:] = handlers
    logger.setLevel(level)
    for name, former in levels.items():
        logging.getLogger(name).setLevel(former)


def written(log_format: str, level: str = "debug") -> io.StringIO:
    stream = io.StringIO()
    settings = GivenSettings(
        bot_token=TOKEN,
        log_format=log_format,
        log_level=level,
        telegram_proxy="http://user:hunter22@127.0.0.1:1",
    )
    set_up(settings, stream)
    return stream


@pytest.mark.parametrize("log_format", ["text", "json"])
def test_no_secret_passes_whoever_logs_it(root: logging.Logger, log_format: str) -> None:
    stream = written(log_format)
    other = "7654321:ZZbbCCddEEffGGhhIIjjKKllMMnnOOppQQr"
    log = logging.getLogger("anything.at.all")
    log.info("GET https://api.telegram.org/bot%s/getMe", TOKEN)
    log.info("the token of another bot: %s", other)
    log.info("headers {'x-sms-ir-secure-token': 'abc.def.ghi', 'SecretKey': 's3cr3t-value'}")
    log.info("by http://user:hunter22@127.0.0.1:1 and socks5://me:pw12@proxy:9")
    log.info("to 09121234567, +989121234567 and 9351112233")
    try:
        raise RuntimeError(f"bad url /bot{TOKEN}/x")
    except RuntimeError:
        log.exception("failed")
    text = stream.getvalue()
    for secret in (
        TOKEN, other, "abc.def.ghi", "s3cr3t-value", "hunter22", "pw12",
        "09121234567", "9121234567", "9351112233",
    ):  # fmt: skip
        assert secret not in text
    assert HIDDEN in text
    assert "0912***4567" in text


def test_json_lines_are_one_object_each(root: logging.Logger) -> None:
    stream = written("json")
    logging.getLogger("a").warning("two\nlines")
    (line,) = stream.getvalue().splitlines()
    event = json.loads(line)
    assert (event["level"], event["logger"], event["message"]) == ("warning", "a", "two\nlines")


def test_a_message_cannot_forge_the_next_line(root: logging.Logger) -> None:
    stream = written("text")
    logging.getLogger("a").warning("x\n2026-01-01 00:00:00 ERROR bot: forged")
    assert len(stream.getvalue().splitlines()) == 1


def test_libraries_that_log_what_they_carry_stay_quiet_at_debug(root: logging.Logger) -> None:
    stream = written("text")
    for name in ("httpx", "telegram.Bot", "telegram.ext.ExtBot", "aiohttp.client"):
        logging.getLogger(name).info("HTTP Request: whatever a person wrote")
    assert stream.getvalue() == ""


def test_a_read_that_is_tried_again_is_logged_like_all_else(
    root: logging.Logger, capsys: pytest.CaptureFixture[str]
) -> None:
    stream = written("json", "info")
    for attempt in stamina.retry_context(ValueError, attempts=2, wait_initial=0, wait_jitter=0):
        with attempt:
            if attempt.num == 1:
                raise ValueError(TOKEN)
    (line,) = stream.getvalue().splitlines()
    assert json.loads(line)["message"] == f"a read is tried again (1) in 0.00 s: {HIDDEN}"
    assert capsys.readouterr().out == ""


def test_ordinary_numbers_are_left() -> None:
    text = "update 912345678 of 2026-11-23, credit 12,500, port 8443, id 1790000000123"
    assert Redactor([TOKEN]).clean(text) == text


def test_a_very_short_secret_does_not_blank_out_the_log() -> None:
    assert Redactor(["a"]).clean("a banana") == "a banana"


@given(st.text(max_size=40), st.text(max_size=40))
def test_a_known_secret_never_survives(before: str, after: str) -> None:
    secret = "s3cret/with+odd=chars"
    assert secret not in Redactor([secret]).clean(before + secret + after)
