"""A parser of Telegram's HTML dialect, because a wrong tag must fail here and not in production.

Rules: https://core.telegram.org/bots/api#html-style. The messages name the byte offset of the
fault, as the real server's do. Spans are counted in characters; `entities` turns them to UTF-16.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sandbox.bot_api.errors import bad_request
from sandbox.bot_api.spans import Span
from sandbox.bot_api.text import is_encodable

_KINDS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline",
    "ins": "underline", "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough",
    "tg-spoiler": "spoiler", "span": "spoiler", "code": "code", "pre": "pre", "a": "text_link",
    "blockquote": "blockquote", "tg-emoji": "custom_emoji",
}  # fmt: skip
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#x([0-9A-Fa-f]+)|#([0-9]+)|([A-Za-z]+));?")
_TAG_NAME = re.compile(r"[^\s>]*")
_ATTRIBUTE = re.compile(
    r"\s*([^\s=>]*)(\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([A-Za-z0-9.-]*)(?=[\s>])))?"
)


@dataclass(slots=True)
class _Open:
    tag: str
    start: int
    attributes: dict[str, str]


def decode_references(text: str) -> str:
    """Replace the four named and all numeric references; any other stays as it is written."""
    return _REFERENCE.sub(_decode_one, text)


def _decode_one(match: re.Match[str]) -> str:
    hexadecimal, decimal, name = match.groups()
    if name:
        return _NAMED.get(name, match.group())
    digits = hexadecimal or decimal
    code = int(digits, 16 if hexadecimal else 10) if len(digits) < 8 else 0
    return chr(code) if 0 < code < 0x10FFFF else match.group()


class _Parser:
    def __init__(self, source: str) -> None:
        self.source = source
        self.out: list[str] = []
        self.length = 0
        self.stack: list[_Open] = []
        self.spans: list[Span] = []

    def parse(self) -> tuple[str, list[Span]]:
        at = 0
        while (bracket := self.source.find("<", at)) >= 0:
            self._emit(self.source[at:bracket])
            closing = self.source.startswith("</", bracket)
            at = self._end_tag(bracket) if closing else self._start_tag(bracket)
        self._emit(self.source[at:])
        if self.stack:
            tag = self.stack[-1].tag
            raise _fault(f"Can't find end tag corresponding to start tag {tag}")
        text = "".join(self.out)
        if not is_encodable(text):
            raise _fault(
                "Text contains invalid Unicode characters after decoding HTML entities, "
                "check for unmatched surrogate code units"
            )
        return text, sorted(self.spans, key=lambda span: (span.start, -span.end))

    def _emit(self, raw: str) -> None:
        piece = decode_references(raw)
        self.out.append(piece)
        self.length += len(piece)

    def _where(self, at: int) -> str:
        return f"at byte offset {len(self.source[:at].encode('utf-8', 'surrogatepass'))}"

    def _start_tag(self, begin: int) -> int:
        name_match = _TAG_NAME.match(self.source, begin + 1)
        name = name_match.group() if name_match else ""
        at = begin + 1 + len(name)
        if at >= len(self.source):
            raise _fault(f"Unclosed start tag {self._where(begin)}")
        tag = name.lower()
        if tag not in _KINDS:
            raise _fault(f'Unsupported start tag "{tag}" {self._where(begin)}')
        attributes, at = self._attributes(tag, begin, at)
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise _fault(f'Tag "span" must have class "tg-spoiler" {self._where(begin)}')
        self.stack.append(_Open(tag, self.length, attributes))
        return at

    def _attributes(self, tag: str, begin: int, at: int) -> tuple[dict[str, str], int]:
        attributes: dict[str, str] = {}
        while True:
            while at < len(self.source) and self.source[at].isspace():
                at += 1
            if at >= len(self.source):
                raise _fault(f"Unclosed start tag {self._where(begin)}")
            if self.source[at] == ">":
                return attributes, at + 1
            match = _ATTRIBUTE.match(self.source, at)
            name = match.group(1) if match else ""
            if match is None or not name:
                raise _fault(f'Empty attribute name in the tag "{tag}" {self._where(begin)}')
            if match.group(2) is None and not (tag == "blockquote" and name == "expandable"):
                raise _fault(self._attribute_fault(match.end(), tag, begin))
            value = next((part for part in match.groups()[2:] if part is not None), "")
            attributes[name.lower()] = decode_references(value)
            at = match.end()

    def _attribute_fault(self, at: int, tag: str, begin: int) -> str:
        value = re.compile(r"\s*=\s*").match(self.source, at)
        if value is not None and self.source[value.end() : value.end() + 1] in ('"', "'", ""):
            return f"Unclosed start tag {self._where(begin)}"
        if value is not None:
            return f"Unexpected end of name token {self._where(value.end())}"
        return (
            "Expected equal sign in declaration of an attribute of the tag "
            f'"{tag}" {self._where(begin)}'
        )

    def _end_tag(self, begin: int) -> int:
        if not self.stack:
            raise _fault(f"Unexpected end tag {self._where(begin)}")
        end = self.source.find(">", begin)
        name = self.source[begin + 2 : end].strip().lower() if end >= 0 else ""
        if end < 0 or any(char.isspace() for char in name):
            raise _fault(f"Unclosed end tag {self._where(begin)}")
        opened = self.stack[-1]
        if name and name != opened.tag:
            raise _fault(
                f'Unmatched end tag {self._where(begin)}, expected "</{opened.tag}>", '
                f'found "</{name}>"'
            )
        self.stack.pop()
        if self.length > opened.start:
            self._close(opened)
        return end + 1

    def _close(self, opened: _Open) -> None:
        kind, extra = _KINDS[opened.tag], dict[str, str]()
        if opened.tag == "a":
            url = opened.attributes.get("href") or "".join(self.out)[opened.start :]
            if not is_link(url):
                return
            extra["url"] = url
        elif opened.tag == "blockquote" and "expandable" in opened.attributes:
            kind = "expandable_blockquote"
        elif opened.tag == "tg-emoji":
            extra["custom_emoji_id"] = opened.attributes.get("emoji-id", "")
            if not extra["custom_emoji_id"].isdigit():
                raise _fault("Invalid custom emoji identifier specified")
        language = opened.attributes.get("class", "")
        self._add(Span(kind, opened.start, self.length, extra), language)

    def _add(self, span: Span, language: str) -> None:
        last = self.spans[-1] if self.spans else None
        same = last is not None and (last.start, last.end) == (span.start, span.end)
        if span.kind == "pre" and last is not None and same and "language" in last.extra:
            self.spans[-1] = Span("pre", span.start, span.end, last.extra)
            return
        if span.kind == "code" and language.startswith("language-"):
            span = Span("code", span.start, span.end, {"language": language[9:]})
        self.spans.append(span)


def is_link(url: str) -> bool:
    """Accept what Telegram makes a link of: http(s) with a host, tg://, or a bare domain."""
    if re.match(r"(?i)^(https?://)[^\s/?#]*[^\s/?#.]+", url):
        return " " not in url
    return bool(
        re.match(r"(?i)^(tg://|ton://|mailto:|tel:)\S+$|^[\w-]+(\.[\w-]+)+([/?#]\S*)?$", url)
    )


def _fault(text: str) -> Exception:
    return bad_request(f"can't parse entities: {text}")


def parse_html(source: str) -> tuple[str, list[Span]]:
    """Split marked-up text into plain text and spans; raises ApiError naming the byte offset."""
    text, spans = _Parser(source).parse()
    return text, [
        Span(s.kind, s.start, s.end) if s.kind == "code" and s.extra else s for s in spans
    ]
