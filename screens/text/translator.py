"""Fluent behind a strict face: a missing word is an error in tests, never a blank on a phone.

`fluent.runtime` by itself returns errors instead of raising, prints a variable's name where its
value is missing and skips what it cannot parse. Here, in tests, a syntax slip refuses to load and
an unknown id or a missing variable raises; in production each is logged once and the text's name
stands in for it.
"""

from __future__ import annotations

import html
import logging
from collections.abc import Iterable, Mapping
from pathlib import Path

from fluent.runtime.resolver import MAX_PART_LENGTH, CurrentEnvironment, ResolverEnvironment
from fluent.runtime.types import FluentInt

from screens.text.bidi import listed, strip
from screens.text.bundle import WordChoice, WordsError, loaded
from screens.text.labels import bare
from screens.text.languages import LANGUAGES, LATIN, Digits, Language
from screens.view import Safe, escape

log = logging.getLogger(__name__)

Value = str | int | Safe
_FIRST_SIGN = 0xF0000  # private use: in no text of ours, and nobody types it


class _Number(FluentInt):
    """Chooses a plural by its value and stands in the text as `drawn`.

    Fluent would draw it by babel, which gives Latin digits for Persian.
    """

    drawn: str

    def format(self, locale: object) -> str:  # noqa: ARG002 (of the library)
        return self.drawn


def _parted(values: dict[str, Value]) -> tuple[dict[str, Value], dict[str, str]]:
    """Values that Fluent takes, and those too long for it, a sign of its own in place of each."""
    signs: dict[str, str] = {}
    for place, (name, value) in enumerate(values.items()):
        if isinstance(value, str) and len(value) > MAX_PART_LENGTH:
            signs[name] = chr(_FIRST_SIGN + place)
    if not signs:
        return values, signs
    return {**values, **signs}, {sign: str(values[name]) for name, sign in signs.items()}


def _joined(text: str, long: Mapping[str, str]) -> str:
    for sign, value in long.items():
        text = text.replace(sign, value)
    return text


class Translator:
    """All texts of all languages. `folders` hold `<lang>/<feature>.ftl`.

    The first of `LANGUAGES` stands in for those that are not known. `strict`: whatever is wrong
    with a text raises `WordsError`, a syntax slip already here.

    `button_labels`: every text that can only be a button's (it begins with an icon and has no
    variable), as `bare` leaves it. A person who types one wanted the button, not an SMS of it.
    """

    def __init__(self, folders: Iterable[Path], *, strict: bool = False) -> None:
        self.languages = LANGUAGES
        paths = tuple(folders)
        texts = {
            code: loaded(language, paths, checked=strict) for code, language in LANGUAGES.items()
        }
        self._bundles = {lang: bundle for lang, (bundle, _) in texts.items()}
        self.button_labels = frozenset().union(*(labels for _, labels in texts.values()))
        self._strict = strict
        self._complained: set[tuple[str, str]] = set()

    def words(self, lang: str, *, own_digits: bool = True) -> Words:
        """`own_digits`: numbers in the language's digits, else in Latin ones."""
        first = next(iter(self.languages.values()))
        return Words(self, self.languages.get(lang, first), own_digits=own_digits)

    def has(self, lang: str, ident: str) -> bool:
        return ident in self._bundles[lang].written

    def everywhere(self, ident: str) -> frozenset[str]:
        """A label without variables, in every language, as `bare` leaves it."""
        return frozenset(bare(self.format(lang, ident, {})) for lang in self.languages)

    def format(self, lang: str, ident: str, values: dict[str, Value]) -> str:
        """The text, values as given.

        Raises:
            WordsError: strict, and the id or a variable is unknown.
        """
        bundle = self._bundles[lang]
        try:
            pattern = bundle.pattern(ident)
        except WordsError as error:
            return self._complain(lang, ident, str(error))
        if pattern is None:
            return self._complain(lang, ident, "it has no value")
        if isinstance(pattern, str):
            return pattern
        if isinstance(pattern, WordChoice):
            word = values.get(pattern.by)
            if isinstance(word, str):
                return pattern.texts.get(word, pattern.other)
        resolved = pattern.pattern if isinstance(pattern, WordChoice) else pattern
        short, long = _parted(values)
        # As `FluentBundle.format_pattern`, which would make plain numbers of ours.
        env = ResolverEnvironment(bundle, [])
        env.current = CurrentEnvironment(short)
        text = str(resolved(env))
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
