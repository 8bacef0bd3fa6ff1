"""Soft words on the card: what may be filtered, comes at night, or costs a part for nothing.

Links, card numbers and the like are reported to be filtered by operators, credit lost; nothing of
it is documented, so nothing is forbidden here.
"""

from __future__ import annotations

import re

from handlers.messages.compose.preflight import Plan
from handlers.messages.personal.template import meant_as_field
from handlers.shared.half_written import SendData
from handlers.shared.quiet_hours import hour, quiet_until
from handlers.shared.services import Ctx
from screens.view import Safe
from smsir.text import ZWNJ, measure, to_ascii_digits

_LINK = re.compile(
    r"https?://|www\.|\bt\.me/|(?<![\w@.])[a-z0-9-]+\.(?:ir|com|net|org|me|link|shop)\b",
    re.IGNORECASE,
)
_CARD = re.compile(r"(?<!\d)(?:\d[ -]?){15}\d(?!\d)")
_FEW_CULPRITS = 6
"""So many are worth saying that the SMS is shorter without them."""
_STRAYS, _NAMED = 3, 6


def hints(ctx: Ctx, plan: Plan, sms: SendData) -> list[Safe]:
    """Quiet hours are not spoken of where a time was chosen: that was asked about then."""
    text = plan.template.literal.removesuffix(f"\n{plan.line}") if plan.line else plan.text
    notes = [
        _quiet(ctx, plan) if sms.at is None else None,
        ctx.t("send-hint-link") if _LINK.search(plan.text) else None,
        ctx.t("send-hint-card") if _CARD.search(to_ascii_digits(plan.text)) else None,
        _field(ctx, text),
    ]
    if plan.texts is None:
        notes += [
            _spare_line(ctx, plan, text),
            _spare_joiners(ctx, plan),
            _spare_culprits(ctx, plan),
        ]
    return [note for note in notes if note is not None]


def _quiet(ctx: Ctx, plan: Plan) -> Safe | None:
    settings = plan.settings
    if quiet_until(settings, ctx.now, ctx.fmt.zone) is None:
        return None
    start, end = (hour(ctx, each) for each in (settings.quiet_from, settings.quiet_to))
    return ctx.t("send-hint-quiet", now=ctx.fmt.time(ctx.now), start=start, end=end)


def _field(ctx: Ctx, text: str) -> Safe | None:
    """A name in the brackets of another service leaves as it stands."""
    field = meant_as_field(text)
    return None if field is None else ctx.t("send-hint-field", written=field[0], field=field[1])


def _spare_line(ctx: Ctx, plan: Plan, text: str) -> Safe | None:
    without = measure(text).segments
    if not plan.line or without >= plan.size.segments:
        return None
    return ctx.t("send-hint-line", segments=without)


def _spare_joiners(ctx: Ctx, plan: Plan) -> Safe | None:
    joiners = plan.text.count(ZWNJ)
    without = measure(plan.text.replace(ZWNJ, "")).segments
    if not joiners or without >= plan.size.segments:
        return None
    return ctx.t("send-hint-joiners", count=joiners, segments=without)


def _spare_culprits(ctx: Ctx, plan: Plan) -> Safe | None:
    """A text that a few characters, named above, make a longer one."""
    culprits = plan.size.culprits
    if len(culprits) > _FEW_CULPRITS or not _worth_naming(plan):
        return None
    plain = "".join(char for char in plan.text if char not in culprits)
    without = measure(plain).segments
    if not 0 < without < plan.size.segments:
        return None
    return ctx.t("send-hint-culprits", segments=without)


def culprits(ctx: Ctx, plan: Plan) -> Safe | None:
    """The characters that make this SMS UCS-2, where naming them helps anyone."""
    if not _worth_naming(plan):
        return None
    forcing = plan.size.culprits
    printable = [char for char in forcing if char.strip() and char.isprintable()]
    if not printable:
        return ctx.t("send-culprits-hidden")
    some = printable[:_NAMED]
    named = ctx.label("send-list-comma").join(f"\u00ab{char}\u00bb" for char in some)
    if len(some) == len(forcing):
        return ctx.t("send-culprits", named=named)
    return ctx.t("send-culprits-more", named=named)


def _worth_naming(plan: Plan) -> bool:
    """A few strays in any text, or any number of them in a text that is Latin otherwise.

    The letters of a Persian text are what it is written in: naming them would be noise.
    """
    forcing = frozenset(plan.size.culprits)
    if len(forcing) <= _STRAYS:
        return bool(forcing)
    letters = [char for char in plan.text if char.isalpha()]
    return sum(char not in forcing for char in letters) > len(letters) / 2
