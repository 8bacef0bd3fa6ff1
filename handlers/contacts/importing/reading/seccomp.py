"""System calls that reading a file never makes are refused, and fail as if they were not permitted.

Landlock rules over opening, removing and making files; their modes, owners and times are changed by
name alone, and the limits of the bot's own process by its number (landlock(7), seccomp(2)).
"""

from __future__ import annotations

import ctypes
import json
import os
import platform
import struct
from pathlib import Path
from typing import Any

_NO_NEW_PRIVILEGES, _SET_SECCOMP, _FILTER = 38, 22, 2
_LOAD, _IF_EQUAL, _IF_AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_NUMBER_AT, _ARCHITECTURE_AT, _FIRST_ARGUMENT_AT = 0, 4, 16
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050001  # the latter: errno 1, EPERM
_X32 = 0x40000000
"""Where the second set of numbers on x86 begins; calls by it are refused altogether."""

_MACHINES: dict[str, Any] = json.loads(
    Path(__file__).with_name("seccomp.json").read_text(encoding="utf-8")
)
"""By machine: how seccomp names it, and the numbers of the calls, which differ."""


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.c_char_p))


def shut_off_calls() -> bool:
    """Refuse them from now on; False where the kernel or the machine is none that we know."""
    known = _MACHINES.get(platform.machine())
    if known is None:
        return False
    steps = _steps(known["architecture"], known["tgkill"], list(known["refused"].values()))
    program = _Program(len(steps), b"".join(steps))
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    return bool(libc.prctl(_SET_SECCOMP, _FILTER, ctypes.byref(program), 0, 0) == 0)


def _steps(architecture: int, tgkill: int, numbers: list[int]) -> list[bytes]:
    """The last step refuses; those that look jump over as many steps as lie between.

    A process may signal itself: so ends native code to which memory is refused.
    """
    many = len(numbers)
    return [
        _step(_LOAD, _ARCHITECTURE_AT),
        _step(_IF_EQUAL, architecture, no=many + 6),
        _step(_LOAD, _NUMBER_AT),
        _step(_IF_AT_LEAST, _X32, yes=many + 4),
        _step(_IF_EQUAL, tgkill, no=2),
        _step(_LOAD, _FIRST_ARGUMENT_AT),
        _step(_IF_EQUAL, os.getpid(), yes=many, no=many + 1),
        *(_step(_IF_EQUAL, number, yes=many - place) for place, number in enumerate(numbers)),
        _step(_RETURN, _ALLOW),
        _step(_RETURN, _REFUSE),
    ]


def _step(code: int, value: int, *, yes: int = 0, no: int = 0) -> bytes:
    return struct.pack("HBBI", code, yes, no, value)
