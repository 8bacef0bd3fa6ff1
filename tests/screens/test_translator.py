"""The strict face of Fluent: what is missing or broken is an error, not a blank."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel import Locale
from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import parse
from fluent.syntax.ast import Message
from hypothesis import given
from hypothesis import strategies as st

from handlers.locales import locale_folders
from screens.text.bidi import strip
from screens.text.bundle import WordChoice, WordsError, is_simple, loaded, pieces_of
from screens.text.labels import bare
from screens.text.languages import LANGUAGES
from screens.text.translator import Translator
from screens.view import Safe


def folder(tmp_path: Path, fa: str, en: str) -> Path:
    for lang, text in (("fa", fa), ("en", en)):
        (tmp_path / lang).mkdir(parents=True, exist_ok=True)
        (tmp_path / lang / "it.ftl").write_text(text, encoding="utf-8")
    return tmp_path


def test_strings_are_escaped_and_safe_html_passes(tmp_path: Path) -> None:
    words = Translator([folder(tmp_path, "a = <b>{ $x }</b>", "a = { $x }")], strict=True).words(
        "fa"
    )
    assert strip(words.html("a", x="<i>")) == "<b>&lt;i&gt;</b>"
    assert strip(words.html("a", x=Safe("<i>x</i>"))) == "<b><i>x</i></b>"


def test_plain_text_is_not_escaped_and_safe_html_is_turned_back(tmp_path: Path) -> None:
    words = Translator([folder(tmp_path, "a = { $x }", "a = { $x }")], strict=True).words("fa")
    assert strip(words.plain("a", x="A & B")) == "A & B"
    assert strip(words.plain("a", x=Safe("A &amp; B"))) == "A & B"


def test_inserted_values_are_isolated(tmp_path: Path) -> None:
    words = Translator([folder(tmp_path, "a = به { $x }", "a = { $x }")], strict=True).words("fa")
    assert words.html("a", x="0912") == "به \u20680912\u2069"


def test_an_unknown_text_or_a_missing_variable_raises_when_strict(tmp_path: Path) -> None:
    words = Translator([folder(tmp_path, "a = { $x }", "a = { $x }")], strict=True).words("fa")
    with pytest.raises(WordsError, match="no such text"):
        words.html("b")
    with pytest.raises(WordsError, match="x"):
        words.html("a")


def test_in_production_a_missing_text_shows_its_name_and_is_logged_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    words = Translator([folder(tmp_path, "a = x", "a = x")]).words("fa")
    assert words.html("b") == "b"
    assert words.html("b") == "b"
    assert len(caplog.records) == 1


def test_a_syntax_slip_refuses_to_load_when_strict(tmp_path: Path) -> None:
    with pytest.raises(WordsError, match="cannot read"):
        Translator([folder(tmp_path, "a = { $x", "a = x")], strict=True)


def test_in_production_a_text_with_a_slip_shows_its_name_and_the_others_are_shown(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    words = Translator([folder(tmp_path, "a = { $x\nb = x", "a = x")]).words("fa")
    assert words.html("a", x=1) == words.plain("a", x=1) == "a"
    assert words.html("b") == "x"
    assert ["cannot read" in record.getMessage() for record in caplog.records] == [True]


def test_texts_that_were_written_anew_are_read_anew(tmp_path: Path) -> None:
    for text in ("x", "yz"):
        words = Translator([folder(tmp_path, f"a = {text}", f"a = {text}")]).words("fa")
        assert words.html("a") == text


PARTS = [
    "a", "\u0633\u200c", " ", "\t", "\n", "\n ", "\n  b", "{", "}", "{ $x }", "{$x-1}", "{ 1 }",
    "{ a }", "$x", "[", "*", ".", "b =", "-", "#", '"', "\r", "\u2028", "<b>",
]  # fmt: skip


@given(st.lists(st.sampled_from(PARTS), max_size=8).map("".join))
def test_a_text_that_is_not_parsed_at_the_start_has_no_slip(text: str) -> None:
    source = f"a ={text}"
    if is_simple(source):
        [message] = parse(source).body
        assert isinstance(message, Message)
        assert message.value is not None
        assert not message.attributes


@pytest.mark.parametrize("text", [" x", " { $x }: { $y-1 }.\n", "\n    x\n\n    { $x }"])
def test_words_and_variables_alone_need_no_parser(text: str) -> None:
    assert is_simple(f"a-b ={text}")


def test_the_same_id_in_two_files_refuses_to_load(tmp_path: Path) -> None:
    base = folder(tmp_path, "a = x", "a = x")
    (base / "fa" / "other.ftl").write_text("a = y", encoding="utf-8")
    with pytest.raises(WordsError, match="stands in"):
        Translator([base])


def test_button_labels_are_the_short_texts_that_begin_with_an_icon(tmp_path: Path) -> None:
    base = folder(tmp_path, "a = ✅ ارسال\nb = سلام\nc = ❌ { $x }\nd = ⬅️ بازگشت", "a = ✅ Send")
    labels = {"✅ ارسال", "⬅️ بازگشت", "✅ Send"}
    assert Translator([base]).button_labels == {bare(label) for label in labels}


def test_a_number_chooses_its_plural_and_is_drawn_in_the_digits_of_the_person(
    tmp_path: Path,
) -> None:
    text = "a = { $count ->\n    [one] one\n   *[other] <b>{ $count }</b> of { $most }\n}\n"
    translator = Translator([folder(tmp_path, text, text)], strict=True)
    assert translator.words("en").plain("a", count=1, most=9) == "one"
    assert strip(translator.words("en").html("a", count=1250, most=0)) == "<b>1,250</b> of 0"
    assert strip(translator.words("fa").plain("a", count=1250, most=9)) == "<b>۱٬۲۵۰</b> of ۹"
    latin = translator.words("fa", own_digits=False)
    assert strip(latin.plain("a", count=1250, most=9)) == "<b>1,250</b> of 9"
    assert strip(latin.in_language("en").plain("a", count=2, most=9)) == "<b>2</b> of 9"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_plurals_are_chosen_as_unicode_says(tmp_path: Path, lang: str) -> None:
    """Rules stand with the language, since babel's own take 5 MB; they say the same."""
    categories = ["zero", "one", "two", "few", "many"]
    variants = "".join(f"    [{category}] {category}\n" for category in categories)
    text = "a = { $count ->\n" + variants + "   *[other] other\n}\n"
    words = Translator([folder(tmp_path, text, text)], strict=True).words(lang)
    theirs = Locale.parse(lang).plural_form
    numbers = [*range(205), 1000, 1001, 1_000_000]
    assert [words.plain("a", count=n) for n in numbers] == [theirs(n) for n in numbers]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_word_chooses_its_text_as_fluent_would(lang: str) -> None:
    """All texts of the bot that a word chooses; each word, one that none knows, and numbers."""
    language = LANGUAGES[lang]
    ours, _ = loaded(language, locale_folders(), checked=True)
    theirs = FluentBundle([lang])
    chosen = {
        ident: one for ident in ours.written if isinstance(one := ours.pattern(ident), WordChoice)
    }
    for ident in chosen:
        theirs.add_resource(FluentResource(ours.written[ident].decode()))
    translator = Translator(locale_folders(), strict=True)
    assert chosen
    for ident, choice in chosen.items():
        pattern = theirs.get_message(ident).value
        assert pattern is not None
        values: list[str | int] = [*choice.texts, "no such word", "", "one", 0, 1, 2, 5, 11]
        for value in values:
            said, errors = theirs.format_pattern(pattern, {choice.by: value})
            assert not errors
            assert translator.words(lang).plain(ident, **{choice.by: value}) == said
        with pytest.raises(WordsError):
            translator.words(lang).plain(ident)


@pytest.mark.long
def test_texts_are_read_as_fluent_reads_their_files() -> None:
    """Each is kept as it is written and parsed alone: nothing of a file is lost between them."""
    files = [path for base in locale_folders() for path in base.glob("*/*.ftl")]
    assert files
    for path in files:
        source = path.read_text(encoding="utf-8")
        whole = [entry for entry in parse(source).body if isinstance(entry, Message)]
        pieces = [(ident, parse(piece).body) for ident, piece in pieces_of(path, source)]
        assert [ident for ident, _ in pieces] == [entry.id.name for entry in whole]
        for (_, alone), entry in zip(pieces, whole, strict=True):
            assert len(alone) == 1
            assert alone[0].equals(entry, ignored_fields=["span", "comment"]), entry.id.name
