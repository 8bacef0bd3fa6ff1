"""The texts of one language, as they stand in its Fluent files."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from babel.plural import PluralRule  # what fluent.runtime chooses plurals with
from fluent.runtime import FluentBundle
from fluent.runtime.resolver import (
    NeverIsolatingPlaceable,
    Pattern,
    SelectExpression,
    TextElement,
    VariableReference,
)
from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent_ast

from screens.text.labels import bare
from screens.text.languages import Language

_OTHER_ICONS = "\u25b6\u25c0\u2b05\u27a1"  # arrows: symbols of the class Sm in Unicode
_LABEL_LENGTH = 40
_BEGINNING = re.compile(r"([a-z][a-zA-Z0-9_-]*) *=")
_SIGN = r"(?:[^{}\n]|\{ *\$[a-zA-Z][a-zA-Z0-9_-]* *\})"
_SIMPLE = re.compile(
    rf"{_BEGINNING.pattern}(?=\s*\S){_SIGN}*(?:\n *(?=\n|\Z)|\n +(?![ \[*.]){_SIGN}+)*"
)


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


@dataclass(frozen=True, slots=True)
class WordChoice:
    """A text chosen by the word in a variable, of words alone whichever it is.

    Fluent would compare the word with one key after the other. `pattern`: for a number, which may
    mean a plural.
    """

    by: str
    texts: Mapping[str, str]
    other: str
    pattern: NeverIsolatingPlaceable


def _choice(value: object) -> WordChoice | None:
    if not isinstance(value, NeverIsolatingPlaceable):
        return None
    select = value.expression
    if not isinstance(select, SelectExpression):
        return None
    texts, other, by = dict[str, str](), "", select.selector
    for variant in select.variants:
        key, text = variant.key, variant.value
        if isinstance(key, fluent_ast.Identifier) and isinstance(text, TextElement):
            texts[key.name] = text.value
            other = text.value if variant.default else other
    if not isinstance(by, VariableReference) or len(texts) < len(select.variants):
        return None
    return WordChoice(by.id.name, texts, other, value)


class TextBundle(FluentBundle):
    """Keeps its texts as their files have them, and parses each where it is first asked for.

    Most texts wait for a rare day, and parsed, all of them take 3 MB; a `str` with an icon in it
    takes four bytes a letter. Of babel's data of a language (5 MB for two) nothing is needed but
    the plurals, which `Language` has.
    """

    def __init__(self, language: Language) -> None:
        self._plurals = _Plurals(PluralRule(language.plurals))
        super().__init__([language.code], use_isolating=True)
        self.written: dict[str, bytes] = {}
        self._patterns: dict[str, Pattern | WordChoice | str | None] = {}

    def _get_babel_locale(self) -> _Plurals:  # type: ignore[override]
        return self._plurals

    def pattern(self, ident: str) -> Pattern | WordChoice | str | None:
        """What a message says, words alone as they are; None where it has attributes alone.

        Raises:
            WordsError: there is no such message, or it cannot be read.
        """
        if ident in self._patterns:
            return self._patterns[ident]
        source = self.written.get(ident)
        if source is None:
            raise WordsError("no such text")
        self.add_resource(_parsed(ident, source.decode()))
        value = self.get_message(ident).value
        pattern = value.value if isinstance(value, TextElement) else _choice(value) or value
        self._patterns[ident] = pattern
        return pattern


def loaded(
    language: Language, folders: Iterable[Path], *, checked: bool
) -> tuple[TextBundle, frozenset[str]]:
    paths = sorted(file for folder in folders for file in (folder / language.code).glob("*.ftl"))
    return _bundle(language, tuple((path, _version(path)) for path in paths), checked)


def _version(path: Path) -> tuple[int, int]:
    """Another one once the file was written anew; Python asks the same of a compiled module."""
    state = path.stat()
    return state.st_mtime_ns, state.st_size


@lru_cache(maxsize=16)
def _bundle(
    language: Language,
    files: tuple[tuple[Path, tuple[int, int]], ...],
    checked: bool,  # noqa: FBT001 (lru_cache tells calls by keyword from calls by place)
) -> tuple[TextBundle, frozenset[str]]:
    """All texts of a language, and the labels among them. Nothing changes what it says afterwards.

    `checked`: a syntax slip is found here already. Of ten texts nine are simple, and only the
    others are parsed for that: the parser takes twenty times as long as a look.
    """
    bundle = TextBundle(language)
    path_of: dict[str, Path] = {}
    labels: set[str] = set()
    for path, _ in files:
        for ident, piece in pieces_of(path, path.read_text(encoding="utf-8")):
            if ident in path_of:
                raise WordsError(f"{ident} stands in {path_of[ident]} and {path}")
            path_of[ident] = path
            text = piece.partition("=")[2].strip()
            if "{" not in text and _is_label(text):
                labels.add(bare(text))
            if checked and not is_simple(piece):
                _parsed(ident, piece)
            bundle.written[ident] = piece.encode()
    if not path_of:
        raise WordsError(f"no texts for {language.code!r}")
    return bundle, frozenset(labels)
