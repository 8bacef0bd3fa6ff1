"""Believable Persian data for the twins: names, a flower shop's papers, and the service's words.

Data only, so that whoever builds an account from it may import it without going in circles.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any


@cache
def load(name: str) -> Any:
    """The JSON document `name` of this folder, read once; not to be changed by its readers."""
    return json.loads((Path(__file__).parent / f"{name}.json").read_text(encoding="utf-8"))
