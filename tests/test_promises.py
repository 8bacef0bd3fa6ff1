"""The page of promises and the tests that hold them: each is there, runs, and can fail."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.mutants.__main__ import mutants

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "promises.md"
_ROW = re.compile(r"^\| P(\d+) \| (.+) \| (.+) \|$", re.MULTILINE)
_LINK = re.compile(r"\[[^\]]+\]\(\.\./(tests/[^)#]+)#(test_\w+)\)")
_WAITS = {"after", "eventually", "wait_for", "wait_toast"}
"""What ends with an error where the awaited thing does not come."""

_NEVER_RUN = ("mark.skip", "mark.xfail")
MONEY = range(1, 11)
"""The promises on which money hangs: a test of each must have killed a mutant."""

Function = ast.FunctionDef | ast.AsyncFunctionDef


def promises() -> dict[int, list[tuple[str, str]]]:
    """By number: the tests that a promise names, as (file, function)."""
    rows = _ROW.findall(PAGE.read_text("utf-8"))
    assert [int(number) for number, _, _ in rows] == list(range(1, len(rows) + 1))
    return {int(number): _LINK.findall(tests) for number, _, tests in rows}


@cache
def functions(path: str) -> dict[str, Function]:
    tree = ast.parse((ROOT / path).read_text("utf-8"))
    return {node.name: node for node in ast.walk(tree) if isinstance(node, Function)}


def can_fail(path: str, name: str, seen: frozenset[str] = frozenset()) -> bool:
    """Whether a function asserts, waits or expects an error, itself or in a helper beside it."""
    function = functions(path).get(name)
    if function is None or name in seen:
        return False
    called = set(_called(function))
    asserts = any(isinstance(node, ast.Assert) for node in ast.walk(function))
    return (
        asserts
        or bool(called & {*_WAITS, "raises"})
        or any(can_fail(path, helper, seen | {name}) for helper in called)
    )


def _called(function: ast.AST) -> Iterator[str]:
    for node in ast.walk(function):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func).rpartition(".")[2]


def is_run(path: str, name: str) -> bool:
    marks = [ast.unparse(mark) for mark in functions(path)[name].decorator_list]
    return not any(word in mark for mark in marks for word in _NEVER_RUN)


@pytest.mark.parametrize(("number", "tests"), promises().items())
def test_each_names_tests_that_run_and_can_fail(number: int, tests: list[tuple[str, str]]) -> None:
    assert tests, f"P{number} has no test"
    for path, name in tests:
        assert name in functions(path), f"P{number}: {path} has no {name}"
        assert is_run(path, name), name
        assert can_fail(path, name), f"P{number}: nothing in {name} can fail"
        assert not path.startswith("tests/sandbox/"), f"P{number}: {name} tests a witness"


def test_nothing_but_links_to_tests_stands_beside_a_promise() -> None:
    rows = _ROW.findall(PAGE.read_text("utf-8"))

    assert [number for number, _, tests in rows if _LINK.sub("", tests).strip(", ")] == []


@pytest.mark.parametrize("number", MONEY)
def test_what_money_hangs_on_was_broken_on_purpose(number: int) -> None:
    killers = {killer.partition("[")[0] for mutant in mutants() for killer in mutant.tests}
    tests = {form for path, name in promises()[number] for form in (path, f"{path}::{name}")}

    assert tests & killers


def test_a_test_without_anything_to_fail_is_found() -> None:
    here = "tests/test_promises.py"

    assert can_fail(here, "test_a_test_without_anything_to_fail_is_found")
    assert not can_fail(here, "_called")
    assert not can_fail(here, "no_such_function")
