"""The files of a letter: taken from Telegram at once, kept sealed, made into the one that goes.

The service takes one file with a ticket or a reply (guide: PostNewTicket, PostNewTicketReply). Of
an album nothing shall be lost, so several files go as one archive, unless the person says no.
"""

from __future__ import annotations

import asyncio
import zipfile
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from io import BytesIO
from pathlib import PurePosixPath

from handlers.shared.big_files import arriving, leaving
from handlers.shared.services import Ctx, ToldError, linked
from handlers.support.tickets.words import size
from screens import FileIn
from screens.text.bidi import strip
from smsir import Attachment
from storage import PendingPost, PostFile, PostState

MEGABYTE = 1024 * 1024
MOST_BYTES = 20 * MEGABYTE
"""Together. Telegram hands a bot 20 MB a file (Bot API, getFile)."""

MOST_FILES = 10
"""As many as an album holds."""

_NAME_UNITS = 100
_UNSAFE = str.maketrans(dict.fromkeys('\\/:*?"<>|', "_"))


async def begin(ctx: Ctx) -> int:
    """A new letter of the chat's account; raises `NotLinkedError`."""
    account = await linked(ctx)
    return await ctx.services.storage.letters.begin(account.id, ctx.chat, ctx.user)


async def take(ctx: Ctx, letter: int, event: FileIn) -> None:
    """Fetch a file and keep it with the letter.

    Raises:
        ToldError: too many files, too much in all, or nothing in it.
        FileTooBigError: Telegram does not hand it over.
    """
    letters = ctx.services.storage.letters
    present = await letters.files(letter)
    if len(present) >= MOST_FILES:
        raise ToldError(ctx.t("tickets-too-many", count=MOST_FILES))
    room = MOST_BYTES - await letters.waiting_bytes(letter)
    if event.size is not None and event.size > room and present:
        raise _too_much(ctx, event)
    name, source = file_name(event.name), event.message_id or 0
    async with arriving(ctx, event, MOST_BYTES) as content:
        if len(content) > room:
            raise _too_much(ctx, event)
        if not content:
            raise ToldError(ctx.t("tickets-file-empty", name=ctx.fmt.name(event.name)))
        await letters.attach(letter, source, name, event.mime, content)


def _too_much(ctx: Ctx, event: FileIn) -> ToldError:
    name = ctx.fmt.name(event.name)
    return ToldError(ctx.t("tickets-too-much", name=name, most=size(ctx, MOST_BYTES)))


def file_name(name: str) -> str:
    """A name that no system refuses: no path, no control or direction characters, not long."""
    plain = "".join(char for char in strip(name) if char.isprintable()).translate(_UNSAFE)
    path = PurePosixPath(plain.strip(" .") or "file")
    return path.stem[: _NAME_UNITS - len(path.suffix)] + path.suffix[:_NAME_UNITS]


@asynccontextmanager
async def attachment(
    ctx: Ctx, letter: int, expected: int, *, zipped: bool
) -> AsyncIterator[Attachment | None]:
    """The one file that goes with the letter, until it is posted; None where there is none.

    Raises:
        ToldError: files of the letter were kept too long and are gone.
    """
    files = await ctx.services.storage.letters.files(letter)
    if len(files) < expected:
        raise ToldError(ctx.t("tickets-files-gone"))
    async with leaving(ctx, sum(file.size for file in files)):
        yield await _read(ctx, letter, files, zipped=zipped) if files else None


async def _read(ctx: Ctx, letter: int, files: list[PostFile], *, zipped: bool) -> Attachment:
    letters = ctx.services.storage.letters
    if len(files) == 1 or not zipped:
        content = await letters.content(letter, files[0].id)
        mime = files[0].mime or "application/octet-stream"
        return Attachment(files[0].name, content, mime)
    contents = [(file, await letters.content(letter, file.id)) for file in files]
    archive = await asyncio.to_thread(_archive, contents)
    return Attachment("attachments.zip", archive, "application/zip")


def _archive(contents: list[tuple[PostFile, bytes]]) -> bytes:
    """Stored, not packed: photos do not shrink. Equal names are numbered."""
    counts: Counter[str] = Counter()
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for file, content in contents:
            counts[file.name] += 1
            name = file.name
            if counts[file.name] > 1:
                path = PurePosixPath(file.name)
                name = f"{path.stem}-{counts[file.name]}{path.suffix}"
            archive.writestr(name, content)
    return out.getvalue()


async def unsure(ctx: Ctx, letter: int) -> PendingPost | None:
    """The letter, if a call for it was begun whose end is not known."""
    post = await ctx.services.storage.letters.get(letter)
    return post if post is not None and post.state is PostState.POSTING else None


async def is_over(ctx: Ctx, letter: int) -> bool:
    """Whether the letter was posted or dropped: it may stand open twice, one over the other."""
    post = await ctx.services.storage.letters.get(letter)
    return post is not None and post.state is PostState.POSTED


async def check_letter(ctx: Ctx, letter_id: int) -> None:
    """Raise `ToldError` where the letter is too old, or the chat has another account now."""
    letter = await ctx.services.storage.letters.get(letter_id)
    account = await linked(ctx)
    if letter is None or letter.account_id != account.id:
        raise ToldError(ctx.t("tickets-letter-gone"))
