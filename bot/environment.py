"""What the environment and the `.env` file say, before any value is looked at.

A setting that nobody reads is a trap: with `SEFID_ALLOWED_USER=1` a bot would be open to all. So
names that are not known, lines that are none and files that cannot be read end the start with a
sentence. A secret may stand in a file of its own (`SEFID_BOT_TOKEN_FILE`), as Docker and systemd
hand them out. No value is ever repeated: a token pasted into the wrong line would be printed.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterable, Mapping
from difflib import get_close_matches
from io import StringIO
from pathlib import Path

from dotenv.parser import parse_stream

from bot.stop import USAGE, StopError

PREFIX = "SEFID_"
IN_A_FILE = "_FILE"
NO_BROWSER = "SEFID_DEMO_NO_BROWSER"
"""Of the demo only: no window is opened."""

ENCODING = "utf-8-sig"
"""Editors of Windows put a mark before the first letter; it belongs to no name."""

_MISSPELT = 0.9
_NO_LETTERS = re.compile(r"\W+")
_LET_IN, _ADMINS = "ALLOWED_USERS", "ADMIN_USERS"
_LETS_IN = re.compile("ALLOWED_USER(?!_?AGENT)")
"""How a list of those let in may begin, as ALLOWED_USER_IDS."""

_LONGEST = 64 * 1024


def secrets_from_files(
    names: Iterable[str], secret: Iterable[str], env_file: str | None
) -> dict[str, str]:
    """Field name → secret, of those that a `…_FILE` setting leads to.

    `names`: the fields of the settings; `secret`: those that may stand in a file.

    Raises:
        StopError: a name is not known or given twice, or a file cannot be read.
    """
    fields = {PREFIX + name.upper(): name for name in names}
    files = {PREFIX + name.upper() + IN_A_FILE: name for name in secret}
    inside = _read_env_file(Path(env_file)) if env_file else {}
    variables = _capitals({**inside, **os.environ})  # the environment goes before the file
    _refuse_unknown(variables, {*fields, *files, NO_BROWSER})
    _refuse_bare(variables, ours=_capitals(inside).keys())
    contents = {}
    for variable, name in files.items():
        if not variables.get(variable):
            continue
        direct = variable.removesuffix(IN_A_FILE)
        if variables.get(direct):
            raise StopError(f"{direct} and {variable} are both set: keep one of them.", USAGE)
        contents[name] = _content(variable, Path(variables[variable]))
    return contents


def _capitals(variables: Mapping[str, str]) -> dict[str, str]:
    return {name.upper(): value.strip() for name, value in variables.items()}


def _read_env_file(path: Path) -> dict[str, str]:
    try:
        if not path.exists():
            return {}
        text = path.read_text(encoding=ENCODING)
    except UnicodeDecodeError:
        raise StopError(f"{path} is not UTF-8 text. Save it as UTF-8.", USAGE) from None
    except OSError as error:
        raise StopError(f"{path} cannot be read: {error.strerror}.", USAGE) from None
    variables = {}
    for line in parse_stream(StringIO(text)):
        if line.error or (line.key is not None and line.value is None):
            raise StopError(
                f"{path}, line {line.original.line}: a setting is written NAME=value.", USAGE
            )
        if line.key is not None:
            variables[line.key] = line.value or ""
    return variables


def _refuse_unknown(variables: Mapping[str, str], settings: set[str]) -> None:
    wrong = []
    for name in sorted(variables):
        ours = name.startswith(PREFIX)
        plain = _NO_LETTERS.sub("_", name)
        near = get_close_matches(plain, settings, n=1, cutoff=0.6 if ours else _MISSPELT)
        if name in settings or not (ours or near):
            continue
        hint = f" Did you mean {near[0]}?" if near else ""
        wrong.append(f"{name} is no setting of Sefid.{hint}")
    if wrong:
        raise StopError("\n".join([*wrong, "Nothing was started: see .env.example."]), USAGE)


def _refuse_bare(variables: Mapping[str, str], *, ours: Collection[str]) -> None:
    """Who may use the bot is asked of no name without our prefix, or with another one.

    `ours`: names in the file. Docker and systemd put its lines into the environment; of what other
    programs have there only a list of those let in is looked at.
    """
    for name in sorted(variables):
        guard = _guard_in(name)
        if guard is None or PREFIX + guard in variables:
            continue
        if name in ours or guard == _LET_IN:
            raise StopError(
                f"{name} is no setting of Sefid. Did you mean {PREFIX}{guard}? "
                "If it is another program's, keep it out of what Sefid is started with.\n"
                "Nothing was started: see .env.example.",
                USAGE,
            )


def _guard_in(name: str) -> str | None:
    """Which list a name means that ends with it, as BOT_ALLOWED_USERS or ALLOWED_USER_IDS.

    Of admins by the very word: many programs have an ADMIN_USER, and without ours nobody is let in.
    """
    words = _NO_LETTERS.sub("_", name).split("_")
    ends = ["_".join(words[place:]) for place in range(len(words))]
    if any(
        _LETS_IN.match(end) or get_close_matches(end, [_LET_IN], cutoff=_MISSPELT) for end in ends
    ):
        return _LET_IN
    return _ADMINS if _ADMINS in ends else None


def _content(variable: str, path: Path) -> str:
    try:
        with path.open("rb") as file:
            text = file.read(_LONGEST).decode(ENCODING).strip()
    except OSError as error:
        raise StopError(
            f"{variable} names a file that cannot be read: {error.strerror}.", USAGE
        ) from None
    except UnicodeDecodeError:
        raise StopError(f"{variable} names a file that is not text.", USAGE) from None
    if not text:
        raise StopError(f"{variable} names a file that is empty.", USAGE)
    return text
