"""The child gives up what reading a file does not need, before it sees the first byte of it.

Three fences, so that one holds where another is missing. Limits of the process: no further
descriptor (so no file and no socket can be opened), no further process, bounded memory and time.
Landlock, where the kernel has it: no file can be read, written or run, no TCP, no signal and no
tracing of processes outside. Seccomp: what both leave open, such as another mode for the key file.
None of them can be undone by the child.
"""

from __future__ import annotations

import codecs
import ctypes
import os
import resource
import struct
import sys

from handlers.contacts.importing.reading.limits import CHILD_CPU, CHILD_MEMORY
from handlers.contacts.importing.reading.seccomp import shut_off_calls

_CREATE_RULESET, _RESTRICT_SELF = 444, 446
"""Numbers of the system calls, the same on every architecture (landlock(7))."""

_ASK_VERSION = 1
_NO_NEW_PRIVILEGES = 38
_FILE_RIGHTS = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}
"""How many rights over files each version knows; all of them are taken away."""

_NETWORK_SINCE, _SCOPES_SINCE = 4, 6
_BOTH = 0b11
_ENCODINGS = (
    "ascii", "cp437", "cp1252", "cp1256", "iso8859-1", "iso8859-6", "utf-8", "utf-8-sig", "utf-16",
    "utf-16-be", "utf-16-le", "utf-32-be", "utf-32-le", "mac_farsi",
)  # fmt: skip


def confine() -> None:
    """Take the limits on. What is loaded late must have been loaded before."""
    load_encodings()
    begun = _memory()
    os.closerange(sys.stderr.fileno() + 1, resource.getrlimit(resource.RLIMIT_NOFILE)[0])
    resource.setrlimit(resource.RLIMIT_AS, (begun + CHILD_MEMORY,) * 2)
    resource.setrlimit(resource.RLIMIT_CPU, (CHILD_CPU, CHILD_CPU + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))
    # Its rules need a descriptor of their own, so it comes before the last limit.
    landlock()
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
    shut_off_calls()


def load_encodings() -> None:
    for encoding in _ENCODINGS:
        codecs.lookup(encoding)


def _memory() -> int:
    """Bytes of address space that the process has already."""
    with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 (pathlib is slow to load)
        return int(file.read().split()[0]) * resource.getpagesize()


def landlock() -> int:
    """Shut off files, TCP and other processes; the version of it, 0 where there is none."""
    libc = ctypes.CDLL(None, use_errno=True)
    version = int(libc.syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), _ASK_VERSION))
    if version < 1:
        return 0
    files = (1 << _FILE_RIGHTS.get(version, 16)) - 1
    network = _BOTH if version >= _NETWORK_SINCE else 0
    scopes = _BOTH if version >= _SCOPES_SINCE else 0
    bits = 24 if version >= _SCOPES_SINCE else 16 if version >= _NETWORK_SINCE else 8
    rules = struct.pack("QQQ", files, network, scopes)[:bits]
    ruleset = int(libc.syscall(_CREATE_RULESET, rules, ctypes.c_size_t(len(rules)), 0))
    if ruleset < 0:
        return 0
    libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    done = int(libc.syscall(_RESTRICT_SELF, ruleset, 0))
    os.close(ruleset)
    return version if done == 0 else 0
