"""Bot API calls through aiohttp: three times the throughput of the default transport.

The URL of a call holds the bot token, and aiohttp's exceptions hold the URL. So nothing of them
goes on: they are replaced (`from None`) by errors that name the kind of failure only.
"""

from __future__ import annotations

import io
import json
import re
import time
from collections.abc import Awaitable, Callable
from functools import lru_cache
from typing import Any, TypeAlias

import aiohttp
from telegram._utils.defaultvalue import DefaultValue  # the type of BaseRequest.DEFAULT_NONE
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from messengers.bot_api.transport.errors import LostAnswerError, NotSentError
from messengers.bot_api.transport.probes import probing_socket
from messengers.wire_json import decoded, encoded

_KEEPALIVE = 60.0
_REPEATABLE = ("get", "edit", "answer", "delete", "set")
"""How the methods begin that may be called twice; a message may neither be lost nor come twice."""
_UPLOAD = 60.0
_FILES = "/file/bot"
"""In the address of a file's content, and of no call."""

_ZWNJ = "\u200c"
"""Invisible, and part of how Persian is spelt."""

_NO_CONNECTION: tuple[type[Exception], ...] = (
    aiohttp.ClientConnectorError,
    aiohttp.ConnectionTimeoutError,
)
_NO_SUCCESS = 300
_CHUNK = 64 * 1024
MAX_ANSWER_BYTES = 64 * 2**20
_JSON = {"Content-Type": "application/json"}
"""Texts go as JSON (Bot API, making requests): a form would percent-encode every Persian letter."""


class JsonFields(RequestData):  # type: ignore[misc] # final, yet the seam takes nothing else
    """Fields of a call that are JSON already, as they are when the call is made."""

    __slots__ = ("_fields",)

    def __init__(self, fields: dict[str, Any]) -> None:
        super().__init__()
        self._fields = fields

    @property
    def parameters(self) -> dict[str, Any]:
        return self._fields

    @property
    def json_parameters(self) -> dict[str, str]:
        """For a transport that makes a form of them."""
        return {
            name: value if isinstance(value, str) else json.dumps(value)
            for name, value in self._fields.items()
        }


Carrier: TypeAlias = Callable[
    [str, str, RequestData | None, float | None], Awaitable[tuple[int, bytes]]
]
"""Takes verb, URL, data and seconds to wait; gives status and body, raises as `AioRequest` does."""

_NUMBER = re.compile(r"-?[0-9]{1,18}")
Seconds = float | None | DefaultValue[None] | DefaultValue[float]


def parse_answer(payload: bytes) -> dict[str, Any]:
    """The JSON of an answer: a result, or why there is none (Bot API, "making requests").

    The parent logs what it cannot read, and that may be a message.

    Raises:
        NetworkError: it is none of the Bot API's. A filter or a proxy on the way may answer with a
            page of any status, so nothing is known of the call.
    """
    try:
        answer = decoded(payload)
    except (ValueError, RecursionError):
        answer = None
    if isinstance(answer, dict) and answer.keys() & {"result", "error_code"}:
        return answer if "result" in answer else {**answer, **_legible(answer)}
    raise NetworkError("the answer is none of Telegram's")


def _legible(refusal: dict[str, Any]) -> dict[str, Any]:
    """Words and numbers of a refusal, for the library takes them for what they should be."""
    words, given = refusal.get("description") or "", refusal.get("parameters")
    parameters = given if isinstance(given, dict) else {}
    return {
        "description": words if isinstance(words, str) else json.dumps(words),
        "parameters": {
            name: int(value) for name, value in parameters.items() if _NUMBER.fullmatch(str(value))
        },
    }


def is_socks(proxy: str | None) -> bool:
    return proxy is not None and proxy.startswith("socks")


class AioRequest(BaseRequest):
    """`size`: connections at most. Timeouts in seconds; each call may bring its own.

    `proxy`: http:// or socks5://. `carrier` carries the calls where no network shall.
    `forgotten`: seconds without an answer after which a middlebox may have dropped what is idle.
    `file_seconds`: the longest that a file may take to come down, however it drips.
    """

    def __init__(
        self,
        *,
        size: int = 128,
        read_timeout: float = 15.0,
        connect_timeout: float = 10.0,
        pool_timeout: float = 30.0,
        proxy: str | None = None,
        carrier: Carrier | None = None,
        forgotten: float = 20.0,
        file_seconds: float = 300.0,
    ) -> None:
        self._carrier = carrier
        self._forgotten = forgotten
        self._file_seconds = file_seconds
        self._size = size
        self._read = read_timeout
        self._connect = connect_timeout
        self._pool = pool_timeout
        self._socks = proxy if is_socks(proxy) else None
        self._proxy = None if is_socks(proxy) else proxy
        self._unreached: tuple[type[Exception], ...] = _NO_CONNECTION
        """Raised while nothing has left yet."""
        self._session: aiohttp.ClientSession | None = None
        self._once: aiohttp.ClientSession | None = None
        self._answered = 0.0

    @property
    def read_timeout(self) -> float | None:
        return self._read

    async def initialize(self) -> None:
        if self._session is None or self._session.closed:
            self._session = self._open(keepalive_timeout=_KEEPALIVE)
            self._once = self._open(force_close=True)

    def _open(self, **keeping: Any) -> aiohttp.ClientSession:
        return aiohttp.ClientSession(
            connector=self._connector(limit=self._size, **keeping),
            headers={"User-Agent": self.USER_AGENT},
            trust_env=False,
            cookie_jar=aiohttp.DummyCookieJar(),
        )

    def _connector(self, **options: Any) -> aiohttp.BaseConnector:
        if self._socks is not None:
            from messengers.bot_api.transport import socks  # noqa: PLC0415 (1.3 MB few need)

            self._unreached = (*_NO_CONNECTION, *socks.NO_WAY)
            return socks.via_socks(self._socks, **options)
        return aiohttp.TCPConnector(ttl_dns_cache=60, socket_factory=probing_socket, **options)

    async def shutdown(self) -> None:
        for session in (self._session, self._once):
            if session is not None:
                await session.close()

    parse_json_payload = staticmethod(parse_answer)

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Seconds = BaseRequest.DEFAULT_NONE,
        write_timeout: Seconds = BaseRequest.DEFAULT_NONE,
        connect_timeout: Seconds = BaseRequest.DEFAULT_NONE,
        pool_timeout: Seconds = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """One HTTP exchange; redirects are not followed, the answer is cut at 64 MB.

        Raises:
            NotSentError: no connection. TimedOut, LostAnswerError: it may have been done.
        """
        read = _given(read_timeout, self._read)
        if self._carrier is not None:
            return await self._carrier(method, url, request_data, read)
        body = _body(request_data)
        upload = _given(write_timeout, _UPLOAD) if isinstance(body, aiohttp.FormData) else None
        pool = _given(pool_timeout, self._pool)
        connect = _given(connect_timeout, self._connect)
        answer = self._file_seconds if _FILES in url else read
        # Of everything: an answer that drips would otherwise hold whoever waits for it for ever.
        total = _sum(pool, connect, read, answer) if upload is None else _sum(upload, read)
        waits = _waits(total, pool, connect, read if upload is None else upload)
        return await self._exchange(method, url, body, waits)

    def _session_for(self, url: str) -> aiohttp.ClientSession | None:
        """A connection of its own for what must not be lost, unless others work just now."""
        repeatable = url.rpartition("/")[2].startswith(_REPEATABLE)
        fresh = time.monotonic() - self._answered > self._forgotten
        return self._once if fresh and not repeatable else self._session

    async def _exchange(
        self, method: str, url: str, body: Any, waits: aiohttp.ClientTimeout
    ) -> tuple[int, bytes]:
        session = self._session_for(url)
        if session is None or session.closed:
            raise NotSentError("the transport is closed")
        try:
            async with session.request(
                method,
                url,
                data=body,
                headers=_JSON if isinstance(body, bytes) else None,
                timeout=waits,
                proxy=self._proxy,
                allow_redirects=False,
            ) as answer:
                content = await _read_all(answer)
                self._answered = time.monotonic()
                if answer.status >= _NO_SUCCESS:
                    parse_answer(content)  # the parent would go by the status alone
                return answer.status, content
        except self._unreached as error:
            raise NotSentError(f"it cannot be reached ({_kind(error)})") from None
        except aiohttp.ClientHttpProxyError as error:
            raise NotSentError(f"the proxy refused ({error.status})") from None
        except TimeoutError:
            raise TimedOut from None
        except (aiohttp.ClientConnectionError, aiohttp.ClientPayloadError) as error:
            raise LostAnswerError(f"the answer was lost ({_kind(error)})") from None
        except (aiohttp.ClientError, ValueError) as error:
            raise NetworkError(f"the call failed ({_kind(error)})") from None


def _kind(error: Exception) -> str:
    """The class of a failure and of its system error; never its text, which has the URL."""
    number = getattr(error, "errno", None) or getattr(getattr(error, "os_error", None), "errno", 0)
    return f"{type(error).__name__}, errno {number}" if number else type(error).__name__


@lru_cache(64)
def _waits(
    total: float | None, pool: float | None, connect: float | None, read: float | None
) -> aiohttp.ClientTimeout:
    """Made once: nearly all calls wait equally long."""
    return aiohttp.ClientTimeout(total=total, connect=pool, sock_connect=connect, sock_read=read)


def _sum(*seconds: float | None) -> float | None:
    """None where one of them may last for ever."""
    given = [each for each in seconds if each is not None]
    return sum(given) if len(given) == len(seconds) else None


def _given(seconds: Seconds, default: float) -> float | None:
    return default if isinstance(seconds, DefaultValue) else seconds


def _body(data: RequestData | None) -> Any:
    if data is None:
        return None
    if not data.contains_files:
        return encoded(data.parameters)
    parameters = data.json_parameters
    # Unquoted: it shows a percent-encoded Persian file name as it is.
    form = aiohttp.FormData(quote_fields=False, default_to_multipart=True)
    for name, value in parameters.items():
        form.add_field(name, value)
    for name, part in (data.multipart_data or {}).items():
        filename, content, mime = part
        printable = "".join(char for char in filename if char.isprintable() or char == _ZWNJ)
        # As a stream: aiohttp warns of bodies over 1 MB that are given as bytes.
        stream = io.BytesIO(content) if isinstance(content, bytes) else content
        form.add_field(name, stream, filename=printable or "file", content_type=mime)
    return form


async def _read_all(answer: aiohttp.ClientResponse) -> bytes:
    if "Content-Encoding" not in answer.headers and (answer.content_length or _CHUNK) < _CHUNK:
        return await answer.read()
    content = bytearray()
    async for chunk in answer.content.iter_chunked(_CHUNK):
        content += chunk
        if len(content) > MAX_ANSWER_BYTES:
            raise NetworkError("the answer is too large")
    return bytes(content)
