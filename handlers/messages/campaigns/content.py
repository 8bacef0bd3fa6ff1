"""What a campaign sends to whom: the SMS of its card, and how far a paced turn of it has come."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import JsonValue, TypeAdapter

from handlers.messages.campaigns.pace_slices import Run
from handlers.shared.half_written import SendData
from storage import Campaign, NewJob

_RUN = "run"
_ODD = "odd"

MOST_ODD = 50

Odd = tuple[str, str, str]
"""A value that looked wrong: of which number, as the book has it, and why."""

_ODDS = TypeAdapter(list[Odd])


def sms_in(campaign: Campaign) -> SendData | None:
    """None where it is over, or no master key opens it."""
    if campaign.content is None:
        return None
    return SendData.model_validate(_of_card(campaign.content))


def run_in(campaign: Campaign) -> Run | None:
    """None where no slice of the present turn has left, or all of it leaves in one go."""
    run = (campaign.content or {}).get(_RUN)
    return None if run is None else Run.model_validate(run)


def content_with(campaign: Campaign, run: Run | None) -> dict[str, JsonValue]:
    """The content with the turn as far as it has come; None: it has not begun."""
    content = _of_card(campaign.content or {})
    return content if run is None else content | {_RUN: run.model_dump(mode="json")}


def _of_card(content: dict[str, JsonValue]) -> dict[str, JsonValue]:
    return {name: value for name, value in content.items() if name not in {_RUN, _ODD}}


def kept_of(sms: SendData, odd: Sequence[Odd] = ()) -> dict[str, JsonValue]:
    """What stays of one whose rows do not say it: template, groups, and what took the fallback."""
    kept = SendData(text=sms.confirmed, optout="", groups=sms.groups, contacts=sms.contacts)
    return kept.model_dump(mode="json") | _odd(odd)


def kept_of_personal(sms: SendData, jobs: Sequence[NewJob]) -> dict[str, JsonValue] | None:
    """What stays of one that leaves at once: nothing where everybody gets the same text."""
    return kept_of(sms) if jobs[0].template else None


def turned_with(campaign: Campaign, odd: Sequence[Odd]) -> dict[str, JsonValue]:
    """The content for its next turn, with what took the fallback at the present one."""
    return _of_card(campaign.content or {}) | _odd(odd)


def odd_in(campaign: Campaign) -> list[Odd]:
    """What took the fallback at the turn before, most of which its card could not show."""
    return _ODDS.validate_python((campaign.content or {}).get(_ODD, []))


def _odd(odd: Sequence[Odd]) -> dict[str, JsonValue]:
    return {_ODD: [list(each) for each in odd[:MOST_ODD]]} if odd else {}
