"""What `doctor` says of one thing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Grade(StrEnum):
    OK = "ok"
    HINT = "hint"
    BAD = "BAD"


@dataclass(frozen=True, slots=True)
class Finding:
    grade: Grade
    subject: str
    text: str

    def __str__(self) -> str:
        return f"{self.grade:<4} {self.subject}: {self.text}"
