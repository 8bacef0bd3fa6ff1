"""Sending and fetching files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.bale.methods.access import ways, writable_chat
from sandbox.bale.methods.messages import marked, new_note
from sandbox.bot_api.errors import bad_request
from sandbox.bot_api.images import image_size
from sandbox.bot_api.text import CAPTION_LIMIT
from sandbox.bot_api.views import download_json

if TYPE_CHECKING:
    from sandbox.bot_api.model import File, Json
    from sandbox.bot_api.params import Params
    from sandbox.bot_api.world import World

DOWNLOAD_LIMIT = 20 * 1024 * 1024
PHOTO_LIMIT = 10 * 1024 * 1024


async def send_document(world: World, params: Params) -> Json:
    return _send(world, params, "document")


async def send_photo(world: World, params: Params) -> Json:
    return _send(world, params, "photo")


async def get_file(world: World, params: Params) -> Json:
    """Give a download path, for files up to 20 MB."""
    file = world.files.get(params.text("file_id"))
    if file is None:
        raise bad_request("file not found")
    if len(file.data) > DOWNLOAD_LIMIT:
        raise bad_request("file is too big")
    return ways(world).given(download_json(file))


def _send(world: World, params: Params, kind: str) -> Json:
    text, entities = marked(world, params.text("caption"), CAPTION_LIMIT)
    chat = writable_chat(world, params)
    note = new_note(world, params, chat)
    note.file = _file(world, params, kind)
    note.text, note.entities = text, entities
    return world.note_json(world.post(note))


def _file(world: World, params: Params, kind: str) -> File:
    source = params.text(kind)
    upload = params.files.get(source.removeprefix("attach://") if source else kind)
    if upload is None:
        known = world.files.get(source)
        if known is None:
            raise bad_request(f"there is no {kind} in the request")
        return known
    if not upload.data:
        raise bad_request("file must be non-empty")
    if kind == "document":
        return world.store_file(upload.name, upload.data)
    size = image_size(upload.data)
    if size is None or len(upload.data) > PHOTO_LIMIT:
        raise bad_request("photo is invalid")
    return world.store_file(upload.name, upload.data, size)
