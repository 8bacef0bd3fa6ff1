"""A copy of the sources in which a recipe of ARCHITECTURE.md is followed to the letter.

What the recipe says is written into the copy, and the copy is run by itself; the files that had to
be touched are counted.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.test_imports import ROOMS, ROOT

_SECONDS = 240
"""How long a script may run beside a busy machine."""


@dataclass(frozen=True)
class House:
    root: Path

    def edit(self, path: str, old: str, new: str) -> None:
        """Put `new` in the place of `old`, which stands there once."""
        text = (self.root / path).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{path} has {old!r} {text.count(old)} times"
        (self.root / path).write_text(text.replace(old, new), encoding="utf-8")

    def add(self, path: str, text: str) -> None:
        target = self.root / path
        assert not target.exists()
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")

    def texts(self, folder: str, lang: str, **texts: str) -> None:
        """Add texts to a file of a locale; an underscore of a name stands for a hyphen."""
        path = self.root / folder.replace("*", lang)
        lines = [f"{name.replace('_', '-')} = {text}\n" for name, text in texts.items()]
        path.write_text(path.read_text(encoding="utf-8") + "".join(lines), encoding="utf-8")

    def touched(self) -> set[str]:
        """Files of code that differ from the repository's, or are new."""
        return {
            str(path.relative_to(self.root))
            for path in self.root.rglob("*.py")
            if not (ROOT / path.relative_to(self.root)).exists()
            or path.read_bytes() != (ROOT / path.relative_to(self.root)).read_bytes()
        }

    def run(self, script: str, *, tests: bool = False) -> Any:
        """Run a script in the copy; what it printed last, read as JSON.

        `tests`: the tests' own helpers are the repository's.
        """
        if tests and not (self.root / "tests").exists():
            (self.root / "tests").symlink_to(ROOT / "tests")
        done = subprocess.run(
            [sys.executable, "-c", script],
            cwd=self.root,
            env={"PYTHONPATH": str(self.root), "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            text=True,
            timeout=_SECONDS,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout.splitlines()[-1])


def copied(target: Path) -> House:
    for room in ROOMS:
        shutil.copytree(ROOT / room, target / room)
    return House(target)
