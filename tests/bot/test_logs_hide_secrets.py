from __future__ import annotations

import io
import json
import logging
import re
import re._constants as sre  # type: ignore[import-not-found]
import re._parser as sre_parser  # type: ignore[import-not-found]
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote

import pytest
import stamina
from hypothesis import given
from hypothesis import strategies as st
from stamina.instrumentation import get_on_retry_hooks, set_on_retry_hooks

from bot.logs import LOUD, set_up
from bot.redaction import HIDDEN, LONGEST, PATTERNS, Redactor
from bot.setting_values import TOKENS
from bot.settings import GivenSettings
from smsir.text.phones import find_mobiles

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
    given: dict[str, Any] = {
        "bot_token": TOKEN,
        "log_format": log_format,
        "log_level": level,
        "telegram_proxy": "http://user:hunter22@127.0.0.1:1",
    }
    settings = GivenSettings(**given)
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


@pytest.mark.long
@given(st.text(max_size=40), st.text(max_size=40))
def test_a_known_secret_never_survives(before: str, after: str) -> None:
    secret = "s3cret/with+odd=chars"
    assert secret not in Redactor([secret]).clean(before + secret + after)


MOBILE = "9121234567"
SEPARATORS = ["", " ", "-", ".", "\u200c", " - ", "%20", "/", "\u2013", "] ", "\t"]
SEPARATORS += ["\u2212", "\u2044", "%2F", "%29%20", "%5d"]
DIGITS = [
    "0123456789",
    "۰۱۲۳۴۵۶۷۸۹",
    "٠١٢٣٤٥٦٧٨٩",
    "\uff10\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18\uff19",
]


def clothed(prefix: str, groups: tuple[int, int], separator: str, digits: str) -> str:
    one, two = groups
    parts = (MOBILE[:one], MOBILE[one:two], MOBILE[two:])
    table = {ord(str(n)): digits[n] for n in range(10)}
    return prefix.translate(table) + separator.join(part.translate(table) for part in parts if part)


@given(
    st.sampled_from(["", "0", "+98", "0098", "98", "+98 ", "98-", "(0"]),
    st.tuples(st.integers(1, 9), st.integers(1, 9)).map(lambda two: (min(two), max(two))),
    st.sampled_from(SEPARATORS),
    st.sampled_from(DIGITS),
    st.sampled_from(["", "to ", '{"mobile": "', "a", "شماره ", "to%20", "=%22", "20-"]),
)
def test_a_mobile_is_hidden_whatever_it_wears(
    prefix: str, groups: tuple[int, int], separator: str, digits: str, before: str
) -> None:
    worn = clothed(prefix, groups, separator, digits)
    clean = Redactor().clean(before + worn + ' is the number"')
    assert worn not in clean
    assert "***4567" in clean


def test_whatever_the_bot_reads_as_a_mobile_is_hidden() -> None:
    """In every sign that may stand between its digits, and the digits of every script."""
    rare = (*range(0x2070, 0x2100), 0x2212, 0x3000)
    usual = (*range(0x20, 0x700), *range(0x2000, 0x2070), *range(0xFE00, 0xFF20))
    signs = [chr(code) for code in (*usual, *rare)]
    forms = (
        "0912{0}123{0}4567", "0912{0}1234567", "+98{0}9121234567", "0912 {0} 123 {0} 4567",
        "0912{0}{0}{0}{0}{0}1234567", "[0912]{0}1234567", "+98{0}912{0}123{0}4567",
    )  # fmt: skip
    worn = [form.format(sign) for sign in signs if not sign.isalnum() for form in forms]
    worn += ["".join(digit + sign for digit in "09121234567") for sign in signs]
    zeros = (0x966, 0x9E6, 0x7C0, 0xE50, 0x1D7CE, 0x1FBF0)
    worn += ["".join(chr(zero + int(digit)) for digit in "09121234567") for zero in zeros]
    taken = [each for each in worn if find_mobiles(each).mobiles == ("09121234567",)]
    assert len(taken) > 400
    assert [ascii(each) for each in taken if "***4567" not in Redactor().clean(each)] == []


@pytest.mark.parametrize("zero", [0x6F0, 0x660], ids=["persian", "arabic"])
@pytest.mark.parametrize("gap", ["", "\u200c"], ids=["together", "joiner"])
@pytest.mark.parametrize(
    "spelt",
    [ascii, json.dumps, lambda text: json.dumps(json.dumps(text)), quote, lambda t: quote(quote(t)),
     lambda text: text.encode("ascii", "xmlcharrefreplace").decode(),
     lambda text: repr(text.encode())],
    ids=["python", "json", "json twice", "url", "url twice", "html", "bytes"],
)  # fmt: skip
def test_digits_of_other_scripts_are_known_however_they_are_spelt(
    spelt: Callable[[str], str], gap: str, zero: int
) -> None:
    digits = "".join(chr(zero + int(digit)) for digit in f"0{MOBILE}")
    line = f"the answer was {spelt(digits[:4] + gap + digits[4:])}, so"
    cleaned = Redactor().clean(line)
    assert f"0912***{MOBILE[-4:]}" in cleaned.replace(gap or "-", ""), cleaned


@pytest.mark.parametrize("colon", [":", "%3A", "%3a", "%253A"])
def test_any_bot_token_is_hidden_as_it_stands_in_a_url(colon: str) -> None:
    other = "7654321:ZZbbCCddEEffGGhhIIjjKKllMMnnOOppQQr".replace(":", colon)
    assert other[-20:] not in Redactor().clean(f"GET /bot{other}/getMe and 1{other}")


@given(
    st.sampled_from(sorted(TOKENS)).flatmap(
        lambda field: st.from_regex(TOKENS[field], fullmatch=True)
    ),
    st.sampled_from(
        [":", "%3A", "%3a", "%253A", r"\u003a", r"\\u003A", r"\x3a", "&#58;", "&#x3A;", "&colon;"]
    ),
    st.sampled_from(["", "bot", "/bot", "/file/bot", "token=", "'", "é", "\u200c", "%20", "۱"]),
)
def test_whatever_the_settings_take_for_a_token_is_hidden_though_nobody_knows_it(
    token: str, colon: str, before: str
) -> None:
    clean = Redactor().clean(f"GET {before}{token.replace(':', colon)}/getMe failed")
    assert token.partition(":")[2] not in clean
    assert clean.endswith("[hidden]/getMe failed")


def test_a_known_secret_is_hidden_as_it_stands_in_a_url() -> None:
    secret = "http://me:pass word/1@proxy:1"
    assert quote(secret, safe="") not in Redactor([secret]).clean("x?p=" + quote(secret, safe=""))


@pytest.mark.parametrize(
    "line",
    [
        "Authorization: Bearer abc.def.ghi-jkl",
        "<UserApiKey>abc.def.ghi-jkl</UserApiKey>",
        "SecretKey => abc.def.ghi-jkl",
        "X-API-KEY: abc.def.ghi-jkl",
        "userApiKey=x%2Fabc.def.ghi-jkl",
        "UserApiKey%22%3A%22abc.def.ghi-jkl%22",
        "socks5://me:p@abc.def.ghi-jkl@host:1",
        "{'authorization': 'Basic abc.def.ghi-jkl'}",
        '{"TokenKey": "abc.def.ghi-jkl"}',
        "secret-key: abc.def.ghi-jkl",
        "{'SecretKey': b'abc.def ghi'}",
        "[(b'X-Sms-Ir-Secure-Token', b'abc.def.ghi-jkl')]",
        "[(b'Authorization', b'Bearer abc.def.ghi-jkl')]",
    ],
)
def test_what_stands_behind_a_telling_name_is_hidden(line: str) -> None:
    clean = Redactor().clean(line)
    assert "abc.def" not in clean
    assert "ghi" not in clean


QUOTINGS: list[Callable[[object], str]] = [
    json.dumps,
    repr,
    lambda fields: repr(json.dumps(fields)),
    lambda fields: json.dumps(json.dumps(fields)),
    lambda fields: json.dumps(repr(fields)),
]


@given(
    st.sampled_from(["SecretKey", "UserApiKey", "TokenKey", "user_api_key"]),
    st.sampled_from(
        ["p@ss, word", "a;b}c&d", "two  words", "\u06af\u0644 \u06cc\u0627\u0633", "x" * 200]
    ),
    st.sampled_from(QUOTINGS),
)
def test_a_quoted_secret_is_hidden_whole_however_often_it_was_quoted(
    name: str, secret: str, quoting: Callable[[object], str]
) -> None:
    clean = Redactor().clean(quoting({name: secret, "then": 1}))
    assert re.split(r"\W+", clean) == ["", name, "hidden", "then", "1", ""]


@pytest.mark.long
@given(st.integers(0, 3 * LONGEST), st.integers(0, 3 * LONGEST), st.sampled_from(["x", " ", "9"]))
def test_a_cut_never_leaves_half_a_secret(before: int, after: int, filling: str) -> None:
    clean = Redactor([TOKEN]).clean(f"{filling * before}/{TOKEN}/{filling * after}")
    assert len(clean) < LONGEST + 200
    for size in (12, len(TOKEN)):
        pieces = {TOKEN[at : at + size] for at in range(len(TOKEN) - size + 1)}
        assert not any(piece in clean for piece in pieces)


@pytest.mark.parametrize("log_format", ["text", "json"])
@pytest.mark.parametrize("filling", ["9", "a.", "a://", "09 ", "gAAAA", "secret_key ", "1:"])
def test_a_line_of_a_megabyte_is_cut(root: logging.Logger, log_format: str, filling: str) -> None:
    stream = written(log_format)
    page = filling * (1_000_000 // len(filling))
    logging.getLogger("a").warning("Parsing %s failed", page)
    try:
        raise RuntimeError(page)
    except RuntimeError:
        logging.getLogger("a").exception("failed")
    text = stream.getvalue()
    assert len(text) < 6 * LONGEST
    assert "characters cut" in text
    assert text.count("RuntimeError") >= 1, "the beginning and the end of a trace stay"


def unbounded(items: Any) -> list[Any]:
    """The repetitions without a bound in a parsed pattern, wherever they are nested."""
    found = []
    for operation, argument in items:
        if operation in (sre.MAX_REPEAT, sre.MIN_REPEAT):
            found += [argument] if argument[1] is sre.MAXREPEAT else []
            found += unbounded(argument[2])
        elif operation is sre.SUBPATTERN:
            found += unbounded(argument[3])
        elif operation is sre.BRANCH:
            found += [one for branch in argument[1] for one in unbounded(branch)]
        elif operation in (sre.ASSERT, sre.ASSERT_NOT):
            found += unbounded(argument[1])
    return found


@pytest.mark.parametrize("pattern", [pattern.pattern for pattern in PATTERNS])
def test_no_pattern_can_take_more_than_a_bounded_time_at_a_place(pattern: str) -> None:
    items = list(sre_parser.parse(pattern))
    last = items[-1]
    closing = unbounded([last]) if last[0] is sre.MAX_REPEAT else []
    assert unbounded(items) == closing, "only what nothing follows may go on without a bound"
    assert len(closing) <= 1
