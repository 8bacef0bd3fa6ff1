"""Sending what an export has written, and drawing its screen when it is open."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

from handlers.contacts.routes import BOOK_IO
from handlers.shared.notifier import ScreenNotifier, Teller
from handlers.shared.services import Ctx, Services
from handlers.shared.xlsx import file_name
from screens.text.formatting import Formatter
from screens.view import Go, View, document, rows
from storage import Export

IDENT = "export"


class ExportSending:
    def __init__(self, services: Services, teller: Teller) -> None:
        self._notifier = ScreenNotifier(services, teller)

    async def done(
        self, export: Export, name: str, paths: Sequence[Path], many: int, fmt: Formatter
    ) -> bool:
        """Send the files one by one, each with a line; whether all could be sent."""
        if not paths:
            return await self._notifier.push(export, self._nobody)
        for place, path in enumerate(paths, 1):
            content = await asyncio.to_thread(path.read_bytes)
            part = f" ({fmt.number(place)})" if len(paths) > 1 else ""
            called = file_name(fmt, f"{name}{part}", export.created_at, path.suffix[1:])
            file = document(called, content)

            async def build(ctx: Ctx, place: int = place) -> View:
                return _sent(ctx, many, place, len(paths))

            if not await self._notifier.push(export, build, [file]):
                return False
        return True

    async def failed(self, export: Export, trouble: str) -> None:
        async def build(ctx: Ctx) -> View:
            again = Go(ctx.label("book-export-again"), BOOK_IO.entry())
            return View(ctx.t(f"book-trouble-{trouble}"), rows([again]))

        await self._notifier.push(export, build)
        await self.drawn(export)

    async def drawn(self, export: Export) -> None:
        await self._notifier.redraw(export, IDENT, lambda _: True)

    async def _nobody(self, ctx: Ctx) -> View:
        return View(
            ctx.t("book-export-nobody"), rows([Go(ctx.label("book-io-back"), BOOK_IO.entry())])
        )


def _sent(ctx: Ctx, many: int, place: int, parts: int) -> View:
    back = rows([Go(ctx.label("book-io-back"), BOOK_IO.entry())])
    if parts == 1:
        return View(ctx.t("book-export-done", count=many), back)
    part = ctx.t(
        "book-export-part",
        count=many,
        part=place,
        parts=parts,
    )
    return View(part, back if place == parts else ())
