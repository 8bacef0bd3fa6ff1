"""What is known before a send: who gets it, how long it is, what it costs.

At the same time: GroupContactsDistinctCount (distinct recipients, and those that are double or
cannot be written to), the comparison of plain numbers with them, and GetUserInfo (credit). What
the person saw is bound into the confirming button: recipients, the minute, and a digest of account,
text, audience and the numbers that are left of it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256

from handlers.messages.counting import Count, LeftOut, causes, count_of
from handlers.messages.personal.card import too_many_people
from handlers.messages.personal.loading import Load, Loaded, load
from handlers.messages.personal.people import TooManyError
from handlers.messages.personal.refusals import without_names
from handlers.messages.personal.template import Template, TemplateError, parse
from handlers.messages.personal.texts import Texts
from handlers.shared.concurrently import gather_two
from handlers.shared.half_written import SendData
from handlers.shared.minutes import from_minutes, to_minutes
from handlers.shared.optout_words import says_how_to_stop
from handlers.shared.services import Ctx, ToldError, linked
from smsir import UserInfo
from smsir.text import Measure, measure
from storage import Account, ChatSettings, Daily

_PARTS = 3
_UNSAID = "x"
_DIGEST_CHARS = 8
OLDEST = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Plan:
    """What would be sent. `text`: byte for byte, the opt-out line included.

    Where it is personal: the longest of `texts`, once those are read.
    """

    account: Account
    settings: ChatSettings
    line: str
    text: str
    size: Measure
    digest: str
    template: Template
    texts: Texts | None = None

    def cost_of(self, people: int | None) -> int | None:
        """SMS for so many people; None where nobody can tell."""
        if self.texts is not None:
            return self.texts.cost
        return None if people is None else people * self.size.segments

    def with_texts(self, texts: Texts) -> Plan:
        """Bound to everybody's text: a contact that is renamed makes it another."""
        digest = sha256(repr((self.digest, texts.digest)).encode()).hexdigest()[:_DIGEST_CHARS]
        text = texts.longest.text if texts.batches else self.text
        return replace(self, text=text, size=measure(text), digest=digest, texts=texts)


@dataclass(frozen=True, slots=True)
class Preflight:
    """`left`: why memberships get nothing; None where the service does not let it be told.

    `loaded`: the names that were read for a personal text. `daily`: what the person may let leave
    in a day; None: there is no limit.
    """

    plan: Plan
    count: Count
    info: UserInfo
    left: LeftOut | None = None
    loaded: Loaded | None = None
    daily: Daily | None = None

    @property
    def cost(self) -> int | None:
        """SMS at most; None where nobody can tell how many people there are.

        Exactly where it is personal.
        """
        return self.plan.cost_of(self.count.at_most)


@dataclass(frozen=True, slots=True)
class Seen:
    """What stood on the card whose button was pressed; `recipients` None: nobody could tell."""

    recipients: int | None
    at: datetime
    digest: str

    @classmethod
    def of(cls, count: Count, plan: Plan, now: datetime) -> str:
        """As a button's argument."""
        digest = bound(plan, count)
        people = _UNSAID if count.at_most is None else count.at_most
        return f"{people}-{to_minutes(now)}-{digest}"

    @classmethod
    def read(cls, arg: str) -> Seen | None:
        parts = arg.split("-")
        if len(parts) != _PARTS:
            return None
        people, at = parts[0], from_minutes(parts[1])
        if at is None or not (people == _UNSAID or people.isdecimal()):
            return None
        return cls(None if people == _UNSAID else int(people), at, parts[2])


async def plan_of(ctx: Ctx, data: SendData) -> Plan:
    """Everything that needs no call. Raises `NotLinkedError`."""
    account = await linked(ctx)
    settings = await ctx.services.storage.settings.get(ctx.chat)
    line = settings.optout_line if data.optout is None else data.optout
    if says_how_to_stop(ctx, data.text, line):
        line = ""
    typed = data.final(line)
    template = template_of(typed)
    text = without_names(template)
    shown: tuple[object, ...] = (account.id, typed, data.groups, data.contacts, data.numbers)
    if data.at is not None or data.campaign is not None:
        shown = (*shown, data.at, data.again, data.most, data.campaign, data.version)
    if data.pace is not None:
        shown = (*shown, data.pace)
    digest = sha256(repr(shown).encode()).hexdigest()[:_DIGEST_CHARS]
    return Plan(account, settings, line, text, measure(text), digest, template)


def template_of(typed: str) -> Template:
    """One that cannot be read is literal: why stands on the card, which cannot be confirmed."""
    try:
        return parse(typed)
    except TemplateError:
        return Template((typed,))


def bound(plan: Plan, count: Count) -> str:
    """A digest of what is sent and of the very numbers that get it by themselves."""
    return sha256(repr((plan.digest, count.sifted.kept)).encode()).hexdigest()[:_DIGEST_CHARS]


async def preflight(ctx: Ctx, plan: Plan, data: SendData) -> Preflight:
    """Raises `SmsIrError`."""
    api, daily = ctx.services.clients.of(plan.account), await daily_of(ctx, plan)
    reading = reading_of(ctx, plan, data)
    if reading is not None:
        loaded, info = await gather_two(reading.whole(), api.account.info())
        plan = plan.with_texts(loaded.texts)
        return Preflight(plan, loaded.count, info, loaded.left, loaded, daily)
    count, info = await gather_two(count_of(api, data), api.account.info())
    return Preflight(plan, count, info, await causes(api, data, count), daily=daily)


async def daily_of(ctx: Ctx, plan: Plan) -> Daily | None:
    """What the person may still let leave today with the account of the card."""
    return await ctx.services.storage.daily_limits.of(plan.account.id, ctx.user)


def reading_of(ctx: Ctx, plan: Plan, data: SendData, *, fresh: bool = False) -> Load | None:
    """The names that everybody's text needs, read in the background; None where it needs none."""
    if not plan.template.is_personal:
        return None
    return load(ctx.services.clients.of(plan.account), plan.template, data, fresh=fresh)


async def judged_again(ctx: Ctx, plan: Plan, data: SendData) -> tuple[Plan, Count]:
    """Who gets what now, at the press. Raises `SmsIrError`, `ToldError`."""
    reading = reading_of(ctx, plan, data, fresh=True)
    if reading is None:
        return plan, await count_of(ctx.services.clients.of(plan.account), data)
    try:
        loaded = await reading.whole()
    except TooManyError as error:
        raise ToldError(too_many_people(ctx)) from error
    return plan.with_texts(loaded.texts), loaded.count
