"""Whatever the standard library writes and reads is written and read, and as the same."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from messengers.wire_json import decoded, encoded

WORDS = some.text(some.characters(codec=None), max_size=8)  # halves of surrogate pairs as well
LEAVES = some.none() | some.booleans() | some.integers() | some.floats(allow_nan=False) | WORDS
CONTENT = some.recursive(
    LEAVES,
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(WORDS, inner, max_size=3),
)


@given(CONTENT)
def test_what_is_written_is_read_as_it_was(content: Any) -> None:
    assert json.loads(encoded(content)) == content
    assert decoded(encoded(content)) == content


@given(CONTENT)
def test_what_others_have_written_is_read(content: Any) -> None:
    assert decoded(json.dumps(content).encode()) == content


def test_content_that_lies_deep_is_written_and_read() -> None:
    deep = json.loads("[" * 400 + "]" * 400)
    assert decoded(encoded(deep)) == deep


@pytest.mark.parametrize("payload", [b"", b"<html>", b"[" * 100_000, b"{'a': 1}", b"\xff"])
def test_what_is_no_json_is_refused(payload: bytes) -> None:
    with pytest.raises((ValueError, RecursionError)):
        decoded(payload)
