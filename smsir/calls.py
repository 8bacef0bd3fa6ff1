"""One call from start to end: token, request, retries; a read is asked again with a new token."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from http import HTTPStatus

from smsir._http import Http
from smsir.errors import (
    AccountExpired,
    BadCredentials,
    NotSent,
    Refused,
    TokenRefused,
    Unclear,
    Unreadable,
)
from smsir.files import Attachment
from smsir.operations import OPERATIONS
from smsir.outgoing import query_text
from smsir.reading import Answer, interpret
from smsir.retrying import repeated
from smsir.text.characters import clean_message
from smsir.tokens import TokenKeeper
from smsir.wire import Request

PLACES = 20
"""So many calls of one account may be out at once, of all accounts' connections."""


class Calls:
    """Calls of one account."""

    def __init__(self, http: Http, keeper: TokenKeeper) -> None:
        self._http = http
        self._keeper = keeper
        self._places = asyncio.Semaphore(PLACES)

    async def get(self, name: str, **query: object) -> Answer:
        return await self._call(Request(OPERATIONS[name], query=query_text(query)))

    async def post(self, name: str, payload: Mapping[str, object]) -> Answer:
        return await self._call(Request(OPERATIONS[name], payload=dict(payload)))

    async def upload(
        self, name: str, scalars: Mapping[str, object], file: Attachment | None
    ) -> Answer:
        """Post multipart; the scalars go in the query and in the form: the guide says neither."""
        texts = query_text(scalars)
        return await self._call(Request(OPERATIONS[name], query=texts, form=texts, file=file))

    async def _call(self, request: Request) -> Answer:
        if request.operation.write:
            return await self._write(request)
        return await self._read(request)

    async def _read(self, request: Request) -> Answer:
        """Ask with a token; once more with a new one if the token is refused."""
        token = await self._keeper.current()
        try:
            return await self._attempts(request, token)
        except TokenRefused:
            token = await self._keeper.renew(token)
        try:
            return await self._attempts(request, token)
        except TokenRefused as refusal:
            raise BadCredentials(
                request.operation.name,
                service_message=refusal.service_message,
                error_code=refusal.error_code,
                status=refusal.status,
                detail="a fresh token was refused",
            ) from None

    async def _write(self, request: Request) -> Answer:
        """Ask once, whatever is answered: an error does not mean that nothing was done.

        So the token is renewed before the call, not after it.
        """
        try:
            token = await self._keeper.proved()
        except Unclear as failure:
            raise NotSent(
                request.operation.name, status=failure.status, detail="no token could be had"
            ) from failure
        try:
            return await self._attempts(request, token)
        except TokenRefused:
            self._keeper.refuse(token)
            raise

    async def _attempts(self, request: Request, token: str) -> Answer:
        # A sending waits for none of the account's reads.
        places = None if request.operation.alone else self._places

        async def once() -> Answer:
            reply = await self._http.exchange(request, token, places)
            answer = interpret(request.operation, reply)
            self._keeper.taken(token)
            return answer

        return await repeated(request.operation, self._http.retries, once)


async def fetch_token(http: Http, user_api_key: str, secret_key: str) -> str:
    """Ask GetToken. BadCredentials when the keys are refused, AccountExpired when it says so."""
    operation = OPERATIONS["GetToken"]
    # Keys are pasted from chats and mails, often with marks that nobody sees.
    request = Request(
        operation,
        payload={
            "UserApiKey": clean_message(user_api_key).strip(),
            "SecretKey": clean_message(secret_key).strip(),
        },
    )

    async def once() -> Answer:
        return interpret(operation, await http.exchange(request, None))

    try:
        answer = await repeated(operation, http.retries, once)
    except AccountExpired:
        raise
    except (Refused, TokenRefused) as refusal:
        if not refusal.service_message and refusal.status != HTTPStatus.OK:
            # A page of a server on the way, such as a relay's 401: no word about the keys.
            raise Unreadable(operation.name, status=refusal.status, detail="no answer") from None
        raise BadCredentials(
            operation.name,
            service_message=refusal.service_message,
            error_code=refusal.error_code,
            status=refusal.status,
        ) from None
    token = answer.text("TokenKey")
    if token is None or not (token.isascii() and token.isprintable()):
        raise Unreadable(operation.name, detail="no token in the answer")
    return token.strip()
