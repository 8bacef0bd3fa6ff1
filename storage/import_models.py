"""The nouns of importing and exporting the address book: frozen, validated, free of any SQL."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any, Literal

from pydantic import Field

from storage.models import Frozen

PartKind = Literal["file", "read", "batch", "rejected"]
PartRow = list[Any]
"""One row of a part, as JSON holds it; what stands in it is its writer's business."""


class ImportState(StrEnum):
    """`draft`: no group yet; `reading`: a worker reads the file; `ready`: shown, to be confirmed.

    `uploading`: given to the service as it is; `stopped`: may be gone on with; `failed`: may not.
    """

    DRAFT = "draft"
    READING = "reading"
    READY = "ready"
    UPLOADING = "uploading"
    RUNNING = "running"
    STOPPED = "stopped"
    CANCELLED = "cancelled"
    DONE = "done"
    FAILED = "failed"


class ImportCounts(Frozen):
    """What was found in a file, in rows.

    `good`: to be added, of which `fresh` are new to the account and get a membership SMS;
    `duplicate`: again in the file; `bad`: no mobile, `cut` of them shortened by a spreadsheet;
    `known`: in the group already; `opted_out`.
    `fresh` None: was not looked up. `birthdays`: of `good` and `known`, how many have one;
    `unclear_birthdays`: those whose birthday was not taken, though they are.
    """

    good: int = 0
    fresh: int | None = None
    duplicate: int = 0
    bad: int = 0
    cut: int = 0
    known: int = 0
    opted_out: int = 0
    birthdays: int = 0
    unclear_birthdays: int = 0


class NewImport(Frozen):
    """`id`: a random number. `name`: the file's; `format`: "xlsx", "xls", "vcf", "text", "list".

    `topic`: where in the chat it was begun; 0: outside of every topic.
    """

    id: int
    chat: int
    user: int
    account_id: int
    group_id: int = 0
    group_name: str = ""
    name: str = Field("", repr=False)
    format: str = ""
    state: ImportState = ImportState.DRAFT
    counts: ImportCounts = ImportCounts()
    topic: int | None = None


class ReadSheet(Frozen):
    """Which sheet of a workbook was read. `others`: sheets with people that were not.

    `hidden`: rows of it that are hidden or filtered away, and were read all the same.
    """

    name: str = Field("", repr=False)
    others: int = 0
    hidden: int = 0


class Import(NewImport):
    """An import as it stands.

    `added` and `refused`: rows so far. `trouble`: why it stopped or failed: a code, or the
    service's words. `preview`: the first rows. `told`: the person knows how it ended. `size`: bytes
    of the file, 0 where it is kept no more. `seen`: rows read so far.
    """

    size: int = 0
    seen: int = 0
    sheet: ReadSheet = ReadSheet()

    preview: tuple[PartRow, ...] = Field((), repr=False)
    added: int = 0
    refused: int = 0
    trouble: str = ""
    told: bool = False
    created_at: datetime


class Part(Frozen):
    id: int
    rows: list[PartRow] = Field(repr=False)


class ExportState(StrEnum):
    RUNNING = "running"
    CANCELLED = "cancelled"
    DONE = "done"
    FAILED = "failed"


class NewExport(Frozen):
    """`kind`: "group", "all" or "opted-out"; `format`: "xlsx" or "vcf"; `topic` as of an import."""

    id: int
    chat: int
    user: int
    account_id: int
    kind: str
    format: str
    group_id: int = 0
    topic: int | None = None


class Export(NewExport):
    """`fetched` of about `total` rows; 0 where nothing has told how many there are."""

    state: ExportState
    fetched: int = 0
    total: int = 0
    trouble: str = ""
    created_at: datetime
