"""The JSON API under /_chat: the web page's eyes and hands, and those of tests out of process."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import quote

from starlette.datastructures import UploadFile
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from sandbox.bot_api.errors import PersonError
from sandbox.bot_api.page_view import note_view, state_view
from sandbox.bot_api.verbs import VERBS, act

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from starlette.requests import Request

    from sandbox.bot_api.faults import Faults
    from sandbox.bot_api.model import Json
    from sandbox.bot_api.world import Event, World

_KEEP_ALIVE_SECONDS = 15.0
_LONGEST_WAIT = 60.0
_INLINE = ("image/png", "image/jpeg", "image/gif")


class ChatApi:
    """Routes over one twin's world; `smsir_url`: where the page sees what went out."""

    def __init__(self, world: World, faults: Faults, smsir_url: Callable[[], str | None]) -> None:
        self.world = world
        self.switches = faults
        self.smsir_url = smsir_url

    def routes(self) -> list[Route]:
        return [
            Route("/_chat/state", self.state),
            Route("/_chat/events", self.events),
            Route("/_chat/file/{file_id}", self.file),
            Route("/_chat/calls", self.calls),
            Route("/_chat/faults", self.faults, methods=["GET", "POST", "DELETE"]),
            Route("/_chat/{verb}", self.verb, methods=["POST"]),
        ]

    async def state(self, request: Request) -> Response:
        """Give what ?user= sees; with ?after=SEQ&wait=SECONDS only once something has changed."""
        query = request.query_params
        try:
            user_id = int(query.get("user", "0"))
            if "wait" in query:
                patience = min(float(query["wait"]), _LONGEST_WAIT)
                await self.world.bell.beyond(int(query.get("after", "0")), patience)
            return JSONResponse(state_view(self.world, user_id, self.smsir_url()))
        except (PersonError, ValueError) as error:
            return _fault(error)

    async def verb(self, request: Request) -> Response:
        """Do something as a person."""
        name = request.path_params["verb"]
        if name not in VERBS:
            return JSONResponse({"error": f"no such verb: {name}"}, status_code=404)
        try:
            return JSONResponse(act(self.world, name, await _body(request)))
        except (PersonError, ValueError) as error:
            return _fault(error)

    async def file(self, request: Request) -> Response:
        """Give a file's bytes: pictures to be shown, anything else to be saved."""
        file = self.world.files.get(request.path_params["file_id"])
        if file is None:
            return Response("Not Found", status_code=404)
        media_type = file.mime if file.mime in _INLINE else "application/octet-stream"
        how = "inline" if file.is_photo else "attachment"
        disposition = f"{how}; filename*=UTF-8''{quote(file.name, safe='')}"
        headers = {"Content-Disposition": disposition, "X-Content-Type-Options": "nosniff"}
        return Response(file.data, media_type=media_type, headers=headers)

    async def calls(self, request: Request) -> Response:
        """List the Bot API calls so far; ?method= picks one kind."""
        wanted = request.query_params.get("method")
        calls = [
            {"at": c.at, "method": c.method, "params": c.params, "ok": c.ok, "error": c.error}
            for c in self.world.calls
            if wanted in (None, c.method)
        ]
        return JSONResponse(calls)

    async def faults(self, request: Request) -> Response:
        """Plan a fault (POST, the arguments of Faults.add), clear all (DELETE), or count them."""
        faults = self.switches
        if request.method == "DELETE":
            faults.clear()
        elif request.method == "POST":
            try:
                faults.add(**await _body(request))
            except (TypeError, ValueError) as error:
                return _fault(error)
        return JSONResponse({"planned": len(faults.planned)})

    async def events(self, request: Request) -> Response:
        """Stream Server-Sent Events to one person's page."""
        query = request.query_params
        try:
            user_id = self.world.person(int(query.get("user", "0"))).id
            begun = request.headers.get("last-event-id") or query.get("after")
            seq = int(begun) if begun else self.world.bell.seq
        except (PersonError, ValueError) as error:
            return _fault(error)
        return StreamingResponse(
            self._stream(user_id, seq),
            media_type="text/event-stream",
            headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
        )

    async def _stream(self, user_id: int, seq: int) -> AsyncIterator[str]:
        yield "retry: 500\n\n"
        bell = self.world.bell
        while True:  # until the page hangs up or the server stops
            if not await bell.beyond(seq, _KEEP_ALIVE_SECONDS):
                yield ": still here\n\n"
                continue
            news = [event for event in self.world.events if event.seq > seq]
            seq = bell.seq
            for event in news:
                body = self._seen(event, user_id)
                if body is not None:
                    data = json.dumps(body, ensure_ascii=False)
                    yield f"id: {event.seq}\nevent: {event.kind}\ndata: {data}\n\n"

    def _seen(self, event: Event, user_id: int) -> Json | None:
        """Give the event as this person sees it; None when it is not theirs to see."""
        world = self.world
        if event.kind == "commands":
            state = state_view(world, user_id)
            return {name: state[name] for name in ("commands", "menu", "bot", "bot_name")}
        chat = world.chats.get(event.chat_id or 0)
        if chat is None or (chat.id != user_id and user_id not in chat.members):
            return None
        if event.kind in ("message", "edit"):
            note = world.notes.get(event.body["id"])
            return None if note is None else note_view(world, note)
        if event.body.get("user", user_id) != user_id:
            return None
        return event.body


async def _body(request: Request) -> Json:
    """Read JSON, or a multipart form whose file stands in the field `file`."""
    if request.headers.get("content-type", "").startswith("application/json"):
        value = await request.json()
        if not isinstance(value, dict):
            raise ValueError("a JSON object is expected")
        return value
    body: Json = {}
    async with request.form() as form:
        for name, value in form.multi_items():
            if isinstance(value, UploadFile):
                body |= {"name": value.filename, "data": await value.read()}
            else:
                body[name] = value
    return body


def _fault(error: Exception) -> Response:
    return JSONResponse({"error": str(error)}, status_code=400)
