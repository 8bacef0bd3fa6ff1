"""`python -m bot`: the command line. Exit status 2: fix a setting; 3: another instance runs."""

from __future__ import annotations

import argparse
import asyncio
import gc
import logging
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from bot import values
from bot.stop import FAILED, StopError

log = logging.getLogger(__name__)

_INTERRUPTED = 130

# Each command imports what it needs: `backup` should not wait for Telegram's library.
# ruff: noqa: PLC0415


def _run(_: argparse.Namespace) -> int:
    gc.disable()  # fifteen hundred modules are no garbage: a seventh of the time
    from bot.logs import set_up
    from bot.serve import serve
    from bot.settings import read_settings

    gc.freeze()  # nor will they be: else the first look afterwards goes through all of them
    gc.enable()
    settings = read_settings()
    set_up(settings)
    asyncio.run(serve(settings))
    return 0


def _demo(arguments: argparse.Namespace) -> int:
    from bot.demo import demo

    asyncio.run(
        demo(
            arguments.port,
            undo_seconds=arguments.undo_seconds,
            at=arguments.at,
            browser=not arguments.no_browser,
            empty=arguments.empty,
        )
    )
    return 0


def _doctor(_: argparse.Namespace) -> int:
    from bot.doctor import examine
    from bot.logs import set_up
    from bot.settings import read_settings

    settings = read_settings()
    set_up(settings)
    return asyncio.run(examine(settings, print))


def _health(_: argparse.Namespace) -> int:
    from bot.knock import ask_health
    from bot.settings import read_offline_settings

    trouble = ask_health(read_offline_settings().address)
    print(trouble or "healthy")
    return FAILED if trouble else 0


def _backup(arguments: argparse.Namespace) -> int:
    from bot import maintenance

    print(maintenance.backup(arguments.path, check=arguments.verify))
    return 0


def _verify(arguments: argparse.Namespace) -> int:
    from bot import maintenance

    print(maintenance.verify_backup(arguments.path))
    return 0


def _restore(arguments: argparse.Namespace) -> int:
    from bot import maintenance

    print(maintenance.restore(arguments.path))
    return 0


def _rotate(_: argparse.Namespace) -> int:
    from bot import maintenance

    print(asyncio.run(maintenance.rotate_keys()))
    return 0


def _migrate(_: argparse.Namespace) -> int:
    from bot import maintenance

    print(asyncio.run(maintenance.migrate()))
    return 0


def _forget(arguments: argparse.Namespace) -> int:
    from bot import maintenance

    print(asyncio.run(maintenance.forget(arguments.user)))
    return 0


def _audit(arguments: argparse.Namespace) -> int:
    from bot import maintenance

    lines, chain = maintenance.audit(arguments.user, arguments.limit)
    print(lines)
    print(maintenance.chain_line(chain))
    return 0 if chain.broken_at is None else FAILED


def _preview(arguments: argparse.Namespace) -> int:
    from bot.preview import preview

    report = asyncio.run(preview(arguments.path, smsir_url=arguments.smsir))
    print(f"{report.screens} screens and {report.messages} messages drawn to {arguments.path}")
    for problem in report.problems:
        print(f"not drawn: {problem}", file=sys.stderr)
    return 1 if report.problems else 0


def parser() -> argparse.ArgumentParser:
    parsing = argparse.ArgumentParser(prog="sefid", description=__doc__)
    commands = parsing.add_subparsers(metavar="COMMAND")

    def add(name: str, run: Callable[[argparse.Namespace], int], text: str) -> _Parser:
        command = commands.add_parser(name, help=text, description=text)
        command.set_defaults(run=run)
        return command

    add("run", _run, "run the bot (the default)")
    demo = add(
        "demo", _demo, "run it on offline twins of Telegram, Bale and SMS.ir, in the browser"
    )
    demo.add_argument(
        "--port", type=values.port, default=0, help="port of the chat page (default: free)"
    )
    demo.add_argument(
        "--undo-seconds",
        type=values.undo_seconds,
        default=10.0,
        help="how long a send can be undone (default: 10)",
    )
    demo.add_argument(
        "--at",
        type=values.moment,
        default=None,
        help="begin at this moment in Tehran, as 2026-11-27T17:59 (default: now)",
    )
    demo.add_argument("--no-browser", action="store_true", help="only print the page's address")
    demo.add_argument("--empty", action="store_true", help="begin without an account and a team")
    add("doctor", _doctor, "check token, keys, clock, reachability, second instance, SQLite")
    add("health", _health, "ask the running bot; status 0 while /healthz says 200")
    backup = add("backup", _backup, "copy the database, while the bot may be running")
    backup.add_argument(
        "path", type=Path, nargs="?", help="file or folder (default: backups/ beside the database)"
    )
    backup.add_argument("--verify", action="store_true", help="then read the copy through")
    verify = add("verify-backup", _verify, "try an older backup; writes nothing")
    verify.add_argument("path", type=Path)
    restore = add("restore", _restore, "put a backup where no database is yet")
    restore.add_argument("path", type=Path)
    add("rotate-keys", _rotate, "seal everything again with a new master key (bot stopped)")
    add("migrate", _migrate, "bring the database to this version (bot stopped)")
    forget = add("forget", _forget, "delete a person with all that is theirs (bot stopped)")
    forget.add_argument("user", type=values.user, help="user id, as 123 or bale:123")
    audit = add("audit", _audit, "show who did what; status 1 where its chain is broken")
    audit.add_argument("--user", type=values.user, default=None, help="of this user id only")
    audit.add_argument(
        "--limit", type=values.count, default=50, help="the newest so many (default: 50)"
    )
    preview = add(
        "preview", _preview, "draw every screen and message in every language to one HTML page"
    )
    preview.add_argument("path", type=values.new_file)
    preview.add_argument(
        "--smsir",
        type=values.address,
        default=None,
        help="base URL of a running sandbox (default: its own)",
    )
    parsing.set_defaults(run=_run)
    return parsing


_Parser = argparse.ArgumentParser


def main(argv: Sequence[str] | None = None) -> int:
    """The exit status; a `StopError` is one sentence on standard error, never a trace."""
    arguments = parser().parse_args(argv)
    try:
        return int(arguments.run(arguments))
    except StopError as error:
        print(error, file=sys.stderr)
        return error.status
    except KeyboardInterrupt:
        return _INTERRUPTED
    except Exception:
        # Through the log, whose handlers hide secrets; the interpreter would print all.
        log.critical("an unforeseen error ends the process", exc_info=True)
        return FAILED


if __name__ == "__main__":
    sys.exit(main())
