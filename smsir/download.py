"""Which file addresses may be fetched at all.

A DownloadUrl comes from outside: it may point at this machine's own network, at another host, or
at something endless. Here the address is judged; the resolved IP is judged when connecting.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import SplitResult, unquote, urljoin, urlsplit

from smsir.errors import ForbiddenDownload
from smsir.operations import OPERATIONS

_SERVICE = "sms.ir"
_PORTS = {"http": 80, "https": 443}
_ODD = re.compile(r"[^\x21-\x7e]|\\")
_UNSAFE_NAME = re.compile(r"[^\w.\- ]")
_NAME_LIMIT = 120
_OPERATIONS = frozenset(name.casefold() for name in OPERATIONS)
_SECTIONS = frozenset(one.path.split("/")[1].casefold() for one in OPERATIONS.values())


@dataclass(frozen=True)
class FileAddress:
    """A file address that was judged; ``at_base``: it is the service's own configured host."""

    url: str
    host: str
    filename: str
    at_base: bool


def checked_address(url: str, base_url: str, extra_hosts: Iterable[str] = ()) -> FileAddress:
    """Judge an address; a relative one is taken from the base. ForbiddenDownload with a reason.

    https only, the service's hosts (sms.ir, below it, the base's host, ``extra_hosts``), the usual
    port, no user name, and no call of the web service itself. Plain http is left to the configured
    host itself, when it is http.
    """
    try:
        parts = urlsplit(urljoin(base_url + "/", url.strip()))
        place, base = _place(parts), _place(urlsplit(base_url))
    except ValueError:
        raise ForbiddenDownload("malformed") from None
    if _ODD.search(parts.netloc):
        raise ForbiddenDownload("malformed")
    if parts.scheme not in _PORTS or (parts.scheme == "http" and place != base):
        raise ForbiddenDownload("scheme")
    if "@" in parts.netloc:
        raise ForbiddenDownload("userinfo")
    if _is_call(parts.path, urlsplit(base_url).path):
        raise ForbiddenDownload("operation")
    if place != base:
        _check_host(place, {host.lower() for host in extra_hosts} | {base[1]})
    return FileAddress(parts.geturl(), place[1], _filename(parts.path), at_base=place == base)


def _is_call(path: str, base: str) -> bool:
    """Whether a path is a call of the web service, which may change data: never a file.

    Servers unquote, fold case, and drop empty and dot segments before they decide.
    """
    names, root = _segments(path), _segments(base)
    section = names[len(root)] if names[: len(root)] == root and len(names) > len(root) else ""
    return section in _SECTIONS or bool(_OPERATIONS.intersection(names))


def _segments(path: str) -> list[str]:
    plain = path
    while (unquoted := unquote(plain)) != plain:
        plain = unquoted
    segments: list[str] = []
    for segment in plain.replace("\\", "/").casefold().split("/"):
        name = segment.partition(";")[0].strip()
        if name == "..":
            segments = segments[:-1]
        elif name not in {"", "."}:
            segments.append(name)
    return segments


_UNICAST = ipaddress.ip_network("2000::/3")
_EXAMPLES = ipaddress.ip_network("3fff::/20")
"""Newer than the tables of Python 3.11."""


def is_public(address: str) -> bool:
    """Say whether an IP is of the open internet: not private, loopback, link-local or special."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour
        if inner is not None:
            return inner.is_global
        if ip not in _UNICAST or ip in _EXAMPLES:
            return False
    return ip.is_global and not ip.is_multicast


def _check_host(place: tuple[str, str, int], named: set[str]) -> None:
    scheme, host, port = place
    of_service = host == _SERVICE or host.endswith("." + _SERVICE) or host in named
    if not of_service or port != _PORTS[scheme]:
        raise ForbiddenDownload("host")


def _place(parts: SplitResult) -> tuple[str, str, int]:
    return parts.scheme, (parts.hostname or "").lower(), parts.port or _PORTS.get(parts.scheme, 0)


def _filename(path: str) -> str:
    name = unquote(path.rsplit("/", 1)[-1])
    return _UNSAFE_NAME.sub("_", name).strip(". ")[-_NAME_LIMIT:] or "file"
