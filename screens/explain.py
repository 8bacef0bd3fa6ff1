"""How the engine learns what to say about an error of a feature, without knowing the features."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from screens.context import Ctx
from screens.view import Rows, Safe


@dataclass(frozen=True, slots=True)
class Explanation:
    """A sentence for the person, and buttons that help (`Go`, `Url` or `Copy`).

    `foreseen`: it says itself what could not be done.
    """

    text: Safe
    rows: Rows = ()
    foreseen: bool = True


Explain = Callable[[Ctx[Any], Exception], Explanation | None]
"""None: not foreseen, hence a bug, logged with a reference that the person is told."""
