"""What the README and the docs name must be there: commands, settings, targets, files, rooms."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.__main__ import parser
from bot.environment import PREFIX
from bot.settings import Settings

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = sorted(
    [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "deploy").iterdir()]
)
DECISIONS = ROOT / "docs" / "decisions"
_COMMAND = re.compile(r"(?:\bsefid|python -m bot) ([a-z][a-z-]*)")
_TARGET = re.compile(r"^([a-z-]+):[^=]", re.MULTILINE)
_LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)|src=\"([^\":]+)\"")


def commands() -> set[str]:
    (action,) = [one for one in parser()._actions if one.choices]
    return set(action.choices or ())


def documents(path: Path) -> str:
    return path.name


@pytest.mark.parametrize("path", DOCUMENTS, ids=documents)
def test_every_command_that_is_named_exists(path: Path) -> None:
    named = set(_COMMAND.findall(path.read_text(encoding="utf-8")))

    assert named - commands() == set()


def test_the_readme_names_every_command() -> None:
    (listed,) = re.findall(r"knows:(.*?)\.\n", README, re.DOTALL)

    assert set(re.findall(r"`([a-z-]+)`", listed)) == commands()


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_command_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parser().parse_args([name, "--help"])

    assert ended.value.code == 0
    assert f"sefid {name}" in capsys.readouterr().out


def test_the_readme_has_a_row_for_every_setting() -> None:
    rows = re.findall(rf"^\| `{PREFIX}([A-Z_]+)`", README, re.MULTILINE)

    assert sorted(row.lower() for row in rows) == sorted(Settings.model_fields)


def test_the_make_targets_of_the_readme_exist() -> None:
    targets = set(_TARGET.findall((ROOT / "Makefile").read_text(encoding="utf-8")))

    assert set(re.findall(r"(?:^|`)make ([a-z-]+)", README, re.MULTILINE)) <= targets


@pytest.mark.parametrize("path", DOCUMENTS, ids=documents)
def test_every_link_to_a_file_leads_to_one(path: Path) -> None:
    links = ["".join(pair) for pair in _LINK.findall(path.read_text(encoding="utf-8"))]

    assert [link for link in links if not (path.parent / link).exists()] == []


def test_the_readme_has_a_row_for_every_room() -> None:
    rooms = {path.name for path in ROOT.iterdir() if (path / "__init__.py").exists()}
    rows = set(re.findall(r"^\| `([a-z]+)/`", README, re.MULTILINE))

    assert rows == (rooms | {"tests"}) - {"benchmarks"}


def test_the_index_of_decisions_has_every_page_under_its_title() -> None:
    index = (DECISIONS / "README.md").read_text(encoding="utf-8")
    listed = re.findall(r"^- \[(\d{4})\]\((\d{4}-[^)]+)\) (.+)$", index, re.MULTILINE)
    pages = sorted(path.name for path in DECISIONS.glob("[0-9]*.md"))

    assert sorted(page for _, page, _ in listed) == pages
    for number, page, title in listed:
        first, *_ = (DECISIONS / page).read_text(encoding="utf-8").splitlines()
        assert first == f"# {number} {title}"
