"""Every value of the command line is judged before anything is begun; none ends in a trace."""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import values
from bot.__main__ import parser

ROOT = Path(__file__).parents[2]
HUGE = "9" * 23
IMPOSSIBLE = ("", "abc", "nan", "-1", "1.5.2", HUGE, "-" + HUGE, "1e400", "9" * 4301, "http://[")
PLACES = ("", "/nowhere/at/all.html", ".", "/proc/self/status/x", "/proc/page.html")


def judged() -> Iterator[tuple[str, argparse.Action]]:
    """Each option and argument with a value, but the paths of backups: the disk judges those."""
    (commands,) = (one for one in parser()._actions if isinstance(one.choices, dict))
    for name, command in dict(commands.choices or {}).items():
        for action in command._actions:
            if action.nargs != 0 and action.type is not Path:
                yield name, action


@pytest.mark.parametrize(
    ("command", "action"), list(judged()), ids=lambda one: getattr(one, "dest", one)
)
def test_an_impossible_value_is_refused_with_a_sentence(
    command: str, action: argparse.Action, capsys: pytest.CaptureFixture[str]
) -> None:
    assert action.type is not None, f"{command} {action.dest} takes anything"
    for value in PLACES if action.type is values.new_file else IMPOSSIBLE:
        line = [f"{action.option_strings[0]}={value}"] if action.option_strings else ["--", value]
        with pytest.raises(SystemExit) as stopped:
            parser().parse_args([command, *line])
        assert stopped.value.code == 2, (command, value)
        assert "Traceback" not in capsys.readouterr().err


def test_the_bounds_of_a_value_are_still_taken() -> None:
    taken = parser().parse_args(["demo", "--port=0", "--undo-seconds=0"])
    assert (taken.port, taken.undo_seconds) == (0, 0)
    assert (values.port("65535"), values.count("1")) == (65_535, 1)
    assert values.moment("2020-01-01T00:00").year == 2020


_ROOMS = """
import sys, bot.__main__
bot.__main__.parser()
print(*sys.modules)
import bot.knock, bot.settings
print(*sys.modules)
"""


def test_asking_the_running_bot_loads_nothing_of_what_the_bot_is_made_of() -> None:
    """The container does it every half a minute, beside a bot that serves people."""
    done = subprocess.run(
        [sys.executable, "-c", _ROOMS], stdout=subprocess.PIPE, cwd=ROOT, timeout=60, check=True,
        env={"PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    parsed, asking = (set(line.split()) for line in done.stdout.decode().splitlines())
    assert not parsed & {"screens", "pydantic"}
    assert "bot.settings" in asking
    assert not asking & {"handlers", "messengers", "storage", "smsir", "telegram"}
