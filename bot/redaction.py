"""Takes secrets and numbers out of every log line, whoever wrote it.

httpx logs whole URLs, which hold the bot token; exceptions quote what they choked on. So the
filter sits on the root handlers, behind every logger, and works on the finished line. What it
knows exactly (the configured token and keys) it replaces as such; what only has a shape (other
tokens, mobiles) by pattern.

A line may hold whatever a stranger's server answered, so it is cut before it is searched, and no
pattern may take more than a bounded time at any place: every repetition has a bound, but one at
the very end of its pattern, behind which nothing can fail.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote

from smsir.text.characters import to_ascii_digits
from smsir.text.clothes import APART, INSIDE
from smsir.text.digit_runs import MARKS

HIDDEN = "[hidden]"
LONGEST = 16_000
"""Characters of a text that are looked at and kept; of a longer one the end is kept as well."""

_SHORTEST = 6
_TORN = 512
"""Longer than any secret: so much is dropped beside a cut, which may have gone through one."""

_COLON = r"(?::|%(?:25){0,3}3[Aa]|\\{1,4}(?:u003|x3)[Aa]|&#(?:0{0,6}58|[Xx]0{0,6}3[Aa]);|&colon;)"
_TOKEN = re.compile(rf"\d{{4,20}}{_COLON}[A-Za-z0-9_-]{{16,}}")
"""Whatever the settings take for one (`TOKENS` there), also as JSON, a URL or HTML spells it."""
_NAME = (
    r"(?:x-sms-ir-secure-token|authorization|secret[_-]?token|token[_-]?key"
    r"|(?:user[_-]?)?api[_-]?key|secret[_-]?key)"
)
_MARK = r"\\{0,4}[\"']"
"""A quotation mark, perhaps of a text that was quoted again itself."""
_QUOTED = re.compile(
    rf"(?i)({_NAME}(?:{_MARK})?\s{{0,8}}[:=,]\s{{0,8}}b?\\{{0,4}}([\"']))(?:(?!\\{{0,4}}\2).){{1,512}}"
)
_HEADER = re.compile(
    rf"(?i)({_NAME}(?:{_MARK}|%22)?\s{{0,8}}(?:=>|[:=,>]|%3[AD])\s{{0,8}}(?:b?{_MARK}|%22)?"
    r"(?:(?:bearer|basic)\s{1,8})?)(?:(?!%22|</)[^\s\"',;}&])+"
)
_USERINFO = re.compile(r"(?i)\b([a-z][a-z0-9+.-]{0,15}://)[^/\s]{1,400}@")
_FERNET = re.compile(r"gAAAA[A-Za-z0-9_=-]{40,}")
_SIGNS = rf"[\s(){{}}\[\]./+_\u2044\u066b{MARKS}{re.escape(INSIDE)}-]"
"""All that the bot itself reads past within a number, and some more."""
_ESCAPED = "(?i:%2[0DF89]|%5[BD])"
"""A blank, dash, slash or bracket as it stands in a URL."""
_GAP = f"(?:{_SIGNS}|{_ESCAPED}){{0,8}}"
_ZEROS = (0x6F0, 0x660, 0xFF10)
"""Where the digits of other scripts begin."""
_ZERO, _EIGHT, _NINE = (f"[{n}{''.join(chr(zero + n) for zero in _ZEROS)}]" for n in (0, 8, 9))
_OTHER_DIGIT = re.compile(rf"[^\D0-9{''.join(f'{chr(n)}-{chr(n + 9)}' for n in _ZEROS)}]")
"""Of a script in which nobody here writes; the bot reads it as well."""
_START = r"(?:(?<!\d)|(?<=%[0-9A-Fa-f]{2}))"
"""Behind a character that is escaped in a URL, too: it may end with a digit."""
_COUNTRY = rf"(?:(?:\+|%2B|{_ZERO}{_ZERO})?{_NINE}{_EIGHT}{_GAP})?"
_GROUPS = rf"\d{{2}}[{APART}]\d{{3}}[{APART}]\d{{4}}"
_MOBILE = re.compile(
    rf"{_START}{_COUNTRY}[{APART}]?{_ZERO}?{_NINE}(?:(?:{_GAP}\d){{9}}|{_GROUPS})(?!\d)"
)
_NO_DIGITS = re.compile(f"%2B|{_ESCAPED}")
_DIGIT_SPELT = re.compile(
    r"\\{1,4}u06[6Ff]([0-9])|\\{1,4}x(?:db\\{1,4}xb|d9\\{1,4}xa)([0-9])|%(?:25)?(?:DB%(?:25)?B|D9%(?:25)?A)([0-9])|&#1(?:63[2-9]|64[01]|77[6-9]|78[0-5]);",
    re.IGNORECASE,
)
"""A Persian or Arabic digit as JSON, Python's bytes, a URL or HTML spells it."""
_MARK_SPELT = re.compile(
    r"\\{1,4}u20(?:0[cdef]|2[a-e]|6[6-9])"
    r"|\\{1,4}xe2\\{1,4}x8(?:0\\{1,4}x(?:8[c-f]|a[a-e])|1\\{1,4}xa[6-9])"
    r"|%(?:25)?E2%(?:25)?8(?:0%(?:25)?(?:8[CDEF]|A[A-E])|1%(?:25)?A[6-9])"
    r"|&#8(?:20[4-7]|23[4-8]|29[4-7]);",
    re.IGNORECASE,
)
"""A joiner or a mark of direction likewise, and as Python shows it."""
PATTERNS = (_DIGIT_SPELT, _MARK_SPELT, _TOKEN, _QUOTED, _HEADER, _USERINFO, _FERNET, _MOBILE)

_DIGITS = str.maketrans({zero + n: str(n) for zero in _ZEROS for n in range(10)})


class Redactor:
    """`secrets`: values to hide wherever they stand. More may be told later (`know`)."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        self._known: set[str] = set()
        self._pattern: re.Pattern[str] | None = None
        self.know(*secrets)

    def know(self, *secrets: str) -> None:
        """Hide these too, also as they stand in a URL.

        Very short values are left: they would blank out ordinary words.
        """
        for secret in secrets:
            if len(secret) >= _SHORTEST:
                self._known |= {secret, quote(secret, safe="")}
        ordered = sorted(self._known, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(re.escape, ordered))) if ordered else None

    def clean(self, text: str) -> str:
        """The text without secrets; of a long one its beginning and its end."""
        if len(text) <= LONGEST:
            return self._cleaned(text)
        half = LONGEST // 2
        begin, end = self._cleaned(text[:half]), self._cleaned(text[-half:])
        begin = begin if begin.endswith(HIDDEN) else begin[:-_TORN]
        end = end if end.startswith(HIDDEN) else end[_TORN:]
        return f"{begin} … ({len(text) - LONGEST + 2 * _TORN} characters cut) … {end}"

    def _cleaned(self, text: str) -> str:
        if self._pattern is not None:
            text = self._pattern.sub(HIDDEN, text)
        text = _TOKEN.sub(HIDDEN, text)
        for pattern in (_QUOTED, _HEADER):
            text = pattern.sub(rf"\1{HIDDEN}", text)
        text = _USERINFO.sub(rf"\1{HIDDEN}@", text)
        text = _FERNET.sub(HIDDEN, text)
        text = _MARK_SPELT.sub("\u200c", _DIGIT_SPELT.sub(_digit, text))
        if _OTHER_DIGIT.search(text) is not None:
            text = to_ascii_digits(text)
        return _MOBILE.sub(_shortened, text)


def _digit(spelt: re.Match[str]) -> str:
    plain = spelt[1] or spelt[2] or spelt[3]
    if plain is None:
        number = int(spelt[0][2:-1])
        plain = str(number - max(zero for zero in _ZEROS if zero <= number))
    return plain


def _shortened(match: re.Match[str]) -> str:
    """The first and the last digits: enough to recognise a number, too few to call it."""
    bare = _NO_DIGITS.sub("", match[0]).translate(_DIGITS)
    digits = "".join(char for char in bare if char in "0123456789")
    sign = "+" if match[0].startswith("+") else ""
    return f"{sign}{digits[:-7]}***{digits[-4:]}"
