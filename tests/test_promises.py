"""The page of promises and the tests that hold them: each is there and runs.

That each can fail says `tests/test_tests_can_fail.py`, of every test in a file that pytest reads.
"""

from __future__ import annotations

import ast
import re

import pytest

from tests.mutants.__main__ import mutants
from tests.test_imports import ROOT, functions_of

PAGE = ROOT / "docs" / "promises.md"
_ROW = re.compile(r"^\| P(\d+) \| (.+) \| (.+) \|$", re.MULTILINE)
_LINK = re.compile(r"\[[^\]]+\]\(\.\./(tests/[^)#]+)#(test_\w+)\)")
_FILE = re.compile(r"tests/.*\btest_\w+\.py")
_NEVER_RUN = ("mark.skip", "mark.xfail")
MONEY = range(1, 11)
"""The promises on which money hangs: a test of each must have killed a mutant."""


def promises() -> dict[int, list[tuple[str, str]]]:
    """By number: the tests that a promise names, as (file, function)."""
    rows = _ROW.findall(PAGE.read_text("utf-8"))
    assert [int(number) for number, _, _ in rows] == list(range(1, len(rows) + 1))
    return {int(number): _LINK.findall(tests) for number, _, tests in rows}


def functions(path: str) -> dict[str, ast.FunctionDef | ast.AsyncFunctionDef]:
    return {function.name: function for function in functions_of(ROOT / path)}


def is_run(path: str, name: str) -> bool:
    marks = [ast.unparse(mark) for mark in functions(path)[name].decorator_list]
    return not any(word in mark for mark in marks for word in _NEVER_RUN)


@pytest.mark.parametrize(("number", "tests"), promises().items())
def test_each_names_tests_that_run(number: int, tests: list[tuple[str, str]]) -> None:
    assert tests, f"P{number} has no test"
    for path, name in tests:
        assert _FILE.fullmatch(path), f"P{number}: pytest does not read {path}"
        assert name in functions(path), f"P{number}: {path} has no {name}"
        assert is_run(path, name), name
        assert not path.startswith("tests/sandbox/"), f"P{number}: {name} tests a witness"


def test_nothing_but_links_to_tests_stands_beside_a_promise() -> None:
    rows = _ROW.findall(PAGE.read_text("utf-8"))

    assert [number for number, _, tests in rows if _LINK.sub("", tests).strip(", ")] == []


@pytest.mark.parametrize("number", MONEY)
def test_what_money_hangs_on_was_broken_on_purpose(number: int) -> None:
    killers = {killer.partition("[")[0] for mutant in mutants() for killer in mutant.tests}
    tests = {form for path, name in promises()[number] for form in (path, f"{path}::{name}")}

    assert tests & killers
