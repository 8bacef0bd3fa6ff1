"""Messages as a person sees them, in a shape that is easy to assert on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from sandbox.bot_api.errors import PersonError
from sandbox.bot_api.spans import to_html

if TYPE_CHECKING:
    from sandbox.bot_api.model import Json

# Direction marks and isolates: on the screen nobody sees them, so no search should trip on them.
_MARKS = dict.fromkeys([0x200E, 0x200F, 0x061C, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])


def visible(text: str) -> str:
    """Give a text without its direction marks; the zero-width non-joiner stays."""
    return text.translate(_MARKS)


class Button(NamedTuple):
    """One inline button: exactly one of data, url and copy is there."""

    label: str
    data: str | None = None
    url: str | None = None
    copy: str | None = None
    style: str | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """One message; `raw` is the whole JSON of the chat page."""

    id: int
    chat: int
    mine: bool  # sent by the person who looks
    from_bot: bool
    text: str
    entities: list[Json]
    buttons: list[list[Button]]
    edited: bool
    seq: int
    raw: Json

    @classmethod
    def of(cls, raw: Json, viewer: int) -> Message:
        rows = [
            [
                Button(b["text"], b.get("data"), b.get("url"), b.get("copy"), b.get("style"))
                for b in row
            ]
            for row in raw["buttons"]
        ]
        return cls(
            raw["id"],
            raw["chat"],
            raw["sender"]["id"] == viewer,
            raw["from"] == "bot",
            raw["text"],
            raw["entities"],
            rows,
            raw["edited"],
            raw["seq"],
            raw,
        )

    @property
    def html(self) -> str:
        return to_html(self.text, self.entities)

    @property
    def plain(self) -> str:
        """Give the text without invisible direction marks."""
        return visible(self.text)

    @property
    def labels(self) -> list[str]:
        return [button.label for row in self.buttons for button in row]

    @property
    def document(self) -> Json | None:
        document: Json | None = self.raw["document"]
        return document

    @property
    def photo(self) -> Json | None:
        photo: Json | None = self.raw["photo"]
        return photo

    @property
    def contact(self) -> Json | None:
        contact: Json | None = self.raw["contact"]
        return contact

    @property
    def reply_to(self) -> int | None:
        message_id: int | None = self.raw["reply_to"]
        return message_id

    @property
    def topic(self) -> int | None:
        topic: int | None = self.raw["topic"]
        return topic

    @property
    def reply_keyboard(self) -> Any:
        """Give rows of labels, "remove", or None when it leaves the keyboard as it was."""
        return self.raw["reply_keyboard"]

    def has(self, wanted: str) -> bool:
        """Tell whether a button of that label or data is there."""
        return self._find(wanted) is not None

    def button(self, wanted: str) -> Button:
        """Find a button: by its label, its data, or a part of its label, in this order."""
        match = self._find(wanted)
        if match is None:
            raise PersonError(f"no button {wanted!r} among {self.labels}")
        return match

    def _find(self, wanted: str) -> Button | None:
        every = [button for row in self.buttons for button in row]
        label = visible(wanted)
        tests = (
            lambda b: visible(b.label) == label,
            lambda b: b.data == wanted,
            lambda b: label in visible(b.label),
        )
        for test in tests:
            for button in every:
                if test(button):
                    return button
        return None
