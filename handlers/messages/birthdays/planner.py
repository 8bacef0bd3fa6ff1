"""Plans birthday greetings: the evening before, a campaign and a list of whom it greets.

The list and the note of who is on it are one commit, so a day that is planned again after a kill,
a change or a clock that jumps lists only whom no list of the year has. Days that the bot was down
for are planned afterwards; the worker of campaigns then asks, as with anything that is too late.
What may have been sent since a backup was made is held and asked about.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from handlers.messages.compose.preflight import template_of
from handlers.messages.counting.celebrated import in_book
from handlers.messages.personal.people import person_of
from handlers.messages.personal.texts import Texts, texts_of
from handlers.shared.birthday import days_greeted_on, jalali_year
from handlers.shared.birthday_clock import due, last_to_plan
from handlers.shared.half_written import Personal, SendData
from handlers.shared.intervals import CampaignIntervals
from handlers.shared.jobs import TaskRunner
from handlers.shared.services import Services
from screens.crash_point import CrashPoint, no_crash_point
from smsir import FoundContact, SmsIr, SmsIrError
from storage import Greeting, NewCampaign

log = logging.getLogger(__name__)

_LOOKED_BACK = timedelta(days=3)
"""Greetings that are older are no greetings any more."""


class BirthdayPlanner:
    """`planned` is called when a list stands; `steps` hears the name of each step."""

    def __init__(
        self,
        services: Services,
        *,
        planned: Callable[[], None],
        zone: ZoneInfo,
        steps: CrashPoint = no_crash_point,
        intervals: CampaignIntervals | None = None,
    ) -> None:
        self._services = services
        self._storage = services.storage
        self._planned = planned
        self._zone = zone
        self._steps = steps
        self._intervals = intervals or CampaignIntervals()
        self._tasks = TaskRunner(services.bells.birthdays)
        self._late = timedelta(minutes=services.options.late_minutes)

    async def run(self, stop: asyncio.Event) -> None:
        """Work until `stop` is set."""
        await self._tasks.serve(stop, self._turn, grace=self._intervals.grace, cancel=True)

    async def _turn(self) -> float:
        last = last_to_plan(self._services.clock(), self._zone)
        for greeting in await self._storage.greetings.behind(last):
            if (
                greeting.account_id not in self._tasks
                and len(self._tasks) < self._intervals.at_once
            ):
                name = f"birthdays-{greeting.account_id}"
                self._tasks.begin(greeting.account_id, self._plan(greeting, last), name)
        return self._intervals.idle

    async def _plan(self, greeting: Greeting, last: date) -> None:
        """The days up to the last one; where the service cannot be asked, again a little later."""
        api = await self._services.client_of(greeting)
        try:
            if api is not None:
                days = [await self._day(api, greeting, day) for day in _days(greeting, last)]
                if all(days):
                    await self._storage.greetings.planned(greeting, last)
                    return
        except SmsIrError as error:
            log.info("birthdays of account %d wait: %s", greeting.account_id, error)
        await self._tasks.pause(self._intervals.retry)

    async def _day(self, api: SmsIr, greeting: Greeting, day: date) -> bool:
        """False where something has changed meanwhile, so that it is looked at anew."""
        storage, account_id, year = self._storage, greeting.account_id, jalali_year(day)
        mobiles = await storage.birthdays.on(account_id, days_greeted_on(day))
        mobiles = await storage.greetings.still_ungreeted(account_id, year, mobiles)
        people = await in_book(api, mobiles) if mobiles else {}
        if not people:
            return True
        self._steps("birthdays:found")
        readers = [person_of(person, person.relation_id) for person in people.values()]
        texts = await texts_of(template_of(greeting.text), readers)
        new = self._campaign(greeting, day, people, texts)
        planned = await storage.greetings.plan(greeting, year, list(people), new)
        self._steps("birthdays:planned")
        self._planned()
        return planned

    def _campaign(
        self, greeting: Greeting, day: date, people: dict[str, FoundContact], texts: Texts
    ) -> NewCampaign:
        now = self._services.clock()
        due_at = due(day, greeting.clock, now, self._zone, self._late)
        return NewCampaign(
            chat=greeting.chat,
            topic=greeting.topic,
            user=greeting.user,
            account_id=greeting.account_id,
            frame=-day.toordinal(),
            revision=0,
            content=_greeting_to(greeting, people, texts).model_dump(mode="json"),
            recipients=len(people),
            segments=texts.longest.size.segments,
            due_at=due_at,
            announced=due_at > now,
            why="restored"
            if greeting.copied
            else "ceiling"
            if texts.cost > greeting.most
            else None,
        )


def _days(greeting: Greeting, last: date) -> Iterator[date]:
    day = max(greeting.planned_until, last - _LOOKED_BACK)
    while day < last:
        day += timedelta(days=1)
        yield day


def _greeting_to(greeting: Greeting, people: dict[str, FoundContact], texts: Texts) -> SendData:
    """Of a text with names what it costs is kept, so that the day's names may make it cheaper."""
    personal = template_of(greeting.text).is_personal
    celebrated = tuple(
        (person.relation_id or 0, mobile, person.full_name or mobile)
        for mobile, person in people.items()
    )
    return SendData(
        text=greeting.text,
        optout="",
        contacts=tuple((ident, name) for ident, _, name in celebrated),
        most=greeting.most,
        birthdays=celebrated,
        personal=Personal(digest=texts.digest, cost=texts.cost) if personal else None,
    )
