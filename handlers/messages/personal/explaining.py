"""The fields and how they are used: copied by a tap, or put in front of what was written."""

from __future__ import annotations

from handlers.messages.personal.fields import Field, Language, shown, snippet
from handlers.messages.personal.rendering import Recipient, render
from handlers.messages.personal.template import parse
from handlers.messages.routes import FIELDS, FieldsData
from handlers.shared.rights import Right
from handlers.shared.services import Ctx
from screens.outcome import Outcome, Pop
from screens.screen import Screen
from screens.view import Button, Copy, Rows, Safe, View, in_rows, lines, rows

fields: Screen[Ctx, FieldsData] = Screen(
    FIELDS, sample=FieldsData(written=True), needs=Right.COMPOSE
)


@fields.render
async def _render(ctx: Ctx, data: FieldsData) -> View:
    return ctx.view(
        lines(
            ctx.t("personal-title"),
            ctx.t("personal-how"),
            "",
            *(_line(ctx, field) for field in Field),
            "",
            ctx.t("personal-fallback"),
            ctx.t("personal-put-how") if data.written else ctx.t("personal-copy-how"),
        ),
        *_greetings(ctx, data),
        *in_rows(_copies(ctx)),
    )


def _language(ctx: Ctx) -> Language:
    return "fa" if ctx.lang == "fa" else "en"


def _line(ctx: Ctx, field: Field) -> Safe:
    """The field, and what becomes of it for somebody whose name the book has."""
    language = _language(ctx)
    text = snippet(field, language)
    example = render(parse(text), _somebody(ctx)).text
    return ctx.t("personal-field", field=ctx.fmt.code(text), example=example)


def _somebody(ctx: Ctx) -> Recipient:
    first, last = ctx.label("personal-example-first"), ctx.label("personal-example-last")
    return Recipient("", None, ctx.label("personal-example-prefix"), first, last, 3)


def _copies(ctx: Ctx) -> list[Copy]:
    language = _language(ctx)
    return [
        Copy(
            ctx.label("personal-copy", field=f"{{{shown(field, language)}}}"),
            snippet(field, language),
        )
        for field in Field
    ]


def _greetings(ctx: Ctx, data: FieldsData) -> Rows:
    if not data.written:
        return ()
    return rows(
        [Button(ctx.label("personal-put-name"), "put", Field.FIRST.value)],
        [Button(ctx.label("personal-put-title"), "put", Field.TITLE.value)],
    )


@fields.action("put")
async def _put(ctx: Ctx, _data: FieldsData, arg: str) -> Outcome:
    """A greeting with the name, or with title and surname."""
    language = _language(ctx)
    name = snippet(Field.FIRST, language)
    if arg == Field.TITLE.value:
        name = f"{snippet(Field.TITLE, language)} {snippet(Field.LAST, language)}"
    return Pop(ctx.label("personal-greeting", name=name))
