"""Import, first step: a file, or lines pasted as a message."""

from __future__ import annotations

from pydantic import JsonValue

from handlers.contacts.group_picker import taken
from handlers.contacts.importing.entry import sample
from handlers.contacts.importing.receiving import MEGABYTES, begin, receive
from handlers.contacts.routes import GROUP_PICK, IMPORT, StartData
from handlers.shared.account_groups import group_name
from handlers.shared.rights import Right
from handlers.shared.services import Ctx
from screens import Button, Go, Outcome, Push, Replace, Screen, Stay, View, lines
from screens.events import FileIn, TextMessage
from screens.widgets import in_group

starting: Screen[Ctx, StartData] = Screen(IMPORT, needs=Right.PEOPLE_EDIT)


@starting.render
async def _render(ctx: Ctx, data: StartData) -> View:
    name = await group_name(ctx, data.group_id)
    group = ctx.t("book-import-group", group=ctx.fmt.bold(name)) if name else None
    how = ctx.t("book-import-how", megabytes=MEGABYTES)
    return ctx.view(
        lines(ctx.t("book-import-title"), group, "", how, in_group(ctx)),
        [Go(ctx.label("book-import-change"), GROUP_PICK(), tag="group")] if name else [],
        [Button(ctx.label("book-sample"), "sample")],
    )


@starting.action("sample")
async def _sample(ctx: Ctx, _data: StartData, _arg: str) -> Outcome:
    return Stay(files=(await sample(ctx),))


@starting.on_answer("group")
async def _picked(_ctx: Ctx, _data: StartData, value: JsonValue) -> Outcome:
    return Stay(data=StartData(group_id=taken(value)[0]))


@starting.on_file
async def _file(ctx: Ctx, data: StartData, event: FileIn) -> Outcome:
    return _instead(await receive(ctx, event, data.group_id))


@starting.on_text
async def _pasted(ctx: Ctx, data: StartData, event: TextMessage) -> Outcome:
    name = ctx.label("book-pasted")
    return _instead(await begin(ctx, event.text.encode(), name, data.group_id))


def _instead(outcome: Outcome) -> Outcome:
    """The next step takes the place of this one."""
    if not isinstance(outcome, Push):
        return outcome
    return Replace(outcome.target, effects=outcome.effects, after=outcome.after)
