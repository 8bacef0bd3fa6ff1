"""The twin as one web app: the service, the attachments it serves, and levers under /_sandbox.

The levers let other processes (the demo page, tests with the bot in a subprocess) do over HTTP what
a test in the same process does on the objects.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route

from sandbox.smsir.front import Front
from sandbox.smsir.wire import Reply, deliver, harm

if TYPE_CHECKING:
    from sandbox.server import Receive, Scope, Send
    from sandbox.smsir.model import AccountState, StoredFile
    from sandbox.smsir.service import Service

# The chat page comes from the other twin, which is another origin to a browser.
_PAGE_MAY_ASK = Middleware(
    CORSMiddleware,
    allow_origin_regex=r"http://(127\.0\.0\.1|localhost)(:\d+)?",
    allow_methods=["GET", "POST", "DELETE"],
)
_SETTABLE = ("credit", "expired", "revoked", "sent_count")
_PACES = ("latency", "settle_seconds", "waiting_seconds", "support_seconds", "token_seconds")


def build_app(twin: Service) -> Starlette:
    levers = Levers(twin)
    return Starlette(
        routes=[
            Mount("/users/v1", Front(twin)),
            Mount("/_files", Files(twin)),
            Route("/_sandbox/faults", levers.faults, methods=["GET", "POST", "DELETE"]),
            Route("/_sandbox/state", levers.state),
            Route("/_sandbox/sent", levers.sent),
            Route("/_sandbox/requests", levers.requests),
            Route("/_sandbox/advance", levers.advance, methods=["POST"]),
            Route("/_sandbox/expire_tokens", levers.expire_tokens, methods=["POST"]),
            Route("/_sandbox/support", levers.support, methods=["POST"]),
            Route("/_sandbox/account", levers.account, methods=["POST"]),
            Route("/_sandbox/paces", levers.paces, methods=["POST"]),
        ],
        middleware=[_PAGE_MAY_ASK],
    )


class Files:
    """Attachments of tickets, at the DownloadUrl of the lists; faults of "Download" befall it."""

    def __init__(self, twin: Service) -> None:
        self._twin = twin

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        del receive
        path = scope["path"].removeprefix(scope.get("root_path", ""))
        stored = self._find(path.strip("/").split("/")[0])
        reply = Reply(404, b"", "text/plain")
        if stored is not None:
            reply = Reply(200, stored.content, stored.content_type)
        _, fault = self._twin.faults.take("Download")
        if fault is None:
            await deliver(scope, send, reply)
        else:
            await harm(scope, send, fault, reply)

    def _find(self, key: str) -> StoredFile | None:
        owners = (account for account in self._twin.accounts.values() if key in account.files)
        owner = next(owners, None)
        return None if owner is None else owner.files[key]


class Levers:
    """What a person outside may look at and change; JSON in, JSON out."""

    def __init__(self, twin: Service) -> None:
        self._twin = twin

    async def faults(self, request: Request) -> Response:
        if request.method == "DELETE":
            self._twin.faults.clear()
        elif request.method == "POST":
            try:
                _add_fault(self._twin, await _json(request))
            except ValueError as error:
                return JSONResponse({"error": str(error)}, 400)
        waiting = [
            {"operation": fault.operation, "kind": fault.kind, "times": fault.times, **fault.params}
            for fault in self._twin.faults
        ]
        return JSONResponse({"faults": waiting})

    async def state(self, request: Request) -> Response:
        del request
        now = self._twin.now()
        return JSONResponse(
            {
                "now": now,
                "accounts": {
                    key: _summary(account, now) for key, account in self._twin.accounts.items()
                },
            }
        )

    async def sent(self, request: Request) -> Response:
        account = self._account(request.query_params)
        if account is None:
            return _unknown()
        return JSONResponse(
            {
                "sent": [
                    {
                        "message_id": batch.message_id,
                        "batch_key": batch.batch_key,
                        "text": batch.text,
                        "recipients": batch.recipients,
                        "segments": batch.segments,
                        "at": batch.at,
                    }
                    for batch in self._twin.sent(account.api_key)
                ],
                "membership_sms": [sms.mobile for sms in account.membership_sms],
            }
        )

    async def requests(self, request: Request) -> Response:
        """How often each operation was called; with `operation=` also when."""
        wanted = request.query_params.get("operation")
        counts: dict[str, int] = {}
        for call in self._twin.requests:
            counts[call.operation] = counts.get(call.operation, 0) + 1
        times = [call.at for call in self._twin.requests if call.operation == wanted]
        return JSONResponse({"counts": counts, "times": times})

    async def advance(self, request: Request) -> Response:
        self._twin.advance(float(str((await _json(request)).get("seconds", 0))))
        return JSONResponse({"now": self._twin.now()})

    async def expire_tokens(self, request: Request) -> Response:
        del request
        self._twin.expire_tokens()
        return JSONResponse({})

    async def support(self, request: Request) -> Response:
        body = await _json(request)
        account = self._account(body)
        if account is None:
            return _unknown()
        try:
            reply = self._twin.support_answers(
                account.api_key, int(str(body.get("ticket_id"))), str(body.get("text", ""))
            )
        except (KeyError, ValueError):
            return JSONResponse({"error": "no such ticket"}, 404)
        return JSONResponse({"reply_id": reply.reply_id})

    async def account(self, request: Request) -> Response:
        """Sets credit, expired, revoked or sent_count of the account with the given `key`."""
        body = await _json(request)
        account = self._account(body)
        if account is None:
            return _unknown()
        for name in _SETTABLE:
            if name in body:
                setattr(account, name, body[name])
        return JSONResponse(_summary(account, self._twin.now()))

    async def paces(self, request: Request) -> Response:
        """Sets latency and the seconds things take."""
        body = await _json(request)
        for name in _PACES:
            if name in body:
                setattr(self._twin, name, body[name])
        return JSONResponse({name: getattr(self._twin, name) for name in _PACES})

    def _account(self, body: object) -> AccountState | None:
        key = body.get("key", "demo-key") if hasattr(body, "get") else "demo-key"
        return self._twin.accounts.get(str(key))


def _add_fault(twin: Service, body: dict[str, object]) -> None:
    """`times` null means for ever. Raises ValueError for a bad kind or count."""
    times = body.pop("times", 1)
    twin.faults.add(
        str(body.pop("operation", "*")),
        str(body.pop("kind", "")),
        None if times is None else int(str(times)),
        int(str(body.pop("skip", 0))),
        **body,
    )


def _summary(account: AccountState, now: float) -> dict[str, object]:
    return {
        "business_name": account.profile.business_name,
        "credit": account.credit,
        "expired": account.is_expired(now),
        "revoked": account.revoked,
        "sent_count": account.sent_count,
        "groups": {group.name: len(group.members) for group in account.groups.values()},
        "contacts": len(account.contacts),
        "batches": len(account.sent),
        "tickets": {str(ticket.ticket_id): ticket.status_id for ticket in account.tickets},
    }


def _unknown() -> Response:
    return JSONResponse({"error": "no such account"}, 404)


async def _json(request: Request) -> dict[str, object]:
    try:
        body = json.loads(await request.body() or b"{}")
    except ValueError:
        return {}
    return body if isinstance(body, dict) else {}
