"""The door of the twin: takes a request, lets faults befall it, asks the operation, answers."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import sandbox.smsir.operations  # noqa: F401 - importing it registers the operations
from sandbox.seed import refusals, words
from sandbox.seed.refusals import Refusal
from sandbox.smsir.call import OPERATIONS, Answer, Call, Operation, Upload
from sandbox.smsir.endless import endless
from sandbox.smsir.errors import Refused
from sandbox.smsir.exchange import Seen, body_of, check_shape, read_request
from sandbox.smsir.operations.ticket_changes import settle_support
from sandbox.smsir.shaping import twisted, with_quirks
from sandbox.smsir.wire import Reply, deliver, harm

if TYPE_CHECKING:
    from sandbox.server import Receive, Scope, Send
    from sandbox.smsir.faults import Fault
    from sandbox.smsir.model import AccountState
    from sandbox.smsir.service import Service

_TOKEN_HEADER = "x-sms-ir-secure-token"  # noqa: S105 - the name of a header
_GET_TOKEN = Operation("GetToken", "POST", "/Token/GetToken", lambda _call: {})
_TOKEN_REFUSALS = (refusals.BAD_TOKEN, refusals.NO_TOKEN)
_FIRST_PAGE = {"pageid": "0", "lastid": "0"}


@dataclass
class Front:
    """The ASGI app of everything below /users/v1."""

    twin: Service

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope["path"].removeprefix(scope.get("root_path", ""))
        operation = _GET_TOKEN if path == _GET_TOKEN.path else OPERATIONS.get(path)
        request = await read_request(
            scope, receive, self.twin.now(), operation.name if operation else ""
        )
        self.twin.remember(request)
        delay, fault = self.twin.faults.take(request.operation)
        if self.twin.latency > 0:
            await asyncio.sleep(self.twin.latency)
        if delay > 0:
            await self.twin.faults.hold(delay)
        reply = self._reply(request, operation, fault)
        if fault is None:
            await deliver(scope, send, reply)
        else:
            await harm(scope, send, fault, reply)

    def _reply(self, request: Seen, operation: Operation | None, fault: Fault | None) -> Reply:
        """The answer before it goes on the wire; the request takes effect here, or does not."""
        try:
            answer: Answer = {}
            if fault is None or fault.processed:
                answer = self._answer(request, operation, fault)
            if fault is not None:
                _refuse_by(fault)
        except Refused as refused:
            return self._refusal(refused.refusal)
        whole = {
            **answer,
            "IsSuccessful": True,
            "Message": words.SUCCESS,
            "ErrorCode": 0,
        }
        return _encoded(200, twisted(whole, fault.kind) if fault else whole)

    def _refusal(self, refusal: Refusal) -> Reply:
        status = refusal.status
        if refusal in _TOKEN_REFUSALS:
            status = {"http401": 401, "envelope": 200}[self.twin.quirks.token_refusal]
        return _encoded(
            status,
            {"IsSuccessful": False, "Message": refusal.message, "ErrorCode": refusal.code},
        )

    def _answer(self, request: Seen, operation: Operation | None, fault: Fault | None) -> Answer:
        if operation is None:
            raise Refused(refusals.NO_RESOURCE)
        check_shape(request, operation)
        now = self.twin.now()
        if operation is _GET_TOKEN:
            until = now + self.twin.token_seconds
            body = body_of(request, operation)
            return {"TokenKey": self.twin.tokens.issue(self.twin.accounts, body, until)}
        account = self.twin.tokens.account(request.headers.get(_TOKEN_HEADER), now)
        settle_support(account, now)
        call = _call(self.twin, account, request, operation)
        return with_quirks(self._acted(call, operation, fault), self.twin.quirks)

    def _acted(self, call: Call, operation: Operation, fault: Fault | None) -> Answer:
        kind = fault.kind if fault and operation.method == "GET" else ""
        first = {**call.query, **_FIRST_PAGE}
        if kind == "repeat_page":
            call.query = first
        answer = operation.act(call)
        if kind == "endless_pages":
            call.query = first
            answer = endless(answer, operation.act(call), self.twin.page_size)
        return answer


def _call(twin: Service, account: AccountState, request: Seen, operation: Operation) -> Call:
    fields = {name.lower(): part for name, part in request.form.items()}
    file = fields.get("file")
    return Call(
        twin,
        account,
        f"http://{request.headers.get('host', '127.0.0.1')}",
        {name.lower(): value for name, value in request.query.items()},
        body_of(request, operation),
        {name: part for name, part in fields.items() if isinstance(part, str)},
        file if isinstance(file, Upload) else None,
    )


def _refuse_by(fault: Fault) -> None:
    """Turns the faults that are refusals into one, whether or not the request took effect."""
    match fault.kind:
        case "unauthorized_once":
            raise Refused(refusals.BAD_TOKEN)
        case "object_reference":
            raise Refused(refusals.OBJECT_REFERENCE)
        case "refuse":
            message = fault.text("message", words.REFUSAL)
            code, status = int(fault.number("code", 99)), int(fault.number("status", 200))
            raise Refused(Refusal(message, code, status))


def _encoded(status: int, answer: Answer) -> Reply:
    return Reply(status, json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode())
