"""What has been picked so far, and where the road leads from here."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, JsonValue

from screens.outcome import Replace
from screens.screen import Data

MAX_NUMBERS = 2_000
"""Plain numbers in one send: what one call and one row of state take in good time."""

HasName = tuple[int, str]


class Report(Data):
    """What became of a pasted list: counts, and the pieces that are no mobile number."""

    added: int = 0
    repeated: int = 0
    over: int = 0
    junk: tuple[str, ...] = ()


class AudienceData(Data):
    """`groups`: (group id, name); `contacts`: (relation id, name); `numbers`: 09xxxxxxxxx.

    `then` and `prev`: screens to go on and back to; `carry`: their data, handed through. `query`
    filters groups or finds people, by `step`.
    """

    groups: tuple[HasName, ...] = ()
    contacts: tuple[HasName, ...] = ()
    numbers: tuple[str, ...] = ()
    then: str = "send-check"
    prev: str = "send"
    carry: dict[str, JsonValue] = Field(default_factory=dict)
    step: Literal["groups", "people", "numbers"] = "groups"
    query: str = ""
    page: int = 0
    report: Report | None = None

    @property
    def empty(self) -> bool:
        return not (self.groups or self.contacts or self.numbers)

    def changed(self, **fields: object) -> AudienceData:
        return self.model_copy(update=fields)

    def with_group(self, ident: int, name: str) -> AudienceData:
        return self.changed(groups=_toggled(self.groups, ident, name))

    def with_contact(self, ident: int, name: str) -> AudienceData:
        return self.changed(contacts=_toggled(self.contacts, ident, name))

    def leaving(self, screen: str, **more: JsonValue) -> Replace:
        """The way on or back, with everything that was picked."""
        picked: dict[str, JsonValue] = {
            "groups": [list(each) for each in self.groups],
            "contacts": [list(each) for each in self.contacts],
            "numbers": list(self.numbers),
        }
        return Replace(screen, {**self.carry, **picked, **more})


def _toggled(picked: tuple[HasName, ...], ident: int, name: str) -> tuple[HasName, ...]:
    remaining = tuple(each for each in picked if each[0] != ident)
    return remaining if len(remaining) < len(picked) else (*picked, (ident, name))
