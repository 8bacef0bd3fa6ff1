"""Every value of the command line is judged before anything is begun; none ends in a trace."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import values
from bot.__main__ import parser

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
