"""Every mutant still fits the sources, and the tests that must kill it are there.

Whether they do is tried by `python -m tests.mutants`, which takes minutes.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.mutants.__main__ import ROOT, Mutant, mutants
from tests.proof.plots import PLOTS

ALL = mutants()


def names(mutant: Mutant) -> str:
    return mutant.patch.stem


def test_there_are_mutants_numbered_in_turn() -> None:
    assert [one.patch.name[:2] for one in ALL] == [f"{at:02}" for at in range(1, len(ALL) + 1)]
    assert ALL


@pytest.mark.parametrize("mutant", ALL, ids=names)
def test_it_fits_and_breaks_the_product_alone(mutant: Mutant, tmp_path: Path) -> None:
    changed = re.findall(r"^\+\+\+ b/(\S+)", mutant.patch.read_text("utf-8"), re.MULTILINE)
    assert changed
    for name in changed:
        assert not name.startswith("tests/")
        copy = tmp_path / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes((ROOT / name).read_bytes())

    mutant.apply(tmp_path)

    for name in changed:
        assert (tmp_path / name).read_bytes() != (ROOT / name).read_bytes()


@pytest.mark.parametrize("mutant", ALL, ids=names)
def test_the_tests_that_must_kill_it_exist(mutant: Mutant) -> None:
    assert mutant.tests
    for test in mutant.tests:
        path, _, function = test.partition("::")
        source = (ROOT / path).read_text("utf-8")
        assert not function or re.search(rf"def {function.partition('[')[0]}\b", source)


def test_the_plots_that_should_meet_them_exist() -> None:
    assert {plot for one in ALL for plot in one.plots} <= {plot.__name__ for plot in PLOTS}
