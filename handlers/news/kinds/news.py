"""A piece of news, as it is kept (sealed) between being seen and being told."""

from __future__ import annotations

from datetime import datetime

from pydantic import BaseModel, ConfigDict

_ANSWER_UNITS = 3000
"""Longer answers are cut: a message holds 4096 units (Bot API), and the thread is a press away."""


class News(BaseModel):
    """`kind`: a literal of each class, by which it is read again. `at`: when the watcher saw it."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    kind: str
    at: datetime


def written(news: News) -> bytes:
    return news.model_dump_json().encode()


def clipped(text: str, units: int = _ANSWER_UNITS) -> str:
    """Cut before it is kept, so that no endless text fills the database."""
    return text if len(text) <= units else text[: units - 1].rstrip() + "\u2026"
