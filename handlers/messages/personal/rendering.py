"""One person's own text, byte for byte as it goes out."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.messages.personal.fields import Field, Slot, title_of
from handlers.messages.personal.template import Template
from handlers.messages.personal.values import Value, joined, judged
from handlers.shared.as_shown import as_shown


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody who gets an SMS. `relation` None: a plain number that no contact has."""

    mobile: str
    relation: int | None = None
    prefix: str = ""
    first: str = ""
    last: str = ""
    emoji: int | None = None


@dataclass(frozen=True, slots=True)
class PersonalText:
    """`nameless`: a fallback stands in it; `odd`: values that looked wrong and took it."""

    text: str
    nameless: bool = False
    odd: tuple[Value, ...] = ()


def render(template: Template, person: Recipient) -> PersonalText:
    """A value is never read again, so what looks like a field in it is none."""
    text, after_nothing, odd, nameless = "", False, list[Value](), False
    for piece in template.pieces:
        if isinstance(piece, str):
            text += piece.removeprefix(" ") if after_nothing else piece
            after_nothing = False
            continue
        value = value_of(piece, person)
        if value.wrong is not None:
            odd.append(value)
        nameless = nameless or not value.text
        word = value.text or piece.fallback
        # The blank before nothing goes with it; at the beginning of a line, the one behind it.
        after_nothing = not word and text[-1:] in {"", "\n"}
        if not word:
            text = text.removesuffix(" ")
        text += word
    return PersonalText(as_shown(text), nameless, tuple(dict.fromkeys(odd)))


def value_of(slot: Slot, person: Recipient) -> Value:
    """What the address book has for it, judged."""
    match slot.field:
        case Field.FIRST:
            return judged(person.first)
        case Field.LAST:
            return judged(person.last)
        case Field.FULL:
            return joined(judged(person.first), judged(person.last))
        case Field.PREFIX:
            return judged(person.prefix)
        case Field.TITLE:
            return Value(title_of(person.emoji, slot.language))
