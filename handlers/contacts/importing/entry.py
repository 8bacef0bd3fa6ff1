"""Import and export: the door to both, and the sample sheet."""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path

from pydantic import JsonValue

from handlers.contacts.exporting.writing import Sheet
from handlers.contacts.group_picker import taken
from handlers.contacts.importing.receiving import receive
from handlers.contacts.routes import BOOK_IO, EXPORT, GROUP_PICK, IMPORT
from handlers.shared.rights import Right
from handlers.shared.services import Ctx
from screens import (
    Button,
    Go,
    NoData,
    Outcome,
    Outgoing,
    Push,
    Screen,
    Stay,
    View,
    document,
    lines,
)
from screens.events import FileIn

entry: Screen[Ctx, NoData] = Screen(BOOK_IO, needs=Right.PEOPLE_EDIT)


@entry.render
async def _render(ctx: Ctx, _data: NoData) -> View:
    return ctx.view(
        lines(ctx.t("book-io-title"), ctx.t("book-io-how")),
        [Go(ctx.label("book-io-import"), IMPORT())],
        [
            Go(ctx.label("book-io-all"), EXPORT(kind="all")),
            Go(ctx.label("book-io-group"), GROUP_PICK(making=False), tag="export"),
        ],
        [Go(ctx.label("book-io-out"), EXPORT(kind="opted-out"))],
        [Button(ctx.label("book-sample"), "sample")],
    )


@entry.on_answer("export", needs=Right.EXPORT)
async def _picked(_ctx: Ctx, _data: NoData, value: JsonValue) -> Outcome:
    ident, _ = taken(value)
    return Push(EXPORT(kind="group", group_id=ident))


@entry.on_file
async def _file(ctx: Ctx, _data: NoData, event: FileIn) -> Outcome:
    return await receive(ctx, event)


@entry.action("sample")
async def _sample(ctx: Ctx, _data: NoData, _arg: str) -> Outcome:
    return Stay(files=(await sample(ctx),))


async def sample(ctx: Ctx) -> Outgoing:
    """A sheet with the columns that are understood, and two people who do not exist."""
    header = [
        ctx.label("book-column-mobile"),
        ctx.label("book-column-prefix"),
        ctx.label("book-column-first"),
        ctx.label("book-column-last"),
    ]
    people = [
        ["09120000001", ctx.label("book-sample-ms"), *ctx.label("book-sample-one").split()],
        ["09350000002", ctx.label("book-sample-mr"), *ctx.label("book-sample-two").split()],
    ]
    with tempfile.TemporaryDirectory(prefix="sefid-") as folder:
        path = Path(folder) / "sample.xlsx"
        title = ctx.label("book-file-all")

        def write() -> bytes:
            sheet = Sheet(path, title, header, rtl=ctx.words.rtl)
            sheet.rows(people)
            sheet.close()
            return path.read_bytes()

        content = await asyncio.to_thread(write)
    return document(f"{ctx.label('book-sample-file')}.xlsx", content, ctx.t("book-sample-note"))
