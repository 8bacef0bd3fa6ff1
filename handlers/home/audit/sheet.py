"""Acts as a spreadsheet, made in a thread: many thousand rows take a while."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import UTC

from handlers.home.audit.words import (
    doer,
    place_in_words,
    result_in_words,
    role_in_words,
    verb_in_words,
)
from handlers.shared.services import Ctx
from handlers.shared.xlsx import Column, Value, table_file
from screens.bands import spelled
from storage import Act

MOST = 100_000


async def spreadsheet(ctx: Ctx, acts: Sequence[Act]) -> bytes:
    """An .xlsx file, the newest act first; the moment in the reader's calendar and in UTC."""
    columns = [
        Column(ctx.label("audit-column-number"), 8),
        Column(ctx.label("audit-column-date"), 12),
        Column(ctx.label("audit-column-time"), 8),
        Column(ctx.label("audit-column-utc"), 20),
        Column(ctx.label("audit-column-verb"), 28),
        Column(ctx.label("audit-column-who"), 18),
        Column(ctx.label("audit-column-person"), 14),
        Column(ctx.label("audit-column-role"), 12),
        Column(ctx.label("audit-column-place"), 16),
        Column(ctx.label("audit-column-object"), 28),
        Column(ctx.label("audit-column-approved"), 18),
        Column(ctx.label("audit-column-people"), 10, grouped=True),
        Column(ctx.label("audit-column-parts"), 12, grouped=True),
        Column(ctx.label("audit-column-result"), 18),
        Column(ctx.label("audit-column-ref"), 14),
        Column(ctx.label("audit-column-code"), 26),
        Column(ctx.label("audit-column-text"), 26),
    ]
    body = [_row(ctx, act) for act in acts]
    title = ctx.label("audit-sheet")
    return await asyncio.to_thread(table_file, title, columns, body, rtl=ctx.words.rtl)


def _row(ctx: Ctx, act: Act) -> list[Value]:
    return [
        act.id,
        ctx.fmt.short_date(act.at),
        ctx.fmt.time(act.at),
        f"{act.at.astimezone(UTC):%Y-%m-%d %H:%M:%S}",
        verb_in_words(ctx, act),
        doer(ctx, act),
        spelled(act.person) if act.person else "",
        role_in_words(ctx, act),
        place_in_words(ctx, act),
        act.object,
        ctx.fmt.name(act.approved_by),
        "" if act.people is None else act.people,
        "" if act.parts is None else act.parts,
        result_in_words(ctx, act),
        act.ref,
        act.code,
        act.text_hash[:16],
    ]
