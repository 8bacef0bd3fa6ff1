"""What is being written and for whom: the data of the text screen and of the card alike."""

from __future__ import annotations

from datetime import datetime

from pydantic import JsonValue, field_validator

from handlers.messages.compose.shown import as_shown
from screens.outcome import Replace
from screens.screen import Data

HasName = tuple[int, str]


class SendData(Data):
    """`text` is cleaned whenever it is set, so what is shown is what is sent.

    `source`: id of the message that it was typed in. `optout`: the line under the text, "" for
    none, None for the chat's own choice. `cut_at`: when a text came that was too long; Telegram
    splits those, and what follows within seconds is the rest of it.
    """

    text: str = ""
    source: int | None = None
    groups: tuple[HasName, ...] = ()
    contacts: tuple[HasName, ...] = ()
    numbers: tuple[str, ...] = ()
    optout: str | None = None
    cut_at: datetime | None = None

    @field_validator("text")
    @classmethod
    def _clean(cls, text: str) -> str:
        return as_shown(text)

    @property
    def addressed(self) -> bool:
        return bool(self.groups or self.contacts or self.numbers)

    @property
    def started(self) -> bool:
        return self.addressed or bool(self.text)

    def with_text(self, text: str, source: int | None) -> SendData:
        return SendData.model_validate(
            self.model_dump() | {"text": text, "source": source, "cut_at": None}
        )

    def changed(self, **fields: object) -> SendData:
        return self.model_copy(update=fields)

    def final(self, line: str) -> str:
        """The very text that goes out: with the opt-out line under it, if there is one."""
        return as_shown(f"{self.text}\n{line}") if line else self.text


def to_audience(data: SendData) -> Replace:
    """Choosing recipients, everything written carried along."""
    dumped: dict[str, JsonValue] = data.model_dump(mode="json")
    carry = {name: dumped[name] for name in ("text", "source", "optout")}
    picked = {name: dumped[name] for name in ("groups", "contacts", "numbers")}
    return Replace("audience", {**picked, "then": "send-check", "prev": "send", "carry": carry})


def onward(data: SendData) -> Replace:
    """After the text: to the recipients, or to the card where there are some already."""
    return Replace("send-check", data) if data.addressed else to_audience(data)
