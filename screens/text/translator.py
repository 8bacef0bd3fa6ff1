"""Fluent behind a strict face: a missing word is an error in tests, never a blank on a phone.

`fluent.runtime` by itself returns errors instead of raising, prints a variable's name where its
value is missing and skips what it cannot parse. Here a syntax slip refuses to load, an unknown id
or a missing variable raises (or, in production, is logged once and falls back to English).
"""

from __future__ import annotations

import html
import logging
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from babel.plural import PluralRule  # what fluent.runtime chooses plurals with
from fluent.runtime import FluentBundle
from fluent.runtime.resolver import (
    MAX_PART_LENGTH,
    CurrentEnvironment,
    Message,
    ResolverEnvironment,
)
from fluent.runtime.types import FluentInt
from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent_ast

from screens.text.bidi import listed, strip
from screens.text.labels import bare
from screens.text.languages import LANGUAGES, LATIN, Digits, Language
from screens.view import Safe, escape

log = logging.getLogger(__name__)

Value = str | int | Safe
_OTHER_ICONS = "\u25b6\u25c0\u2b05\u27a1"  # arrows: symbols of the class Sm in Unicode
_LABEL_LENGTH = 40
_BEGINNING = re.compile(r"([a-z][a-zA-Z0-9_-]*) *=")
_SIGN = r"(?:[^{}\n]|\{ *\$[a-zA-Z][a-zA-Z0-9_-]* *\})"
_SIMPLE = re.compile(
    rf"{_BEGINNING.pattern}(?=\s*\S){_SIGN}*(?:\n *(?=\n|\Z)|\n +(?![ \[*.]){_SIGN}+)*"
)
_FIRST_SIGN = 0xF0000  # private use: in no text of ours, and nobody types it


class _Number(FluentInt):
    """Chooses a plural by its value and stands in the text as `drawn`.

    Fluent would draw it by babel, which gives Latin digits for Persian.
    """

    drawn: str

    def format(self, locale: object) -> str:  # noqa: ARG002 (of the library)
        return self.drawn


class WordsError(Exception):
    """A text is missing, broken, or lacks a variable."""


def _is_label(text: str) -> bool:
    icon = unicodedata.category(text[:1]) == "So" or text[:1] in _OTHER_ICONS
    return icon and len(text) <= _LABEL_LENGTH and "\n" not in text


def pieces_of(path: Path, text: str) -> Iterator[tuple[str, str]]:
    """Each message's id and source. A line begins one, belongs to one, or is a comment."""
    ident, lines = "", [""]
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith((" ", "}")) or not line:
            lines.append(line)
            continue
        if ident:
            yield ident, "\n".join(lines)
        begin = _BEGINNING.match(line)
        if begin is None and not line.startswith("#"):
            raise WordsError(f"{path}:{number}: cannot read {line[:60]!r}")
        ident, lines = (begin[1], [line]) if begin else ("", [])
    if ident:
        yield ident, "\n".join(lines)


def is_simple(source: str) -> bool:
    """Whether a message is words and variables alone: Fluent reads such a one for certain."""
    return _SIMPLE.fullmatch(source) is not None


def _parsed(ident: str, source: str) -> fluent_ast.Resource:
    # `FluentResource` is the same, but keeps where each word stood in its file.
    resource = FluentParser(with_spans=False).parse(source)
    if any(isinstance(entry, fluent_ast.Junk) for entry in resource.body):
        raise WordsError(f"{ident}: cannot read {source.strip()[:60]!r}")
    return resource


@dataclass(frozen=True, slots=True)
class _Plurals:
    """What Fluent asks of a locale where numbers draw themselves."""

    plural_form: PluralRule


class _Bundle(FluentBundle):
    """Keeps its texts as they are written, and parses each where it is first asked for.

    Most texts wait for a rare day, and parsed, all of them take 3 MB. Of babel's data of a language
    (5 MB for two) nothing is needed but the plurals, which `Language` has.
    """

    def __init__(self, language: Language) -> None:
        self._plurals = _Plurals(PluralRule(language.plurals))
        super().__init__([language.code], use_isolating=True)
        self.written: dict[str, str] = {}

    def _get_babel_locale(self) -> _Plurals:  # type: ignore[override]
        return self._plurals

    def has_message(self, message_id: str) -> bool:
        return message_id in self.written

    def get_message(self, message_id: str) -> Message:
        if not super().has_message(message_id):
            self.add_resource(_parsed(message_id, self.written[message_id]))
        return super().get_message(message_id)


def _loaded(language: Language, folders: Iterable[Path]) -> tuple[_Bundle, frozenset[str]]:
    paths = sorted(file for folder in folders for file in (folder / language.code).glob("*.ftl"))
    files = tuple((path, path.read_text(encoding="utf-8")) for path in paths)
    return _bundle(language, files)


@lru_cache(maxsize=16)
def _bundle(
    language: Language, files: tuple[tuple[Path, str], ...]
) -> tuple[_Bundle, frozenset[str]]:
    """Slow (0.2 s for all texts), and nothing changes what a bundle says afterwards.

    A slip is found here already. Of ten texts nine are simple, and only the others are parsed for
    that: the parser takes twenty times as long as a look.
    """
    bundle = _Bundle(language)
    path_of: dict[str, Path] = {}
    labels: set[str] = set()
    for path, source in files:
        for ident, piece in pieces_of(path, source):
            if ident in path_of:
                raise WordsError(f"{ident} stands in {path_of[ident]} and {path}")
            path_of[ident] = path
            text = piece.partition("=")[2].strip()
            if "{" not in text and _is_label(text):
                labels.add(bare(text))
            if not is_simple(piece):
                _parsed(ident, piece)
            bundle.written[ident] = piece
    if not path_of:
        raise WordsError(f"no texts for {language.code!r}")
    return bundle, frozenset(labels)


def _parted(values: Mapping[str, Value]) -> tuple[dict[str, Value], dict[str, str]]:
    """Values that Fluent takes, and those too long for it, a sign of its own in place of each."""
    short, long = dict(values), {}
    for place, (name, value) in enumerate(values.items()):
        if isinstance(value, str) and len(value) > MAX_PART_LENGTH:
            short[name] = sign = chr(_FIRST_SIGN + place)
            long[sign] = str(value)
    return short, long


def _joined(text: str, long: Mapping[str, str]) -> str:
    for sign, value in long.items():
        text = text.replace(sign, value)
    return text


class Translator:
    """All texts of all languages. `folders` hold `<lang>/<feature>.ftl`.

    The first of `LANGUAGES` stands in for those that are not known.

    `button_labels`: every text that can only be a button's (it begins with an icon and has no
    variable), as `bare` leaves it. A person who types one wanted the button, not an SMS of it.
    """

    def __init__(self, folders: Iterable[Path], *, strict: bool = False) -> None:
        self.languages = LANGUAGES
        paths = tuple(folders)
        loaded = {code: _loaded(language, paths) for code, language in LANGUAGES.items()}
        self._bundles = {lang: bundle for lang, (bundle, _) in loaded.items()}
        self.button_labels = frozenset().union(*(labels for _, labels in loaded.values()))
        self._strict = strict
        self._complained: set[tuple[str, str]] = set()

    def words(self, lang: str, *, own_digits: bool = True) -> Words:
        """`own_digits`: numbers in the language's digits, else in Latin ones."""
        first = next(iter(self.languages.values()))
        return Words(self, self.languages.get(lang, first), own_digits=own_digits)

    def has(self, lang: str, ident: str) -> bool:
        return bool(self._bundles[lang].has_message(ident))

    def everywhere(self, ident: str) -> frozenset[str]:
        """A label without variables, in every language, as `bare` leaves it."""
        return frozenset(bare(self.format(lang, ident, {})) for lang in self.languages)

    def format(self, lang: str, ident: str, values: Mapping[str, Value]) -> str:
        """The text, values as given.

        Raises:
            WordsError: strict, and the id or a variable is unknown.
        """
        bundle = self._bundles[lang]
        if not bundle.has_message(ident):
            return self._complain(lang, ident, "no such text")
        pattern = bundle.get_message(ident).value
        if pattern is None:
            return self._complain(lang, ident, "it has no value")
        short, long = _parted(values)
        # As `FluentBundle.format_pattern`, which would make plain numbers of ours.
        env = ResolverEnvironment(bundle, [])
        env.current = CurrentEnvironment(short)
        text = str(pattern(env))
        if env.errors:
            return self._complain(lang, ident, "; ".join(map(str, env.errors)), text)
        return _joined(text, long)

    def _complain(self, lang: str, ident: str, why: str, text: str = "") -> str:
        if self._strict:
            raise WordsError(f"{lang}:{ident}: {why}")
        if (lang, ident) not in self._complained:
            self._complained.add((lang, ident))
            log.error("text %s of language %s: %s", ident, lang, why)
        return text or ident


class Words:
    """The texts of one language."""

    def __init__(self, translator: Translator, language: Language, *, own_digits: bool) -> None:
        self._translator = translator
        self._own_digits = own_digits
        self.digits: Digits = language.digits if own_digits else LATIN
        self.language = language
        self.lang = language.code
        self.rtl = language.rtl

    @property
    def languages(self) -> Mapping[str, Language]:
        """All that there are, by code."""
        return self._translator.languages

    def in_language(self, lang: str) -> Words:
        """The same texts in another language: for the sentence that follows a change of it."""
        return self._translator.words(lang, own_digits=self._own_digits)

    def number(self, value: float) -> str:
        """Grouped by thousands: 1,250 or its Persian form."""
        return f"{value:,}".translate(self.digits.table_of_numbers)

    def html(self, ident: str, /, **values: Value) -> Safe:
        """As HTML. Strings are escaped, `Safe` passes; our own texts may hold tags.

        An int chooses a plural, and stands in the text as `number` draws it.
        """
        ready = {
            name: self._laid(escape(value)) if isinstance(value, str) else self._drawn(value)
            for name, value in values.items()
        }
        return Safe(self._translator.format(self.lang, ident, ready))

    def _laid(self, value: str) -> str:
        return listed(str(value)) if self.rtl else str(value)

    def _drawn(self, value: int) -> int:
        number = _Number(value)
        number.drawn = self.number(value)
        return number

    def _plain(self, value: Value) -> Value:
        if isinstance(value, Safe):
            return self._laid(html.unescape(strip(value)))
        return self._laid(value) if isinstance(value, str) else self._drawn(value)

    def plain(self, ident: str, /, **values: Value) -> str:
        """As plain text: nothing is escaped, an isolate round a mere number or word is kept."""
        ready = {name: self._plain(value) for name, value in values.items()}
        return self._translator.format(self.lang, ident, ready)
