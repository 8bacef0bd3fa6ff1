"""The page of faults and their tests are one list: neither promises what the other lacks."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "faults.md"
TESTS = ROOT / "tests" / "faults"

PROMISED = {
    *range(1, 18), *range(20, 25), *range(26, 30), 31, *range(40, 49), *range(60, 67), 80, 81, 89,
}  # fmt: skip
"""The cases that a session from linking to delivery can meet."""


def listed() -> dict[int, list[Path]]:
    """The numbers on the page, each with the files that its row names."""
    found: dict[int, list[Path]] = {}
    for number, row in re.findall(
        r"^\| F(\d{2,3}) \|(.*)\|$", PAGE.read_text("utf-8"), re.MULTILINE
    ):
        assert int(number) not in found, f"F{number} stands there twice"
        links = re.findall(r"\]\(([^)]+)\)", row)
        found[int(number)] = [(PAGE.parent / link).resolve() for link in links]
    return found


def of_tests() -> dict[int, list[Path]]:
    """The numbers in the names of the tests."""
    found: dict[int, list[Path]] = {}
    for path in sorted(TESTS.glob("test_f*.py")):
        named = re.match(r"test_f(\d{2,3})_[a-z]", path.name)
        assert named is not None, f"{path.name} bears no number"
        found.setdefault(int(named[1]), []).append(path)
    return found


def test_every_file_that_the_page_names_exists() -> None:
    assert [path for paths in listed().values() for path in paths if not path.is_file()] == []


def test_every_case_on_the_page_names_a_test_with_its_number() -> None:
    with_number = of_tests()
    for number, paths in listed().items():
        assert set(paths) & set(with_number.get(number, [])), f"F{number:02} has no test"


def test_every_number_of_a_test_is_explained_on_the_page() -> None:
    assert set(of_tests()) - set(listed()) == set()


def test_no_promised_case_is_missing() -> None:
    assert PROMISED - set(listed()) == set()


def test_each_of_these_files_holds_a_test() -> None:
    for paths in listed().values():
        for path in paths:
            assert re.search(r"^(async )?def test_", path.read_text("utf-8"), re.MULTILINE), (
                path.name
            )
