"""Fetching a file that the thread points to, and giving it as a file.

The address comes from outside. The client judges it (the service's own hosts, no redirects, no
private addresses, a limit); what it refuses is shown as text, with a warning, and never fetched.
"""

from __future__ import annotations

from handlers.shared.big_files import fetched
from handlers.shared.services import Ctx, client
from handlers.support.routes import TicketData
from handlers.support.tickets.binding import thing
from handlers.support.tickets.letter import MOST_BYTES, file_name
from handlers.support.tickets.thread import file_name as name_in
from handlers.support.tickets.words import size
from screens import Outcome, Outgoing, Safe, Stay, lines
from screens.text.formatting import clip
from screens.view import OutgoingKind
from smsir import Download, ForbiddenDownload

_LINK_UNITS = 500


async def give(ctx: Ctx, data: TicketData, url: str) -> Outcome:
    """The file as an outgoing document that is bound to the ticket."""
    try:
        download = await fetched(ctx, await client(ctx), url, MOST_BYTES)
    except ForbiddenDownload as error:
        return Stay(notice=_refused(ctx, error, url))
    if not download.content:
        return Stay(notice=ctx.t("tickets-attached-empty"))
    return Stay(files=(_document(ctx, data, download, url),))


def _document(ctx: Ctx, data: TicketData, download: Download, url: str) -> Outgoing:
    return Outgoing(
        OutgoingKind.DOCUMENT,
        caption=ctx.t("tickets-attached", number=ctx.fmt.code(data.id)),
        name=file_name(name_in(url) or download.filename),
        content=download.content,
        bind=thing(data.id),
    )


def _refused(ctx: Ctx, error: ForbiddenDownload, url: str) -> Safe:
    why = ctx.t("tickets-attached-foreign")
    if error.reason == "too-large":
        why = ctx.t("tickets-attached-large", most=size(ctx, MOST_BYTES))
    return lines(why, ctx.fmt.code(clip(ctx.fmt.name(url, _LINK_UNITS), _LINK_UNITS)))
