"""A new ticket: what is asked step by step, and the card that is confirmed.

Answers to common questions that fit the subject come first: they spare a wait. Half-written
tickets are kept when the person goes elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import ValidationError

from handlers.shared.from_account import from_account
from handlers.shared.or_else import or_else
from handlers.shared.rights import Right
from handlers.shared.services import Ctx, linked
from handlers.support.questions import mark, matching, questions
from handlers.support.routes import TICKET_NEW, NewData
from handlers.support.tickets.letter import unsure
from handlers.support.tickets.names import Names, names
from handlers.support.tickets.post_files import files_row, takes_off_files, unsure_rows
from handlers.support.tickets.steps import STEPS
from handlers.support.tickets.words import echo, file_lines, filed_under, subject_of
from screens import Button, Outcome, Push, Row, Rows, Safe, Screen, Style, View, lines, rows
from screens.view import in_rows
from screens.widgets import in_group, ticked, walks
from smsir import Faq
from storage import PostFile

MOST_HINTS = 4
SUBJECT_UNITS = 200
_LABEL_UNITS, _HALF_UNITS = 36, 16
"""One line of a whole button, and of one of two in a row, on a phone of 390 pixels."""


opening: Screen[Ctx, NewData] = Screen(
    TICKET_NEW, keep=True, album=lambda data: data.album, needs=Right.SUPPORT, command="newticket"
)
takes_off_files(opening)


@opening.open
async def _open(ctx: Ctx, args: str) -> Outcome:
    """`/newticket SUBJECT` works too; without one, a half-written ticket comes back."""
    await linked(ctx)
    subject = ctx.fmt.name(args, SUBJECT_UNITS)
    parked = ctx.parked.get("ticket-new")
    if not subject and parked:
        try:
            data = NewData.model_validate(parked)
        except ValidationError:
            return Push(TICKET_NEW())
        return Push(TICKET_NEW.holding(data), notice=ctx.t("tickets-new-kept"))
    hinted = bool(subject) and not await hints(ctx, subject)
    return Push(TICKET_NEW(subject=subject, hinted=hinted))


async def hints(ctx: Ctx, subject: str) -> list[Faq]:
    """The best answers for a subject; none where they cannot be had, which is no reason to stop."""
    return matching(await or_else(questions(ctx), []), subject)[:MOST_HINTS]


async def choices(ctx: Ctx) -> Names:
    return await or_else(names(ctx), Names())


async def _ask_subject(ctx: Ctx, data: NewData) -> View:
    return _asking(ctx, ctx.t("tickets-new-subject"), data.subject)


async def _ask_body(ctx: Ctx, data: NewData) -> View:
    question = ctx.t("tickets-new-body", subject=_subject(ctx, data))
    return _asking(ctx, lines(_attached(ctx, data), question), data.body)


async def _ask_department(ctx: Ctx, data: NewData) -> View:
    question = lines(_attached(ctx, data), ctx.t("tickets-new-department"))
    return _choosing(ctx, question, (await choices(ctx)).departments)


async def _ask_priority(ctx: Ctx, data: NewData) -> View:
    question = lines(_attached(ctx, data), ctx.t("tickets-new-priority"))
    return _choosing(ctx, question, (await choices(ctx)).priorities)


def _attached(ctx: Ctx, data: NewData) -> Safe | None:
    if not data.files:
        return None
    return ctx.t("tickets-new-attached", count=data.files)


def _subject(ctx: Ctx, data: NewData) -> Safe:
    return ctx.fmt.bold(subject_of(ctx, data.subject))


def _nav(ctx: Ctx) -> Row:
    """Home keeps what is written; cancelling forgets it."""
    back, drop = Button(ctx.label("nav-back"), "prev"), Button(ctx.label("nav-cancel"), "drop")
    return (back, drop, ctx.home())


def _asking(ctx: Ctx, question: Safe, last: str) -> View:
    return View(lines(echo(ctx, last) if last else None, question, in_group(ctx)), rows(_nav(ctx)))


async def _hinting(ctx: Ctx, data: NewData) -> View:
    faqs = await hints(ctx, data.subject)
    listed = [
        [Button(f"\U0001f4a1 {ctx.fmt.name(faq.question, _LABEL_UNITS)}", "hint", mark(faq))]
        for faq in faqs
    ]
    go_on = Button(ctx.label("tickets-new-go-on"), "go-on", style=Style.PRIMARY)
    text = lines(ctx.t("tickets-new-hints", subject=_subject(ctx, data)), in_group(ctx))
    return View(text, rows(*listed, [go_on], _nav(ctx)))


def _choosing(ctx: Ctx, question: Safe, names: Mapping[int, str]) -> View:
    buttons = [
        Button(ticked(ctx.fmt.name(name, _HALF_UNITS) or str(key), on=False), "choose", key)
        for key, name in names.items()
        if key > 0
    ]
    skip = Button(ctx.label("tickets-new-any"), "choose", 0)
    return View(question, rows(*in_rows(buttons)[:20], [skip], _nav(ctx)))


async def _card(ctx: Ctx, data: NewData) -> View:
    files = await ctx.services.storage.letters.files(data.letter) if data.letter else []
    if data.letter and await unsure(ctx, data.letter) is not None:
        text = lines(ctx.t("tickets-new-unsure", subject=_subject(ctx, data)), echo(ctx, data.body))
        return View(text, unsure_rows(ctx))
    names = await choices(ctx)
    text = lines(
        ctx.t("tickets-new-sure"),
        await from_account(ctx),
        "",
        ctx.t("tickets-card", subject=_subject(ctx, data)),
        filed_under(ctx, names, data.department_id, data.priority_id),
        echo(ctx, data.body),
        file_lines(ctx, files, zipped=data.zipped),
        None if files else ctx.t("tickets-new-may-attach"),
    )
    return View(text, _card_rows(ctx, data, files))


def _card_rows(ctx: Ctx, data: NewData, files: list[PostFile]) -> Rows:
    return rows(
        [Button(ctx.label("tickets-new-send"), "send", style=Style.SUCCESS)],
        [
            Button(ctx.label("tickets-edit-subject"), "edit", "subject"),
            Button(ctx.label("tickets-edit-text"), "edit", "body"),
        ],
        [
            Button(ctx.label("tickets-edit-department"), "edit", "department"),
            Button(ctx.label("tickets-edit-priority"), "edit", "priority"),
        ],
        files_row(ctx, files, zipped=data.zipped),
        _nav(ctx),
    )


walks(
    opening,
    STEPS,
    {
        "subject": _ask_subject,
        "hints": _hinting,
        "body": _ask_body,
        "department": _ask_department,
        "priority": _ask_priority,
    },
    _card,
)
