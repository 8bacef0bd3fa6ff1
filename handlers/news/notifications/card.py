"""One notification, whole, and the button that marks it as read."""

from __future__ import annotations

from handlers.news.routes import NOTICE, NoticeData
from handlers.shared.rights import Right
from handlers.shared.samples import TEXT
from handlers.shared.services import Ctx, client
from screens import Button, Outcome, Pop, Safe, Screen, Stay, Style, View, lines
from screens.text.bidi import strip
from screens.text.formatting import clip

_TITLE_UNITS, _TEXT_UNITS = 200, 3400

card: Screen[Ctx, NoticeData] = Screen(
    NOTICE,
    sample=NoticeData(id=1, title="News", text=TEXT, created=None, ends=None, is_read=False),
    needs=Right.SUPPORT,
)


@card.render
async def _render(ctx: Ctx, data: NoticeData) -> View:
    read = None
    if not data.is_read and data.id is not None:
        read = Button(ctx.label("notices-mark"), "read", style=Style.SUCCESS)
    return ctx.view(_text(ctx, data), [read])


def _text(ctx: Ctx, data: NoticeData) -> Safe:
    title = ctx.fmt.bold(ctx.fmt.name(data.title, _TITLE_UNITS) or ctx.label("notices-untitled"))
    text = clip(strip(data.text).strip(), _TEXT_UNITS)
    until = None
    if data.ends is not None:
        until = ctx.t("notices-until", date=ctx.fmt.date(data.ends))
    return lines(
        ctx.t("notices-card", title=title),
        ctx.fmt.moment(data.created) if data.created else None,
        "",
        ctx.fmt.quote(text) if text else None,
        until,
    )


@card.action("read")
async def _read(ctx: Ctx, data: NoticeData, _arg: str) -> Outcome:
    """A GET that changes data, never repeated by itself; marking twice harms nobody."""
    if data.id is None:
        return Stay()
    await (await client(ctx)).notifications.mark_read(data.id)
    return Pop(toast=ctx.label("notices-marked"))
