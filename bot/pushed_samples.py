"""What the bot sends by itself, for the preview: a sample of each kind, built by its own worker."""

from __future__ import annotations

import asyncio
import tempfile
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import get_args

from bot.samples import import_of, insert_send
from handlers.contacts.importing.formatters import formatter_for
from handlers.contacts.importing.sending import ExportSending
from handlers.contacts.importing.telling import ImportTelling
from handlers.home.settings.joined_worker import use_message
from handlers.messages.campaigns.reasons import Reason
from handlers.messages.campaigns.telling import held_view, told_view
from handlers.messages.delivery.counts import Delivery
from handlers.messages.delivery.telling import summary_view
from handlers.messages.sending.telling import Telling
from handlers.news.kinds import KINDS, News
from handlers.news.watch.digest import digest
from handlers.news.watch.message import message
from handlers.shared.services import Ctx, Services
from screens.bands import number
from screens.navigator import Build, Navigator, PushResult
from screens.ports import EngineDependencies
from screens.view import Outgoing, View
from storage import Account, CodeUse, Export, ExportState, Follow, ImportState, JobState

ENDED = (JobState.SENT, JobState.REFUSED, JobState.UNKNOWN, JobState.NOT_SENT)
_TOLD_IMPORTS = (ImportState.READY, ImportState.STOPPED, ImportState.DONE, ImportState.FAILED)
_PEOPLE = 12


class Recorder(Navigator):
    """Keeps what a worker would have pushed, in the place of the messenger; no screen is open."""

    def __init__(self, parts: EngineDependencies) -> None:
        super().__init__(parts)
        self.builds: list[Build] = []

    async def refresh(
        self, chat: int, user: int, *, screen: str | None = None, frame: int | None = None
    ) -> bool:
        del chat, user, screen, frame
        return False

    async def push(
        self,
        chat: int,
        user: int,
        build: Build,
        *,
        account: int | None = None,
        topic: int | None = None,
        files: Sequence[Outgoing] = (),
        only_here: bool = False,
    ) -> PushResult:
        del chat, user, account, topic, files, only_here
        self.builds.append(build)
        return "sent"


async def pushed(parts: EngineDependencies, account: Account) -> dict[str, Build]:
    """Builders of all kinds by a name."""
    now = parts.services.clock()
    news: list[News] = [kind.sample(now) for kind in KINDS]
    builders = {type(item).__name__.lower(): _told(item) for item in news}
    builders |= {"digest": _digest(news), "delivery": _delivery(now), "code used": _used(account)}
    return (
        builders
        | await _sends(parts, account)
        | await _campaigns(parts, account)
        | await _imports(parts, account)
        | await _exports(parts, account)
    )


async def _sends(parts: EngineDependencies, account: Account) -> dict[str, Build]:
    """However a send ended."""
    services: Services = parts.services
    builders = {}
    for frame, state in enumerate(ENDED, 900):
        await insert_send(services, account, frame, state)
        (job,) = await services.storage.outbox.for_frame(account.owner, account.owner, frame)
        recorder = Recorder(parts)
        await Telling(services, recorder).tell(job)
        builders[f"send {state.value}"] = recorder.builds[0]
    return builders


async def _campaigns(parts: EngineDependencies, account: Account) -> dict[str, Build]:
    """One that is held, for each reason; and the list of those whose birthday it is."""
    campaigns = parts.services.storage.campaigns
    waiting, birthdays = await campaigns.open_of(account.id)

    async def announced(ctx: Ctx) -> View:
        return await told_view(ctx, birthdays)

    def told(reason: Reason) -> Build:
        async def build(ctx: Ctx) -> View:
            return held_view(ctx, waiting.model_copy(update={"why": reason}))

        return build

    held: dict[str, Build] = {f"campaign {why}": told(why) for why in get_args(Reason)}
    return held | {"birthdays": announced}


async def _imports(parts: EngineDependencies, account: Account) -> dict[str, Build]:
    services: Services = parts.services
    builders = {}
    for place, state in enumerate(_TOLD_IMPORTS, 900):
        await services.storage.imports.insert(import_of(account, place, state))
        recorder = Recorder(parts)
        await ImportTelling(services, recorder).tell(place)
        builders[f"import {state.value}"] = recorder.builds[0]
    return builders


async def _exports(parts: EngineDependencies, account: Account) -> dict[str, Build]:
    export = Export(
        id=1, chat=account.owner, user=account.owner, account_id=account.id, kind="all",
        format="xlsx", state=ExportState.DONE, created_at=parts.services.clock(),
    )  # fmt: skip
    fmt = await formatter_for(Recorder(parts), account.owner, account.owner)
    recorder = Recorder(parts)
    sending = ExportSending(parts.services, recorder)
    with tempfile.TemporaryDirectory(prefix="sefid-preview-") as folder:
        path = Path(folder) / "people.xlsx"
        await asyncio.to_thread(path.write_bytes, b"")
        await sending.done(export, "people", [path], _PEOPLE, fmt)
    await sending.done(export, "people", [], 0, fmt)
    await sending.failed(export, "service")
    names = ("export done", "export of nobody", "export failed")
    return dict(zip(names, recorder.builds, strict=True))


def _told(news: News) -> Build:
    async def build(ctx: Ctx) -> View:
        return message(ctx, news)

    return build


def _digest(news: Sequence[News]) -> Build:
    async def build(ctx: Ctx) -> View:
        return digest(ctx, news)

    return build


def _used(account: Account) -> Build:
    return use_message(CodeUse(user=account.owner, by=number("bale", account.owner), name="Sara"))


def _delivery(now: datetime) -> Build:
    follow = Follow(
        id=1, account_id=1, chat=1, user=1, batch_key="k", want="summary", sent_at=now,
        recipients=_PEOPLE, due_at=now, tries=0,
    )  # fmt: skip
    delivery = Delivery(Counter(delivered=9, failed=2, blacklist=1), whole=True)

    async def build(ctx: Ctx) -> View:
        return summary_view(ctx, follow, delivery)

    return build
