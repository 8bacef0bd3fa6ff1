"""Numbers that are left unsaid: what is not known is never shown or summed as 0."""

from __future__ import annotations

from collections.abc import Iterable

from handlers.shared.rights import Right
from handlers.shared.services import Ctx

_NO_ROW = -1


def says_credit(ctx: Ctx) -> bool:
    """Whether credit is said where nobody has asked for it: in a group others read along."""
    return ctx.private and ctx.may(Right.MONEY)


def row_arg(ident: int | None) -> int:
    """What a row's button carries; for a row without an id one that no row has.

    A press on it finds nothing and says so.
    """
    return _NO_ROW if ident is None else ident


def number_or_mark(ctx: Ctx, number: int | None) -> str:
    """A number for a label that is too short for a sentence: a question mark where it is unsaid."""
    return ctx.label("number-unsaid") if number is None else ctx.fmt.number(number)


def counted(number: int | None) -> int | str:
    """A number of a sentence that has a variant `[unsaid]`."""
    return "unsaid" if number is None else number


def total(numbers: Iterable[int | None]) -> int | None:
    """The sum; None where one of the numbers is not known."""
    whole = 0
    for number in numbers:
        if number is None:
            return None
        whole += number
    return whole


def lists_to_read(sizes: Iterable[int | None], page_size: int) -> int | None:
    """Calls that reading lists of these sizes takes; None where one of the sizes is not known."""
    return total(None if size is None else 1 + size // page_size for size in sizes)
