"""The image is built elsewhere; here its steps are held against the tree, or tried."""

from __future__ import annotations

import ast
import re
import shlex
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

pytestmark = pytest.mark.process

ROOT = Path(__file__).parents[1]
DOCKERFILE = ROOT / "Dockerfile"


@cache
def steps() -> list[tuple[str, str]]:
    """(instruction, rest) of the Dockerfile, continued lines joined."""
    joined = re.sub(r"\\\n", " ", DOCKERFILE.read_text(encoding="utf-8"))
    lines = [line for line in joined.splitlines() if line.strip() and not line.startswith("#")]
    return [(word, rest) for word, _, rest in (line.strip().partition(" ") for line in lines)]


def of(instruction: str) -> list[str]:
    return [rest.strip() for word, rest in steps() if word == instruction]


def copied() -> list[str]:
    return [
        source for rest in of("COPY") if "--from" not in rest for source in shlex.split(rest)[:-1]
    ]


def test_everything_that_is_copied_is_there_and_let_through_by_dockerignore() -> None:
    ignore = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    allowed = {line.removeprefix("!") for line in ignore if line.startswith("!")}
    for source in copied():
        assert (ROOT / source).exists(), source
        assert source in allowed, source


def test_every_package_of_the_product_is_in_the_image() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    found = project["tool"]["setuptools"]["packages"]["find"]["include"]
    assert {pattern.rstrip("*") for pattern in found} <= set(copied())


def test_it_runs_as_nobody_in_particular_and_keeps_its_data_in_a_volume() -> None:
    assert of("USER") == ["sefid"]
    assert of("VOLUME") == ["/data"]
    last_run = max(index for index, (word, _) in enumerate(steps()) if word == "RUN")
    user = next(index for index, (word, _) in enumerate(steps()) if word == "USER")
    assert user > last_run, "nothing is installed as the user who runs it"


def test_wheels_are_installed_by_hash() -> None:
    installs = [run for run in of("RUN") if "pip install" in run]
    assert all("--require-hashes" in run or "--no-deps ." in run for run in installs)
    locked = (ROOT / "requirements/run.txt").read_text(encoding="utf-8")
    pins = re.findall(
        r"^[A-Za-z0-9_.\[\]-]+==\S+.*?(?=^[A-Za-z0-9]|\Z)", locked, re.MULTILINE | re.DOTALL
    )
    assert pins
    assert all("--hash=sha256:" in pin for pin in pins)


def entry(words: str) -> list[str]:
    """The command of an instruction as this tree runs it: `sefid` is a script of the project."""
    command = ast.literal_eval(words[words.index("[") :])
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    module, _, function = project["project"]["scripts"][command[0]].partition(":")
    code = f"import sys; from {module} import {function}; sys.exit({function}())"
    return [sys.executable, "-P", "-c", code, *command[1:]]


def run(command: list[str], folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.process
def test_the_health_check_asks_the_bot_where_it_listens(tmp_path: Path) -> None:
    (check,) = of("HEALTHCHECK")
    done = run(entry(check), tmp_path, SEFID_LISTEN="0.0.0.0:9")
    assert done.returncode == 1
    assert "No bot answers at 0.0.0.0:9" in done.stdout
    assert run(entry(check), tmp_path).returncode == 1


@pytest.mark.process
def test_the_command_without_a_token_says_so_with_status_2(tmp_path: Path) -> None:
    done = run(entry(of("CMD")[-1]), tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith("SEFID_BOT_TOKEN is not set, and neither is SEFID_BALE_TOKEN.")


@pytest.mark.process
def test_nothing_of_the_data_folder_is_run(tmp_path: Path) -> None:
    for name in ("bot.py", "logging.py", "asyncio.py", "aiohttp.py"):
        (tmp_path / name).write_text("print('run from the data folder')", encoding="utf-8")
    assert "data folder" not in run(entry(of("CMD")[-1]), tmp_path).stdout
    assert any("PYTHONSAFEPATH=1" in rest for rest in of("ENV")), "for python -m as well"


def test_what_is_drawn_has_a_folder_that_may_be_written() -> None:
    (folder,) = re.findall(r"MPLCONFIGDIR=(\S+)", " ".join(of("ENV")))
    assert any(folder.startswith(f"{place}/") for place in compose()["services"]["sefid"]["tmpfs"])


@cache
def compose() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
    return loaded


def test_compose_gives_the_bot_more_time_to_stop_than_it_takes() -> None:
    service = compose()["services"]["sefid"]
    assert int(service["stop_grace_period"].removesuffix("s")) > 10
    assert service["environment"]["SEFID_DATABASE"].startswith("/data/")
    assert service["volumes"] == ["data:/data"]


def test_compose_comes_back_after_a_reboot_and_can_be_reached_where_env_says() -> None:
    service = compose()["services"]["sefid"]
    assert service["restart"] == "unless-stopped"
    inside = service["environment"]["SEFID_LISTEN"].rpartition(":")[2]
    assert service["ports"] == [f"${{SEFID_LISTEN:-127.0.0.1:8443}}:{inside}"]
    assert set(service["logging"]["options"]) == {"max-size", "max-file"}


def test_the_unit_for_systemd_knows_the_statuses_and_only_known_settings() -> None:
    from bot.environment import IN_A_FILE, PREFIX  # noqa: PLC0415 (the other tests only read)
    from bot.settings import Settings  # noqa: PLC0415 (as above)

    unit = (ROOT / "deploy/sefid.service").read_text(encoding="utf-8")
    known = {PREFIX + field.upper() for field in Settings.model_fields}
    for name in re.findall(r"Environment=(SEFID_[A-Z_]+)=", unit):
        assert name.removesuffix(IN_A_FILE) in known
    values = dict(re.findall(r"^([A-Za-z]+)=(.*)$", unit, re.MULTILINE))
    assert values["RestartPreventExitStatus"] == "2 3"
    assert int(values["TimeoutStopSec"]) > 10
    assert values["ExecStart"].endswith("bin/sefid run")
    database = re.search(r"SEFID_DATABASE=(\S+)", unit)
    assert database is not None
    assert database[1].startswith(f"/var/lib/{values['StateDirectory']}/")


def test_every_command_of_make_that_runs_the_bot_leaves_the_tools_out() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in ("run", "doctor"):
        assert re.search(rf"^{target}: \$\(RUN_STAMP\)", makefile, re.MULTILINE)
    assert "$(RUN_STAMP): requirements/run.txt" in makefile


def test_the_workflow_pins_every_action_and_asks_for_reading_only() -> None:
    text = (ROOT / ".github/workflows/ci.yml").read_text(encoding="utf-8")
    workflow = yaml.safe_load(text)
    assert workflow["permissions"] == {"contents": "read"}
    used = [
        step["uses"] for job in workflow["jobs"].values() for step in job["steps"] if "uses" in step
    ]
    assert used
    assert all(re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", action) for action in used)


def test_the_example_environment_names_every_setting() -> None:
    from bot.environment import PREFIX  # noqa: PLC0415 (as below)
    from bot.settings import Settings  # noqa: PLC0415 (the other tests only read)

    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    named = set(re.findall(r"^#? ?(SEFID_[A-Z_]+)=", example, re.MULTILINE))
    assert named == {PREFIX + field.upper() for field in Settings.model_fields}


@pytest.mark.parametrize("field", ["undo_seconds", "watch_seconds", "telegram_url", "smsir_url"])
def test_the_example_environment_shows_the_true_defaults(field: str) -> None:
    from bot.settings import Settings  # noqa: PLC0415 (the other tests only read)

    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    shown = re.search(rf"SEFID_{field.upper()}=(.*)", example)
    assert shown is not None
    default = Settings.model_fields[field].default
    assert type(default)(shown[1]) == default
