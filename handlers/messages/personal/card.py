"""What the card says of a personal text: who gets what, in how many parts and calls."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.messages.personal.batches import MOST_TEXTS, calls
from handlers.messages.personal.encoding import made_unicode_by_name
from handlers.messages.personal.loading import Load, Loaded
from handlers.messages.personal.people import MOST_PEOPLE
from handlers.messages.personal.rendering import Recipient, render
from handlers.messages.personal.samples import Sample, samples
from handlers.messages.personal.template import Template
from handlers.messages.personal.texts import Texts
from handlers.shared.services import Ctx
from screens.text.bidi import isolate
from screens.text.formatting import clip
from screens.view import Safe, escape, lines
from smsir import UserInfo

_MANY_CALLS = 500
_NAMED = 3
_SAMPLE_UNITS = 240
_NAME_UNITS = 24


def text_for_owner(template: Template, info: UserInfo) -> str:
    """The text with the name that the account has."""
    return render(template, _owner(info)).text


def _owner(info: UserInfo) -> Recipient:
    return Recipient(info.mobile or "", None, "", info.first_name, info.last_name)


def reading_lines(ctx: Ctx, reading: Load) -> Safe:
    """How far the reading of the names is, as a bar where it is known of how many."""
    parts = [ctx.t("send-card"), Safe(""), ctx.t("personal-reading")]
    if reading.total:
        share = min(1.0, reading.read / reading.total)
        parts.append(escape(f"{ctx.fmt.bar(share)} {ctx.fmt.percent(share)}"))
        parts.append(ctx.t("personal-reading-of", read=reading.read, total=reading.total))
    return lines(*parts, ctx.t("personal-reading-soon"))


def length_lines(ctx: Ctx, template: Template, loaded: Loaded) -> list[Safe]:
    """Parts, and what of the address book did not fit into the text."""
    texts = loaded.texts
    if not texts.batches:
        return []
    return [
        _spread(ctx, texts),
        *_without_names(ctx, loaded),
        *_odd(ctx, texts),
        *_flipped(ctx, template, texts),
    ]


def _spread(ctx: Ctx, texts: Texts) -> Safe:
    """One number of parts for all, or how many people get each."""
    spread = texts.spread
    if len(spread) == 1:
        (parts,) = spread
        return ctx.t("personal-parts", count=parts)
    each = [
        ctx.label(
            "personal-parts-of", people=people, count=parts,
        )
        for parts, people in spread.items()
    ]  # fmt: skip
    return ctx.t(
        "personal-parts-from-to",
        least=min(spread),
        most=max(spread),
        each=ctx.label("send-list-comma").join(each),
    )


def calls_line(ctx: Ctx, many: int, *, paced: bool = False) -> Safe:
    """How many calls it takes, and how long that lasts at least; at a pace that stands above."""
    if paced:
        return ctx.t("personal-calls-paced", count=many)
    seconds = many * ctx.services.options.text_pace
    return ctx.t(
        "personal-calls",
        count=many,
        duration=ctx.fmt.duration(max(1.0, seconds)),
    )


def _without_names(ctx: Ctx, loaded: Loaded) -> list[Safe]:
    nameless, twice = loaded.texts.nameless, loaded.reading.named_twice
    parts = [
        ctx.t("personal-nameless", count=nameless) if nameless else None,
        ctx.t("personal-named-twice", count=twice) if twice else None,
    ]
    return [line for line in parts if line is not None]


def _odd(ctx: Ctx, texts: Texts) -> list[Safe]:
    many = len(texts.odd)
    title = ctx.t("personal-odd", count=many)
    odd = [(person.mobile, value.raw, value.wrong or "") for person, value in texts.odd]
    return odd_lines(ctx, title, odd)


def odd_lines(ctx: Ctx, title: Safe, odd: Sequence[tuple[str, str, str]]) -> list[Safe]:
    """Values that are no name: of which number, as the book has it, and why."""
    if not odd:
        return []
    listed = [
        ctx.t(
            "personal-odd-item",
            value=ctx.fmt.name(raw, _NAME_UNITS),
            mobile=ctx.fmt.masked(mobile),
            why=why,
        )
        for mobile, raw, why in odd[:_NAMED]
    ]
    more = len(odd) - len(listed)
    return [
        title,
        *listed,
        *([ctx.t("personal-odd-more", count=more)] if more else []),
    ]


def _flipped(ctx: Ctx, template: Template, texts: Texts) -> list[Safe]:
    people = made_unicode_by_name(template, texts)
    if not people:
        return []
    some = [f"{person.first} {person.last}" for person in people[:_NAMED]]
    names = [escape(isolate(ctx.fmt.name(name, _NAME_UNITS))) for name in some]
    listed = Safe(ctx.label("send-list-comma").join(names))
    return [ctx.t("personal-flipped", names=listed, count=len(people))]


def sample_lines(ctx: Ctx, template: Template, texts: Texts, info: UserInfo) -> list[Safe]:
    """Five at most, the longest whole."""
    me = Sample("oneself", _owner(info), text_for_owner(template, info), 1) if info.mobile else None
    parts = [ctx.t("personal-samples")]
    for sample in samples(texts, me):
        text = sample.text if sample.kind == "longest" else clip(sample.text, _SAMPLE_UNITS)
        parts += [_sample_of(ctx, sample), ctx.fmt.quote(text)]
    return parts


def _sample_of(ctx: Ctx, sample: Sample) -> Safe:
    kind = ctx.label("personal-sample", kind=sample.kind)
    person = sample.person
    name = ctx.fmt.name(f"{person.first} {person.last}", _NAME_UNITS)
    whose = isolate(name) if name else ctx.fmt.masked(person.mobile)
    others = sample.many - 1
    return ctx.t("personal-sample-of", kind=kind, name=whose, count=others)


def cost_lines(ctx: Ctx, texts: Texts, *, paced: bool) -> Safe:
    """Near the buttons: what it costs exactly, and how long it takes."""
    cost = ctx.t("personal-cost", count=texts.cost)
    return lines(calls_line(ctx, calls(texts), paced=paced), cost)


def many_calls(ctx: Ctx, many: int, *, paced: bool) -> Safe | None:
    """What is asked once more where a send takes very many calls."""
    if many <= _MANY_CALLS:
        return None
    return lines(ctx.t("personal-many"), calls_line(ctx, many, paced=paced))


def too_many_texts(ctx: Ctx, texts: Texts) -> Safe | None:
    """Why it cannot be sent: more calls than may be made, or somebody whose text is empty."""
    if any(not batch.text for batch in texts.batches):
        return ctx.t("personal-empty")
    many = calls(texts)
    if many <= MOST_TEXTS:
        return None
    return ctx.t("personal-too-many-texts", count=many, most=MOST_TEXTS)


def too_many_people(ctx: Ctx) -> Safe:
    return ctx.t("personal-too-many-people", most=MOST_PEOPLE)
