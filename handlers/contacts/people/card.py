"""One contact: everything that is known, and every field a button that edits it."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from pydantic import JsonValue

from handlers.contacts.group_picker import taken
from handlers.contacts.people.birthday import (
    DATE,
    birthday_line,
    keeps_birthdays,
    without_birthday,
)
from handlers.contacts.people.cards import MR, MS, face, sample_card
from handlers.contacts.people.moving import move
from handlers.contacts.routes import CONTACT, CONTACT_RM, GROUP_PICK, Card, RemovalData
from handlers.shared import half_written as reuse
from handlers.shared.acts import acting
from handlers.shared.people import display_name
from handlers.shared.rights import Right
from handlers.shared.services import Ctx, client
from screens import (
    Button,
    Copy,
    Go,
    Outcome,
    Pop,
    Push,
    Safe,
    Screen,
    Stay,
    Style,
    View,
    lines,
)
from screens.text.bidi import isolate
from screens.view import AnyButton
from screens.widgets import ASK, AskData
from smsir.text import normalize_mobile
from storage import Verb

card: Screen[Ctx, Card] = Screen(CONTACT, sample=sample_card, needs=Right.PEOPLE)
keeps_birthdays(card)
MAX_FIELD = 50
_FIELDS: Final = ("prefix", "first", "last", "mobile")
_ATTRIBUTE: Final = {"prefix": "prefix", "first": "first_name", "last": "last_name"}


@card.render
async def _render(ctx: Ctx, data: Card) -> View:
    return ctx.view(_text(ctx, data, await birthday_line(ctx, data)), *_rows(ctx, data))


def _text(ctx: Ctx, data: Card, birthday: Safe | None) -> Safe:
    group = _groups(ctx, data)
    created = None
    if data.created is not None:
        created = ctx.t("contacts-card-created", date=ctx.fmt.date(data.created))
    waiting = _waiting(ctx, data)
    title = ctx.t(
        "contacts-card-title",
        face=face(data.emoji_id),
        name=ctx.fmt.bold(display_name(ctx, data)),
    )
    mobile = ctx.t("contacts-card-mobile", mobile=ctx.fmt.code(data.mobile))
    return lines(title, mobile, birthday, group, created, waiting)


def _groups(ctx: Ctx, data: Card) -> Safe | None:
    """The group, or all of them and the one that moving would take the person out of."""
    first, *others = data.groups or (data.group_name,)
    if not others:
        return ctx.t("contacts-card-group", group=ctx.fmt.name(first)) if first else None
    names = [isolate(ctx.fmt.name(name)) for name in data.groups]
    listed = ctx.label("contacts-card-and").join(names)
    return ctx.t("contacts-card-groups", groups=listed, group=ctx.fmt.name(first))


def _waiting(ctx: Ctx, data: Card) -> Safe | None:
    """Said where somebody is too new to be written to."""
    if not data.remained_seconds or data.remained_seconds <= 0:
        return None
    return ctx.t("contacts-card-waiting", duration=ctx.fmt.duration(data.remained_seconds))


def _rows(ctx: Ctx, data: Card) -> list[list[AnyButton | None]]:
    return [
        [
            Button(ctx.label("contacts-send"), "send", style=Style.SUCCESS),
            Copy(ctx.label("contacts-copy"), data.mobile) if data.mobile else None,
        ],
        [
            Button(ctx.label("contacts-edit-prefix"), "edit", "prefix"),
            Button(ctx.label("contacts-edit-first"), "edit", "first"),
        ],
        [
            Button(ctx.label("contacts-edit-last"), "edit", "last"),
            Button(ctx.label("contacts-edit-mobile"), "edit", "mobile"),
        ],
        [
            Button(ctx.label("contacts-mr"), "emoji", MR),
            Button(ctx.label("contacts-ms"), "emoji", MS),
        ],
        [Button(ctx.label("contacts-birthday"), DATE)],
        [
            Go(ctx.label("contacts-move"), GROUP_PICK(moving=1), tag="move"),
            Button(ctx.label("contacts-delete"), "delete", style=Style.DANGER),
        ],
    ]


@card.action("send", needs=Right.COMPOSE)
async def _send(ctx: Ctx, data: Card, _arg: str) -> Outcome:
    """By the membership, so that the service leaves out who waits; it is said before that."""
    step = reuse.to_contacts(ctx, [(data.relation_id, display_name(ctx, data))])
    return replace(step, notice=_waiting(ctx, data))


@card.action("edit", needs=Right.PEOPLE_EDIT)
async def _edit(ctx: Ctx, data: Card, arg: str) -> Outcome:
    return _question(ctx, data, arg) if arg in _FIELDS else Stay()


def _question(
    ctx: Ctx, data: Card, field: str, error: Safe | None = None, last: str | None = None
) -> Outcome:
    question = ctx.t("contacts-ask", field=field)
    now = data.mobile if field == "mobile" else getattr(data, _ATTRIBUTE[field])
    skip = None if field == "mobile" else ctx.label("contacts-clear")
    ask = AskData(question=question, error=error, last=last or now or None, skip=skip)
    return Push(ASK.holding(ask), tag=field)


@card.action("emoji", needs=Right.PEOPLE_EDIT)
async def _emoji(ctx: Ctx, data: Card, arg: str) -> Outcome:
    return await _save(ctx, data.changed(emoji_id=int(arg)))


@card.action("delete", needs=Right.PEOPLE_EDIT)
async def _delete(ctx: Ctx, data: Card, _arg: str) -> Outcome:
    chosen = RemovalData(relation_ids=(data.relation_id,), name=display_name(ctx, data))
    return Push(CONTACT_RM.holding(chosen), tag="gone")


@card.on_answer("move", needs=Right.PEOPLE_EDIT)
async def _moved(ctx: Ctx, data: Card, value: JsonValue) -> Outcome:
    return Pop(notice=await move(ctx, [data.relation_id], taken(value)[0]))


@card.on_result
async def _answered(ctx: Ctx, data: Card, tag: str, value: JsonValue) -> Outcome:
    if tag == "gone":
        return Pop()
    if tag not in _FIELDS or not isinstance(value, str):
        return Stay()
    if tag == "mobile":
        mobile = normalize_mobile(value)
        if mobile is None:
            return _question(ctx, data, tag, ctx.t("contacts-mobile-bad"), value)
        saved = await _save(ctx, data.changed(mobile=mobile))
        return await without_birthday(ctx, data, saved) if mobile != data.mobile else saved
    text = ctx.fmt.name(value, MAX_FIELD)
    return await _save(ctx, data.changed(**{_ATTRIBUTE[tag]: text}))


async def _save(ctx: Ctx, changed: Card) -> Outcome:
    """UpdateContact wants the mobile every time; the other fields go along so that none is lost."""
    contacts = (await client(ctx)).contacts
    async with acting(ctx, Verb.CONTACT_CHANGED, object=display_name(ctx, changed), people=1):
        await contacts.update(
            changed.relation_id,
            changed.mobile,
            prefix=changed.prefix,
            first_name=changed.first_name,
            last_name=changed.last_name,
            emoji_id=changed.emoji_id,
        )
    return Stay(data=changed, notice=ctx.t("contacts-saved"))
