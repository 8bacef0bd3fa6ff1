"""What a number wears, in plain signs: digits, dashes and brackets as a phone book writes them.

Every character keeps its place, so that what stands around a number can be cut out of the text.
"""

from __future__ import annotations

import re

from smsir.text.characters import to_ascii_digits

_DIGIT = re.compile(r"\d")
_SIGNS = {
    **dict.fromkeys([*range(0x2010, 0x2016), 0x2043, 0x2212, 0xFE58, 0xFE63, 0xFF0D], "-"),
    **dict.fromkeys([0x207A, 0xFE62, 0xFF0B], "+"),
    0xFF08: "(",
    0xFF09: ")",
    0xFF0E: ".",
}
APART = ",:\u060c"
"""Signs that also part one number from the next: between groups of four, three and four only."""

_INSIDE = "'\u2019\u066c\u00b7\u2022~*\u0640"
INSIDE = "".join(map(chr, _SIGNS)) + _INSIDE
"""Whatever else may stand within a number."""

_SIGN = f"[{APART}{_INSIDE}]"
_GROUPED = re.compile(
    f"(?<![0-9])(?<![0-9]{_SIGN})(?:(?:[+]|00)98{_SIGN}?|0)9[0-9]{{2}}"
    f"(?:(?P<sign>{_SIGN})[0-9]{{3}}(?P=sign)[0-9]{{4}}|[{_INSIDE}][0-9]{{7}})(?!{_SIGN}?[0-9])"
)
_DASHED = dict.fromkeys(map(ord, APART + _INSIDE), "-")
_BRACKETS = re.compile(r"[\[{]((?:0|(?:[+]|00)?98 ?)?9[0-9]{2}|(?:[+]|00)98)[\]}]")


def plain_signs(text: str) -> str:
    """ASCII digits, dashes, plus signs and brackets.

    Signs of thousands and such are dashes where they part a mobile as people do: 0912, 123, 4567.
    """
    if _DIGIT.search(text) is None:
        return text
    plain = to_ascii_digits(text)
    if not plain.isascii():
        plain = plain.translate(_SIGNS)
    grouped = _GROUPED.sub(lambda found: found[0].translate(_DASHED), plain)
    return _BRACKETS.sub(r"(\1)", grouped)
