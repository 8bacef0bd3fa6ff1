"""What differs between the messengers, as a table: `python docs/differences.py` writes it anew.

The rows are the fields of the capability records; a field that has no words here, or words for
a field that is the same for all, fails its test.
"""

from __future__ import annotations

import sys
from dataclasses import fields
from pathlib import Path
from typing import Any

from messengers.bale.capabilities import BALE
from messengers.telegram.capabilities import TELEGRAM
from screens.messenger import Capabilities, Copies, Edits

PAGE = Path(__file__).parent / "bale.md"
BEGIN, END = "<!-- from the capability records -->\n", "<!-- to here -->\n"

WORDS = {
    "reshaped": (
        "A quoted SMS with one of these signs",
        "shown as look-alikes; the card says so, and a button or a file gives the text exactly",
    ),
    "edits": (
        "A screen is drawn over its message",
        "where that is refused, the screen is sent anew, once",
    ),
    "copies": (
        "Buttons that copy a text",
        "it stands in the text or comes as a file, too; `SEFID_BALE_COPY=0` leaves them out",
    ),
    "styles": ("Coloured buttons", "the icons say it: ✅ confirms, 🗑 deletes"),
    "topics": ("Topics of groups", "a group is attached as a whole"),
    "persistent_menu": ("A menu below the chat", "🏠 stands under every screen"),
    "silent_push": ("Messages without a sound", "quiet hours hold news back all the same"),
    "member_updates": (
        "Hearing that somebody has blocked the bot",
        "noticed at the next message that is refused",
    ),
    "profile": (
        "Name, description and picture set by the bot",
        "set them once with @botfather",
    ),
    "command_languages": ("A list of commands in each language", "in SEFID_LANGUAGE"),
    "personal_commands": (
        "A colleague's list has what the role may do",
        "everybody sees the whole list; what a role may not do is refused with a sentence",
    ),
}
"""What a field is about, and how it is made up for where it is missing."""


def differing() -> list[str]:
    """The fields in which the records are not the same."""
    names = (field.name for field in fields(Capabilities))
    return [name for name in names if getattr(TELEGRAM, name) != getattr(BALE, name)]


def table() -> str:
    """The table, in Markdown."""
    rows = ["| | Telegram | Bale | in Bale |", "|---|---|---|---|"]
    for name in differing():
        about, instead = WORDS[name]
        cells = (_shown(getattr(can, name)) for can in (TELEGRAM, BALE))
        rows.append(f"| {about} | {' | '.join(cells)} | {instead} |")
    return "\n".join(rows) + "\n"


def _shown(value: Any) -> str:
    match value:
        case Edits() | Copies():
            return {"sure": "yes", "unsure": "mostly", "none": "no"}[value.value]
        case bool():
            return "yes" if value else "no"
        case str():
            return " ".join(f"`` {sign} ``" for sign in value) or "none"
    return str(value)


def written(page: str) -> str:
    """The page with the table in its place."""
    before, rest = page.split(BEGIN)
    _, after = rest.split(END)
    return f"{before}{BEGIN}\n{table()}\n{END}{after}"


if __name__ == "__main__":
    PAGE.write_text(written(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    sys.stdout.write(f"{PAGE.name} is written\n")
