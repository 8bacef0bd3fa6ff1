"""JSON of the wire by pydantic's core: an eighth of the standard library's time for a keyboard.

The standard library reads and writes what it refuses: halves of surrogate pairs, say, which some
servers send; what these make of them is theirs to decide.
"""

from __future__ import annotations

import json
from typing import Any

from pydantic_core import from_json, to_json


def encoded(content: Any) -> bytes:
    """Letters stay letters: escaped, Persian is thrice as long."""
    try:
        return to_json(content)
    except ValueError:
        return json.dumps(content).encode()


def decoded(payload: bytes) -> Any:
    """No word of it is remembered beyond the names of its fields.

    Raises:
        ValueError, RecursionError: it is no JSON.
    """
    try:
        return from_json(payload, cache_strings="keys")
    except ValueError:
        return json.loads(payload)
