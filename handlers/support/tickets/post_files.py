"""What a new ticket and a reply share: the files that go with it, and the way on after doubt."""

from __future__ import annotations

from typing import TypeVar

from handlers.shared.services import Ctx
from handlers.support.routes import PostData
from screens import Button, Outcome, Rows, Screen, Stay, Style, rows
from storage import PostFile

P = TypeVar("P", bound=PostData)


def files_row(ctx: Ctx, files: list[PostFile], *, zipped: bool) -> list[Button]:
    """Taking the files off again; of several, all in one archive or the first one alone."""
    if not files:
        return []
    bare = Button(ctx.label("tickets-no-files"), "bare")
    if len(files) == 1:
        return [bare]
    label = ctx.label("tickets-first-only") if zipped else ctx.label("tickets-all-zipped")
    return [Button(label, "zip"), bare]


def takes_off_files(screen: Screen[Ctx, P]) -> None:
    """The actions "zip" and "bare" of `files_row`."""

    @screen.action("zip")
    async def _zip(_ctx: Ctx, data: P, _arg: str) -> Outcome:
        return Stay(data=data.changed(zipped=not data.zipped))

    @screen.action("bare")
    async def _bare(ctx: Ctx, data: P, _arg: str) -> Outcome:
        await ctx.services.storage.letters.detach(data.letter)
        return Stay(data=data.changed(files=0, album=None))


def unsure_rows(ctx: Ctx) -> Rows:
    """Where nobody knows whether it was posted: it is looked for, or left."""
    look = Button(ctx.label("tickets-look"), "look", style=Style.PRIMARY)
    return rows([look], [Button(ctx.label("tickets-leave"), "leave")])
