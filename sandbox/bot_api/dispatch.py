"""The door of a Bot API: token, parameters, planned faults, the method, the answer.

https://core.telegram.org/bots/api#making-requests; files at /file/bot<token>/<file_path>.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from starlette.responses import HTMLResponse, JSONResponse, Response

from sandbox.bot_api.errors import ApiError
from sandbox.bot_api.model import Call
from sandbox.bot_api.params import Params, read_params
from sandbox.server import drop_connection

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.requests import Request

    from sandbox.bot_api.faults import Fault, Faults
    from sandbox.bot_api.world import World

    Method = Callable[[World, Params], Awaitable[Any]]

_PAGE = '<html><iframe src="http://10.10.34.36/"></iframe></html>'
"""What a filter on the way answers in place of Telegram."""

_BAD_GATEWAY = "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>"


def camel_case(name: str) -> str:
    """Turn send_message into sendMessage."""
    first, *rest = name.split("_")
    return first + "".join(word.title() for word in rest)


@dataclass(frozen=True, slots=True)
class MethodTable:
    """The methods of one messenger. `any_case`: their names are read in any case of letters."""

    methods: dict[str, Method]
    any_case: bool
    no_method: Callable[[str], ApiError]
    bad_token: Callable[[], ApiError]

    @classmethod
    def of(
        cls,
        *functions: Method,
        any_case: bool,
        no_method: Callable[[str], ApiError],
        bad_token: Callable[[], ApiError],
    ) -> MethodTable:
        methods = {camel_case(function.__name__): function for function in functions}
        return cls(methods, any_case, no_method, bad_token)

    def name(self, asked: str) -> str:
        """Spell a method as it is documented."""
        if not self.any_case:
            return asked
        return next((name for name in self.methods if name.lower() == asked.lower()), asked)


class BotApi:
    """The two endpoints that bots call."""

    def __init__(self, world: World, faults: Faults, table: MethodTable) -> None:
        self.world = world
        self.faults = faults
        self.table = table

    async def call(self, request: Request) -> Response:
        """Serve /bot<token>/METHOD."""
        name = self.table.name(request.path_params["method"])
        params = Params()
        try:
            self._check_token(request)
            params = await read_params(request)
            fault = self.faults.take(name, params.chat_id)
            if fault is None:
                return self._ok(name, params, await self._run(request, name, params))
            return await self._spoilt(request, name, params, fault)
        except ApiError as error:
            self._record(name, params, error=error.description)
            return refusal(error)

    async def download(self, request: Request) -> Response:
        """Serve /file/bot<token>/PATH."""
        try:
            self._check_token(request)
        except ApiError as error:
            return refusal(error)
        path = request.path_params["path"]
        at_path = (file for file in self.world.files.values() if file.path == path)
        file = next(at_path, None)
        if file is None:
            return refusal(ApiError(404, "Not Found"))
        fault = self.faults.take("download", None)
        if fault is not None:
            planned = fault.error()
            if planned is not None:
                return refusal(planned)
            if fault.kind.startswith("drop"):
                return _hang_up(request)
            await asyncio.sleep(fault.seconds)
        return Response(file.data, media_type="application/octet-stream")

    def _check_token(self, request: Request) -> None:
        if request.path_params["token"] != self.world.token:
            raise self.table.bad_token()
        if self.world.logged_out:
            raise ApiError(400, "Logged out")

    async def _run(self, request: Request, name: str, params: Params) -> Any:
        method = self.table.methods.get(name)
        if method is None:
            raise self.table.no_method(name)
        if name != "getUpdates":
            return await method(self.world, params)
        return await _unless_gone(request, method(self.world, params))

    async def _spoilt(self, request: Request, name: str, params: Params, fault: Fault) -> Response:
        error = fault.error()
        if error is not None:
            raise error
        if fault.kind == "bad_gateway":
            self._record(name, params, error="Bad Gateway")
            return HTMLResponse(_BAD_GATEWAY, status_code=502)
        if fault.kind == "page":
            self._record(name, params, error="answered by a server in between")
            return HTMLResponse(fault.text or _PAGE, status_code=fault.status)
        if fault.kind == "drop_before":
            self._record(name, params, error="connection dropped before processing")
            return _hang_up(request)
        if fault.kind == "delay":
            await asyncio.sleep(fault.seconds)
        answer = self._ok(name, params, await self._run(request, name, params))
        if fault.kind == "garbled":
            return Response(bytes(answer.body)[: len(answer.body) // 2])
        return _hang_up(request) if fault.kind == "drop_after" else answer

    def _ok(self, name: str, params: Params, result: Any) -> Response:
        self._record(name, params, result=result)
        return JSONResponse({"ok": True, "result": result})

    def _record(
        self, name: str, params: Params, *, error: str | None = None, result: Any = None
    ) -> None:
        files = {field: upload.name for field, upload in params.files.items()}
        call = Call(
            self.world.clock(), name, {**params.values, **files}, error is None, error, result
        )
        self.world.calls.append(call)
        self.world.called.ring()


def refusal(error: ApiError) -> Response:
    """Write an error; a 429 that says how long bears Retry-After too."""
    retry_after = error.parameters.get("retry_after")
    headers = {"Retry-After": str(retry_after)} if retry_after else None
    return JSONResponse(error.body(), status_code=error.code, headers=headers)


def _hang_up(request: Request) -> Response:
    drop_connection(request.scope)
    return Response()


async def _unless_gone(request: Request, work: Any) -> Any:
    """Run a long poll and give it up as soon as its client hangs up."""
    poll = asyncio.ensure_future(work)
    gone = asyncio.ensure_future(_hung_up(request))
    try:
        await asyncio.wait((poll, gone), return_when=asyncio.FIRST_COMPLETED)
        if poll.done():
            return poll.result()
        raise ApiError(499, "client closed the connection")
    finally:
        for task in (poll, gone):
            task.cancel()
        await asyncio.gather(poll, gone, return_exceptions=True)


async def _hung_up(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
