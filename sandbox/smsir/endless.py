"""Pages that never end: whatever page is asked for, it is full of rows not seen before."""

from __future__ import annotations

from itertools import count

from sandbox.smsir.call import Answer

_fresh = count(90_000_000)


def endless(answer: Answer, sample: Answer, size: int) -> Answer:
    """Fills every list of `answer` up to a full page with copies of rows of `sample`.

    The copies differ in every id, so that neither a repeated id nor a short page gives them away.
    """
    filled = dict(answer)
    for key, rows in sample.items():
        if isinstance(rows, list) and rows and isinstance(rows[0], dict):
            value = answer.get(key)
            own = value if isinstance(value, list) else []
            filled[key] = own + [_copy(rows[0]) for _ in range(size - len(own))]
    return filled


def _copy(row: Answer) -> Answer:
    number = next(_fresh)
    return {
        key: number if key in {"Id", "ID", "ContactRelationId"} else value
        for key, value in row.items()
    }
