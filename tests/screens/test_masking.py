"""Who may not see mobile numbers whole sees none, in whatever they are dressed."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from screens import Explanation
from screens.masking import masked_view, without_numbers
from screens.permissions import AllRights, Rights
from screens.screen import UNSAID
from screens.text.bidi import RLM, isolate_ltr
from screens.view import Button, Copy, Safe, View, rows
from tests.screens.conftest import Toy

MOBILES = st.from_regex(r"09\d{9}", fullmatch=True).map(
    lambda text: "".join(str(int(char)) for char in text)
)
AROUND = st.text(st.characters(exclude_characters="0123456789<>", exclude_categories=["Nd", "Cs"]))


@given(MOBILES, AROUND, AROUND)
def test_a_number_is_masked_wherever_it_stands(mobile: str, before: str, after: str) -> None:
    told = without_numbers(f"{before}{mobile}{after}<code>{isolate_ltr(mobile)}</code>")
    assert mobile not in told
    assert told.count(f"{mobile[:4]}***{mobile[-4:]}") == 2


@given(MOBILES)
def test_persian_and_arabic_digits_are_digits(mobile: str) -> None:
    for zero in ("\u06f0", "\u0660"):
        worn = mobile.translate({48 + digit: ord(zero) + digit for digit in range(10)})
        assert worn not in without_numbers(f"{worn}.")


@given(MOBILES, st.sampled_from(["1{}", "{}1", "1{}1"]))
def test_a_longer_run_of_digits_is_no_mobile(mobile: str, form: str) -> None:
    run = form.format(mobile)
    if not re.fullmatch(r"09\d{9}", run):
        assert without_numbers(run) == run


@given(MOBILES)
def test_what_is_quoted_stays_as_it_is_sent(mobile: str) -> None:
    quoted = f"<blockquote>call {mobile}</blockquote>"
    assert without_numbers(f"{mobile}\n{quoted}\n{mobile}").count(mobile) == 1


def test_labels_are_masked_and_nothing_copies_a_number() -> None:
    view = View(
        Safe("09121234567"),
        rows([Button("Ali 09121234567", "a"), Copy("copy", "09121234567")], [Copy("b", "YAS-12")]),
        stale="09121234567",
    )
    shown = masked_view(view)
    assert (shown.text, shown.stale) == ("0912***4567", "0912***4567")
    assert [[button.label for button in line] for line in shown.rows] == [
        ["Ali 0912***4567"],
        ["b"],
    ]


class AllButNumbers(AllRights):
    async def of(self, chat: int, user: int, account: int) -> Rights:
        return frozenset({UNSAID})


async def test_an_error_shows_no_number_either(toy: Toy) -> None:
    """Neither its sentence, nor the answer to the press, nor a button that it brings along."""
    said = Explanation(Safe("09121234567?"), rows([Copy("09121234568", "09121234568")]))
    toy.parts.permissions, toy.parts.numbers_need = AllButNumbers(), "numbers"
    toy.parts.explain = lambda _ctx, _error: said
    await toy.person.after(toy.person.command(f"/write {'long ' * 200}"), "long")
    await toy.settled()
    shown = await toy.person.after(toy.person.press("خطا"), "0912***4567?")
    await toy.settled()
    assert [toast.text for toast in toy.person.toasts] == [f"{RLM}0912***4567?"]
    assert not [label for label in shown.labels if "09121234568" in label]
