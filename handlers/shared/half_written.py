"""The SMS that is being written: what it is, its steps, and the ways into them.

Text, recipients and card replace each other on the way to a send; each of them holds the whole
SMS. Drafts, ready texts, sent SMS, contacts and Home lead into the same steps. What was left half
done there is never overwritten: the person is asked which of the two to go on with.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal, get_args

from pydantic import JsonValue, ValidationError, field_validator, model_validator

from handlers.shared import routes
from handlers.shared.as_shown import as_shown
from handlers.shared.pacing import Pace
from handlers.shared.repeating import Repeat
from handlers.shared.services import Ctx
from handlers.shared.split_texts import cut
from screens.events import TextMessage
from screens.outcome import Push
from screens.route import Route
from screens.screen import Data

Step = Literal["send-check", "audience", "send"]
STEPS: tuple[Step, ...] = get_args(Step)
"""Ids of the screens of one flow; they replace each other, so one of them at most was left last."""

MAX_NUMBERS = 2_000
"""Plain numbers in one send: what one call and one row of state take in good time."""

HasName = tuple[int, str]
"""Id and name."""

Celebrated = tuple[int, str, str]
"""Somebody whose birthday it is: relation id, mobile, name."""


class Personal(Data):
    """A confirmed text with names: `digest` of everybody's rendered text, `cost` of all in SMS.

    `marks`: of each person and their text, where the groups may change until it leaves.
    """

    digest: str
    cost: int
    marks: str = ""


class SendData(Data):
    """An SMS from its first letter to its confirmation; what is confirmed is kept as this, too."""

    text: str = ""
    """A template: `{` begins a field, `{{` is a brace (`handlers.messages.personal`). It is cleaned
    whenever it is set, so that what is shown is what is sent."""
    source: int | None = None
    """Id of the message that the text was typed in."""
    groups: tuple[HasName, ...] = ()
    contacts: tuple[HasName, ...] = ()
    """By relation id."""
    numbers: tuple[str, ...] = ()
    """09xxxxxxxxx."""
    optout: str | None = None
    """The line under the text; "" for none, None for the chat's own choice."""
    cut_at: datetime | None = None
    """When a text came that may be one of several pieces (`handlers.shared.split_texts`)."""
    at: datetime | None = None
    """When it is to leave; None: at once."""
    again: Repeat | None = None
    most: int | None = None
    """SMS that may leave then unasked, whatever the groups hold."""
    pace: Pace | None = None
    """None: all of it in one go."""
    following: datetime | None = None
    """The turn after this one, of the campaign that it changes."""
    campaign: int | None = None
    """The one that it changes, and as it was when it was opened."""
    version: int = 0
    origin: int | None = None
    """The campaign that has not reached these people."""
    birthdays: tuple[Celebrated, ...] = ()
    """Of the day that this greets on, also those who are left out of `contacts`."""
    personal: Personal | None = None
    """Everybody's texts as they were confirmed for later."""

    @model_validator(mode="before")
    @classmethod
    def _lift(cls, fields: Any) -> Any:
        """Until 0.2 the choice of recipients held the rest of the SMS in `carry`."""
        if not isinstance(fields, dict) or not isinstance(fields.get("carry"), dict):
            return fields
        return {name: value for name, value in fields.items() if name != "carry"} | fields["carry"]

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
            self.model_dump() | {"text": text, "source": source, "cut_at": None, "origin": None}
        )

    def cost_of(self, recipients: int, segments: int) -> int:
        """What its card said, in SMS, where it said so many people and parts."""
        return recipients * segments if self.personal is None else self.personal.cost

    @property
    def without_campaign(self) -> SendData:
        """The same send, and no change of anything that waits."""
        return self.changed(following=None, campaign=None, version=0)

    @property
    def alone(self) -> SendData:
        """To be sent at once and in one go, and no change of anything that waits."""
        return self.at_once.without_campaign.changed(pace=None)

    @property
    def at_once(self) -> SendData:
        return self.changed(at=None, again=None, most=None)

    @property
    def confirmed(self) -> str:
        """What goes out of an SMS whose opt-out line was settled on its card."""
        return self.final(self.optout or "")

    def final(self, line: str) -> str:
        """The template of what goes out: with the opt-out line under it, if there is one."""
        literal = line.replace("{", "{{")
        return as_shown(f"{self.text}\n{literal}") if line else self.text


class Kept(Data):
    """The step that was left, its data, and the text that it holds."""

    screen: Step
    data: dict[str, JsonValue]
    text: str


class ResumeData(Data):
    """`fresh`: what came meanwhile, and waits for the answer."""

    kept: Kept
    fresh: SendData = SendData()


SEND = routes.SEND.opening(SendData)
CHECK = Route("send-check", SendData)
RESUME = Route("send-resume", ResumeData)


def parked(ctx: Ctx) -> Kept | None:
    """What was left half done, if it holds anything that somebody typed or picked."""
    for step in STEPS:
        data = dict(ctx.parked.get(step, {}))
        try:
            sms = SendData.model_validate(data)
        except ValidationError:
            continue
        if sms.started:
            return Kept(screen=step, data=data, text=sms.text)
    return None


def write(ctx: Ctx, text: str, *, at: datetime | None = None) -> Push:
    """The text screen with this text, to be changed before anything is sent.

    `at`: when it is to leave, if that is not at once.
    """
    return _begun(ctx, SEND, SendData(text=text, at=at))


def write_message(ctx: Ctx, event: TextMessage) -> Push:
    """As `write`, with what was typed: an edit of that message is taken as well."""
    cut_at = cut(event.text, event.at or ctx.now)
    return _begun(ctx, SEND, SendData(text=event.text, source=event.message_id, cut_at=cut_at))


def address(ctx: Ctx, numbers: tuple[str, ...]) -> Push:
    """The text screen, its SMS for these numbers (09xxxxxxxxx)."""
    return _begun(ctx, SEND, SendData(numbers=numbers))


def to_contacts(ctx: Ctx, contacts: Sequence[HasName]) -> Push:
    """The text screen, its SMS for these contacts: (relation id, name or nothing)."""
    return _begun(ctx, SEND, SendData(contacts=tuple(contacts)))


def to_contact(ctx: Ctx, text: str, contact: HasName) -> Push:
    """The card before sending, for one contact, the text as it stands."""
    return _begun(ctx, CHECK, SendData(text=text, optout="", contacts=(contact,)))


def to_group(ctx: Ctx, text: str, group: HasName) -> Push:
    """The card before sending, for one group, with the opt-out line that the chat always adds."""
    return _begun(ctx, CHECK, SendData(text=text, groups=(group,)))


def check(ctx: Ctx, text: str, numbers: tuple[str, ...], *, origin: int | None = None) -> Push:
    """The card before sending, for these numbers (09xxxxxxxxx), the text as it stands.

    `origin`: the campaign that has not reached them.
    """
    sms = SendData(text=text, numbers=numbers, optout="", origin=origin)
    return _begun(ctx, CHECK, sms)


def _begun(ctx: Ctx, step: Route[..., SendData], sms: SendData) -> Push:
    kept = parked(ctx)
    return Push(step.holding(sms) if kept is None else RESUME(kept=kept, fresh=sms))
