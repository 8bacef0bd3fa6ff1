"""What a file could make the reading child do, if it took it over: nothing outside of it."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from handlers.contacts.importing.reading.parent import read
from tests.handlers.test_book_odd_files import (
    COVER,
    EXCEL_2003,
    far_cell,
    html,
    people_sheet,
    workbook,
)

pytestmark = pytest.mark.process
ROOT = Path(__file__).parents[2]

_ATTEMPTS = {
    "a file of ours": "open('README.md').read()",
    "the parent's environment": "open(f'/proc/{os.getppid()}/environ', 'rb').read()",
    "a file to write": "open('/tmp/sefid-escape', 'w')",
    "another mode for a file": "os.chmod(VICTIM, 0o666)",
    "another owner for a file": "os.chown(VICTIM, os.getuid(), os.getgid())",
    "another time for a file": "os.utime(VICTIM, (0, 0))",
    "an attribute of a file": "os.setxattr(VICTIM, 'user.x', b'y')",
    "a file to cut": "os.truncate(VICTIM, 0)",
    "the parent's limits": "resource.prlimit(os.getppid(), resource.RLIMIT_CORE, (0, 0))",
    "the parent's priority": "os.setpriority(os.PRIO_PROCESS, os.getppid(), 1)",
    "the parent's processors": "os.sched_setaffinity(os.getppid(), {0})",
    "the parent's thread": "check(libc.tgkill(os.getppid(), os.getppid(), 0))",
    "the parent's life": "os.kill(os.getppid(), 0)",
    "a socket": "socket.socket()",
    "another program": "os.execv('/bin/true', ['true'])",
    "more descriptors": "resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))",
    "a descriptor that was handed down": "os.read(HANDED, 1)",
}
_PROGRAM = """
import ctypes, os, resource, socket, sys
libc = ctypes.CDLL(None, use_errno=True)
def check(answer):
    if answer:
        raise OSError(ctypes.get_errno(), "refused")
from handlers.contacts.importing.reading.confine import confine
HANDED, VICTIM = int(sys.argv[2]), sys.argv[3]
confine()
try:
    exec(sys.argv[1])
except (OSError, ValueError) as error:
    sys.stdout.write("refused")
else:
    sys.stdout.write("done")
"""


def attempt(code: str, victim: Path) -> str:
    handed, other = os.pipe()
    os.write(other, b"x")
    try:
        done = subprocess.run(
            [sys.executable, "-c", _PROGRAM, code, str(handed), str(victim)],
            capture_output=True, text=True, cwd=ROOT, timeout=60, pass_fds=(handed,),
            env={"PYTHONPATH": str(ROOT)}, check=False,
        )  # fmt: skip
    finally:
        os.close(handed)
        os.close(other)
    return done.stdout or done.stderr


@pytest.mark.parametrize("name", _ATTEMPTS)
def test_the_reader_reaches_nothing_outside(name: str, tmp_path: Path) -> None:
    victim = tmp_path / "sefid.key"
    victim.touch(0o600)
    assert attempt(_ATTEMPTS[name], victim) == "refused"


def test_the_reader_begins_no_other_process(tmp_path: Path) -> None:
    assert attempt("os.fork()", tmp_path) == "refused"


def test_the_reader_may_end_itself_as_native_code_does(tmp_path: Path) -> None:
    assert attempt("libc.tgkill(os.getpid(), os.getpid(), 0); os.abort()", tmp_path) == ""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
async def test_confined_it_still_reads_every_encoding(encoding: str) -> None:
    text = "نام,کد پستي,موبایل\nنگار,9187654321,9121110001\n".replace("ی", "ي")
    content = text.encode(encoding)
    rows = [row async for chunk in read(content) for row in chunk.good]
    assert [(row[1], row[3]) for row in rows] == [("09121110001", "نگار")]


async def test_a_charset_that_it_has_not_loaded_is_no_end() -> None:
    card = b"BEGIN:VCARD\nN;CHARSET=KOI8-R;ENCODING=QUOTED-PRINTABLE:;=C1;;;\nTEL:09121110001\n"
    rows = [row async for chunk in read(card) for row in chunk.good]
    assert [row[1] for row in rows] == ["09121110001"]


KINDS: dict[str, Callable[[], bytes]] = {
    "xlsx": lambda: workbook(("فیلتر", people_sheet(5)), ("b", COVER)),
    "far": far_cell,
    "lines": lambda: "\n".join(f"مشتری 0912{n:07d}" for n in range(30)).encode(),
    "lines of other scripts": lambda: (
        "علی ۰۹۱۲۱۱۱۰۰۰۱".encode("cp1256", "replace") + b" 09121110002"
    ),
    "nobody": "سلام".encode,
    "torn": lambda: workbook(("a", people_sheet(5)))[:1500],
    "html": lambda: html(5).encode(),
    "xml": EXCEL_2003.encode,
    "vcf": lambda: b"BEGIN:VCARD\nN;ENCODING=QUOTED-PRINTABLE:;=D8=A7;;;\nTEL:09121110001\n",
    "quoted": 'نام,موبایل\n"نگار,09121110001\nعلی,9.12E+09\n'.encode,
}


@pytest.mark.parametrize("kind", sorted(KINDS.keys() - {"nobody", "torn"}))
async def test_confined_it_still_reads_every_kind_of_file(kind: str) -> None:
    rows = [row async for chunk in read(KINDS[kind]()) for row in chunk.good]
    assert rows


_LOADED = """
import pickle, sys
from contextlib import suppress
from handlers.contacts.importing.reading import child, confine
child._load()
confine.load_encodings()
before = set(sys.modules)
for content in pickle.load(sys.stdin.buffer):
    with suppress(child.RefusedFileError):
        child._read(content)
print("before", *before)
print("after", *set(sys.modules) - before)
"""


def test_the_reader_has_all_that_it_needs_and_nothing_of_the_client() -> None:
    """Each file waits for what its child loads; once confined, it can load nothing more."""
    done = subprocess.run(
        [sys.executable, "-c", _LOADED], input=pickle.dumps([kind() for kind in KINDS.values()]),
        stdout=subprocess.PIPE, cwd=ROOT, timeout=60, check=True, env={"PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    before, after = (set(line.split()[1:]) for line in done.stdout.decode().splitlines()[-2:])
    assert "smsir.text" in before
    assert not before & {"smsir.public", "httpx", "pydantic", "asyncio"}
    assert after == set()
