"""Do the tests bite? Applies each patch in a copy of the tree and runs the tests it names.

    python -m tests.mutants            all of them
    python -m tests.mutants 03 claim   those whose name holds one of the words
    python -m tests.mutants --by proof 13 39    the played days alone, instead of the tests named

A patch begins with what it breaks and a line `Killed by:` with the tests that must fail then. A
line `Played:` names the plots of `tests.proof.plots` in which the days should meet it; without one
they play all.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree, ignore_patterns

FOLDER = Path(__file__).parent
ROOT = FOLDER.parents[1]
_KILLED_BY = "Killed by: "
_PYTEST = ("pytest", "-q", "-x", "-p", "no:cacheprovider")
_PLAYED = "Played: "
_PROOF = ("tests.proof", "--seed", "13", "--seconds", "30", "--plotted", "1", "--acts", "40",
          "--unshortened")  # fmt: skip
"""Plots alone, of which each needs few acts; the same days for each mutant."""
_LEFT_OUT = ignore_patterns(".*", "__pycache__", "data", "build", "*.egg-info")


@dataclass(frozen=True)
class Mutant:
    """One patch. `tests`: arguments for pytest."""

    patch: Path
    breaks: str
    tests: tuple[str, ...]
    plots: tuple[str, ...]

    @classmethod
    def read(cls, patch: Path) -> Mutant:
        lines = patch.read_text("utf-8").splitlines()
        return cls(patch, lines[0], _named(lines, _KILLED_BY), _named(lines, _PLAYED))

    @property
    def proof(self) -> tuple[str, ...]:
        """The command that plays the days which should meet it."""
        return (*_PROOF, *(("--plots", *self.plots) if self.plots else ()))

    def apply(self, tree: Path, *, only_check: bool = False) -> None:
        """Raises `CalledProcessError` where the patch does not fit the sources any more."""
        check = ["--check"] if only_check else []
        command = ["git", "apply", *check, "-p1", str(self.patch)]
        # In a repository git would apply nothing to files that it does not track.
        environment = os.environ | {"GIT_CEILING_DIRECTORIES": str(tree.parent)}
        subprocess.run(command, cwd=tree, env=environment, check=True, capture_output=True)

    def killed(self, command: tuple[str, ...] = ()) -> str:
        """What the named tests, or `command`, say; empty where they pass although it is broken."""
        with tempfile.TemporaryDirectory() as folder:
            tree = Path(folder) / "tree"
            copytree(ROOT, tree, ignore=_LEFT_OUT)
            self.apply(tree)
            environment = os.environ | {"PYTHONPATH": str(tree), "PYTHONHASHSEED": "0"}
            done = subprocess.run(
                [sys.executable, "-m", *(command or (*_PYTEST, *self.tests))],
                cwd=tree,
                env=environment,
                check=False,
                capture_output=True,
                text=True,
            )
        if done.returncode not in {0, 1}:  # neither passed nor failed: the tests did not run
            raise RuntimeError(f"{self.patch.name}: {done.stdout[-2000:]}{done.stderr[-2000:]}")
        return done.stdout if done.returncode else ""


def _named(lines: list[str], what: str) -> tuple[str, ...]:
    line = next((line for line in lines if line.startswith(what)), what)
    return tuple(line.removeprefix(what).split())


def _seed(said: str) -> str:
    """The seed of the story that broke, as the days tell it."""
    return next((line[:70] for line in said.splitlines() if line.startswith("seed")), "")


def mutants() -> list[Mutant]:
    return [Mutant.read(patch) for patch in sorted(FOLDER.glob("*.patch"))]


def main(arguments: list[str]) -> int:
    by_proof = arguments[:2] == ["--by", "proof"]
    words = arguments[2:] if by_proof else arguments
    chosen = [one for one in mutants() if not words or any(w in one.patch.stem for w in words)]
    survivors = 0
    for mutant in chosen:
        said = mutant.killed(mutant.proof if by_proof else ())
        survivors += not said
        word, seed = "killed" if said else "SURVIVED", _seed(said) if by_proof else ""
        print(f"{word:8}  {mutant.patch.stem}: {mutant.breaks} {seed}".rstrip(), flush=True)
    print(f"{len(chosen) - survivors} of {len(chosen)} killed")
    return 1 if survivors or not chosen else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
