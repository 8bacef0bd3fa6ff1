"""Direction marks: a Persian screen stays right to left whatever a line begins with."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from screens.text.bidi import (
    FSI,
    LRI,
    LRM,
    PDI,
    RLM,
    align,
    align_label,
    isolate_ltr,
    listed,
    strip,
)


def test_a_line_that_begins_with_a_latin_letter_gets_a_mark() -> None:
    assert align("SMS.ir پنل", rtl=True) == f"{RLM}SMS.ir پنل"


def test_a_line_of_digits_only_gets_a_mark() -> None:
    assert align("<b>12</b>", rtl=True) == f"{RLM}<b>12</b>"


def test_a_persian_line_is_left_as_it_is_even_behind_a_tag_or_an_isolate() -> None:
    for line in ("سلام SMS", "<b>سلام</b>", f"{FSI}یاس{PDI} سلام"):
        assert align(line, rtl=True) == line


def test_every_line_is_looked_at_by_itself() -> None:
    assert align("سلام\nabc\n\nگل", rtl=True) == f"سلام\n{RLM}abc\n\nگل"


def test_a_quoted_text_is_shown_byte_for_byte() -> None:
    quote = "<blockquote>Sale\n12\nحراج\nwww.gol.ir</blockquote>"
    assert align(f"abc\n{quote}\nabc", rtl=True) == f"{RLM}abc\n{quote}\n{RLM}abc"
    for html in ("<pre>a\nb</pre>", "<blockquote expandable>a\nb</blockquote>", "<pre>a\nb"):
        assert align(html, rtl=True) == html


def test_a_line_that_follows_a_quote_on_its_last_line_gets_its_mark() -> None:
    assert align("گل <pre>a\nb</pre>\nc", rtl=True) == f"گل <pre>a\nb</pre>\n{RLM}c"


def test_a_line_that_begins_with_an_isolated_latin_word_gets_a_mark() -> None:
    shown = align("هر جا بودید /cancel و <b>/start</b> را بفرستید.", rtl=True)
    assert isolate_ltr("/cancel") in shown
    assert f"<b>{isolate_ltr('/start')}</b>" in shown


def test_code_is_isolated_from_outside_so_that_a_tap_copies_no_mark() -> None:
    shown = align("رقم <code>+98</code> و <code>/drafts متن</code>", rtl=True)
    assert isolate_ltr("<code>+98</code>") in shown
    assert isolate_ltr("<code>/drafts متن</code>") in shown


def test_commands_in_quotes_addresses_and_tags_are_not_touched() -> None:
    for text in (
        "متن: <blockquote>بفرستید /lottery</blockquote>",
        '<a href="https://sms.ir/help">راهنما</a>',
        "روز 12/3 یا 3/alef",
    ):
        assert align(text, rtl=True) == text


def test_a_left_to_right_language_is_untouched() -> None:
    assert align("SMS\nسلام", rtl=False) == "SMS\nسلام"


def test_an_english_line_of_isolated_persian_begins_on_the_left() -> None:
    line = f"✅ 12 · {FSI}خرید اعتبار{PDI}"
    assert align(line, rtl=False) == LRM + line
    own = f"سلام {FSI}Yas{PDI}"
    assert align(own, rtl=False) == own


def test_a_label_of_ours_is_not_turned_by_a_persian_value_at_its_front() -> None:
    assert align_label("☑️ همکاران (12)", rtl=False) == f"{LRM}☑️ همکاران (12)"
    assert align_label("✅ Send", rtl=False) == "✅ Send"
    assert align_label("✅ SMS", rtl=True) == f"{RLM}✅ SMS"
    assert align_label("12 sent\nهمکاران", rtl=False) == f"12 sent\n{LRM}همکاران"


def test_a_list_of_isolated_parts_runs_as_it_is_read() -> None:
    parts = [f"{FSI}{name}{PDI}" for name in ("همکاران", "VIP")]
    for value in ("، ".join(parts), "۱۲، ۱۵", ", ".join(map(isolate_ltr, ("0912", "0935")))):
        assert listed(value) == RLM + value
    for value in ("همکاران، VIP", "۱۲", f"<b>{'۱٬۲۰۰'}</b>", "VIP, همکاران"):
        assert listed(value) == value


@given(st.text(alphabet=f"{FSI}{LRI}{PDI}{RLM}abcگل\u200c", max_size=40))
def test_stripping_leaves_no_control_and_keeps_the_half_space(text: str) -> None:
    clean = strip(text)
    assert not set(clean) & {FSI, LRI, PDI, RLM}
    assert clean.count("\u200c") == text.count("\u200c")


def test_an_isolated_number_can_be_stripped_again() -> None:
    assert strip(isolate_ltr("0912")) == "0912"
