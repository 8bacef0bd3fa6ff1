"""Which job owns which entry of the sent list, where several jobs sent the same text.

Each entry came from one job and each job made one entry at most. A job is known to be sent only if
it is needed: if the entries could not all have come from the others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Claims = Mapping[int, Sequence[int]]
"""By job: places of the entries that may be its own, the likeliest first."""


def owned(claims: Claims, job: int) -> int | None:
    """The entry that is the job's; None where it may have none.

    Jobs are served in their order, each with its likeliest entry that leaves as many for the rest.
    """
    remaining, most = claims, _explained(claims)
    if _explained(_without_job(claims, job)) == most:
        return None
    for each in sorted(claims):
        entry = _kept(remaining, each, most)
        if each == job:
            return entry
        remaining = _without_job(remaining, each)
        if entry is not None:
            remaining, most = _without_entry(remaining, entry), most - 1
    return None


def _kept(claims: Claims, job: int, most: int) -> int | None:
    """The likeliest entry for a job that costs nobody else one."""
    rest = _without_job(claims, job)
    for entry in claims[job]:
        if _explained(_without_entry(rest, entry)) == most - 1:
            return entry
    return None


def _explained(claims: Claims) -> int:
    """How many entries can be given to jobs, one each (augmenting paths)."""
    owner: dict[int, int] = {}
    return sum(_give(claims, job, owner, set()) for job in claims)


def _give(claims: Claims, job: int, owner: dict[int, int], visited: set[int]) -> bool:
    for entry in claims[job]:
        if entry in visited:
            continue
        visited.add(entry)
        if entry not in owner or _give(claims, owner[entry], owner, visited):
            owner[entry] = job
            return True
    return False


def _without_job(claims: Claims, job: int) -> Claims:
    return {each: entries for each, entries in claims.items() if each != job}


def _without_entry(claims: Claims, entry: int) -> Claims:
    return {
        job: [candidate for candidate in entries if candidate != entry]
        for job, entries in claims.items()
    }
