"""Sending and fetching files: https://core.telegram.org/bots/api#sending-files and #getfile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.bot_api.errors import bad_request
from sandbox.bot_api.images import image_size
from sandbox.bot_api.text import CAPTION_LIMIT
from sandbox.bot_api.views import download_json
from sandbox.telegram.entities import formatted
from sandbox.telegram.keyboards import parse_markup
from sandbox.telegram.methods.access import writable_chat
from sandbox.telegram.methods.messages import new_note

if TYPE_CHECKING:
    from sandbox.bot_api.model import File, Json
    from sandbox.bot_api.params import Params, Upload
    from sandbox.bot_api.world import World

DOWNLOAD_LIMIT = 20 * 1024 * 1024
PHOTO_LIMIT = 10 * 1024 * 1024


async def send_document(world: World, params: Params) -> Json:
    return _send(world, params, "document")


async def send_photo(world: World, params: Params) -> Json:
    return _send(world, params, "photo")


async def send_media_group(world: World, params: Params) -> list[Json]:
    """Send an album of 2 to 10 documents, or of photos, never mixed."""
    items = params.json("media")
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise bad_request("expected an Array of InputMedia")
    if not 2 <= len(items) <= 10:
        raise bad_request("group send failed: an album has 2 to 10 items")
    if len({item.get("type") for item in items}) != 1:
        raise bad_request("can't use the media of the specified type in the album")
    chat = writable_chat(world, params)
    texts = [album_item(item) for item in items]
    files = [media_file(world, params, item) for item in items]
    album = str(13_000_000_000_000_000 + world.next_id())
    sent = []
    for file, (text, entities) in zip(files, texts, strict=True):
        note = new_note(world, params, chat)
        note.file, note.text, note.entities, note.album = file, text, entities, album
        sent.append(world.note_json(world.post(note)))
    return sent


async def get_file(world: World, params: Params) -> Json:
    """Give a download path; raises ApiError over 20 MB, which bots cannot download."""
    file_id = params.text("file_id")
    if not file_id:
        raise bad_request("file_id not specified")
    file = world.files.get(file_id)
    if file is None:
        raise bad_request("invalid file_id")
    if len(file.data) > DOWNLOAD_LIMIT:
        raise bad_request("file is too big")
    return download_json(file)


def album_item(item: Json) -> tuple[str, list[Json]]:
    """Read the caption of one InputMedia."""
    if item.get("type") not in ("photo", "document"):
        raise bad_request("can't parse InputMedia: unsupported type specified")
    return formatted(
        str(item.get("caption") or ""),
        str(item.get("parse_mode") or ""),
        item.get("caption_entities"),
        limit=CAPTION_LIMIT,
        what="message caption",
    )


def media_file(world: World, params: Params, item: Json) -> File:
    """Find the file of one InputMedia: attach://name or a file_id."""
    media = str(item.get("media") or "")
    kind = str(item.get("type"))
    if media.startswith("attach://"):
        upload = params.files.get(media.removeprefix("attach://"))
        if upload is None:
            raise bad_request("wrong file identifier/HTTP URL specified")
        return _stored(world, upload, kind)
    return _known(world, media, kind)


def _send(world: World, params: Params, kind: str) -> Json:
    text, entities = formatted(
        params.text("caption"),
        params.text("parse_mode"),
        params.json("caption_entities"),
        limit=CAPTION_LIMIT,
        what="message caption",
    )
    parse_markup(params.json("reply_markup"))
    chat = writable_chat(world, params)
    source = params.text(kind)
    if source.startswith("attach://"):
        file = media_file(world, params, {"type": kind, "media": source})
    elif kind in params.files:
        file = _stored(world, params.files[kind], kind)
    elif source:
        file = _known(world, source, kind)
    else:
        raise bad_request(f"there is no {kind} in the request")
    note = new_note(world, params, chat)
    note.file, note.text, note.entities = file, text, entities
    return world.note_json(world.post(note))


def _known(world: World, file_id: str, kind: str) -> File:
    file = world.files.get(file_id)
    if file is None:
        # The twin has no internet: an HTTP URL cannot be fetched, anything else is no file_id.
        is_url = file_id.startswith(("http://", "https://"))
        reason = "failed to get HTTP URL content" if is_url else "wrong remote file identifier"
        raise bad_request(reason if is_url else f"{reason} specified: Wrong string length")
    if file.is_photo != (kind == "photo"):
        raise bad_request(f"can't use file of type {_type_of(file)} as {kind.title()}")
    return file


def _type_of(file: File) -> str:
    return "Photo" if file.is_photo else "Document"


def _stored(world: World, upload: Upload, kind: str) -> File:
    if not upload.data:
        raise bad_request("file must be non-empty")
    if kind == "document":
        return world.store_file(upload.name, upload.data)
    if len(upload.data) > PHOTO_LIMIT:
        raise bad_request(f"too big file for a photo; the maximum size is {PHOTO_LIMIT} bytes")
    size = image_size(upload.data)
    if size is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    if sum(size) > 10_000 or max(size) > 20 * min(size):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return world.store_file(upload.name, upload.data, size)
