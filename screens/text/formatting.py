"""Values as people read them: digits, dates, numbers to tap and quotes, in one place.

Numbers are grouped by hand because babel gives Latin digits for Persian. Which calendar and digits
a language has, `languages` says. Mobiles, ids and codes always keep Latin digits inside <code> (a
tap copies them), with the isolates outside the tag so that they are not copied along.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from screens.text.bidi import RLM, isolate_ltr, strip
from screens.text.languages import Day
from screens.text.translator import Words
from screens.view import Safe

_MINUTE, _HOUR, _DAY = 60, 3600, 86400
_SHORT = 60
_TAG = re.compile(r"<[^>]*>")

MESSAGE_UNITS = 4096
"""Bot API, sendMessage: length of a text after its entities are parsed."""


def utf16(text: str) -> int:
    """Length as Telegram counts it: UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def clip(text: str, units: int) -> str:
    """Cut to so many UTF-16 units, an ellipsis at the end if anything went; no pair is split."""
    if utf16(text) <= units:
        return text
    chars: list[str] = []
    room = units - 1
    for char in text:
        room -= 2 if ord(char) > 0xFFFF else 1  # noqa: PLR2004 (the last of the basic plane)
        if room < 0:
            break
        chars.append(char)
    return "".join(chars).rstrip() + "\u2026"


def visible(text: str) -> str:
    """What a person sees of our HTML."""
    return html.unescape(_TAG.sub("", text))


def fitting(text: str, limit: int = MESSAGE_UNITS) -> str:
    """HTML as it is if Telegram takes it, else its plain text, cut with an ellipsis."""
    if utf16(visible(text)) <= limit:
        return text
    return html.escape(clip(visible(text), limit), quote=False)


def masked(mobile: str) -> str:
    """0912***4567: enough to recognise, too little to leak."""
    ends = 4
    return mobile if len(mobile) <= ends * 2 else f"{mobile[:ends]}***{mobile[-ends:]}"


@dataclass(frozen=True, slots=True)
class Formatter:
    """Draws values for one language, its digits, and one zone."""

    words: Words
    zone: ZoneInfo

    def digits(self, text: str) -> str:
        return text.translate(self.words.digits.table)

    def number(self, value: float) -> str:
        """Grouped by thousands. A whole number goes into a text as it is (`Words.html`)."""
        return self.words.number(value)

    def percent(self, share: float) -> str:
        """`share` from 0 to 1, as whole per cent."""
        return self.digits(str(round(share * 100))) + self.words.digits.percent

    def bar(self, share: float, width: int = 10) -> str:
        """A bar of blocks for a share from 0 to 1; it fills from where one begins to read."""
        full = round(min(max(share, 0.0), 1.0) * width)
        return self._phrase("\u2593" * full + "\u2591" * (width - full))

    def _local(self, moment: datetime) -> datetime:
        return moment.astimezone(self.zone)

    def day(self, moment: datetime) -> Day:
        """The day of the language's calendar."""
        return self.words.language.calendar.day_of(self._local(moment).date())

    def date(self, moment: datetime) -> str:
        """Day, month by name, year."""
        day = self.day(moment)
        return f"{self.digits(str(day.day))} {self.month(day.year, day.month)}"

    def month(self, year: int, month: int) -> str:
        """Name and year: Mehr 1405 in Persian, October 2026 in English."""
        return f"{self.words.plain('format-month', month=month)} {self.digits(str(year))}"

    def day_month(self, moment: datetime) -> str:
        """Day and month without the year, as short as it can be read: for charts."""
        day = self.day(moment)
        name = self.words.plain("format-month-short", month=day.month)
        return f"{self.digits(str(day.day))} {name}"

    def weekday(self, moment: datetime) -> str:
        return self.words.plain("format-weekday", day=self._local(moment).isoweekday())

    def short_date(self, moment: datetime) -> str:
        """1405/07/22 in Persian, 2026-10-14 in English: for lists and tables."""
        day, sign = self.day(moment), self.words.language.calendar.sign
        return self.digits(f"{day.year}{sign}{day.month:02}{sign}{day.day:02}")

    def time(self, moment: datetime) -> str:
        return self.digits(f"{self._local(moment):%H:%M}")

    def moment(self, moment: datetime) -> str:
        """Weekday, date and time in one phrase."""
        phrase = self.words.plain(
            "format-moment",
            weekday=self.weekday(moment),
            date=self.date(moment),
            time=self.time(moment),
        )
        return self._phrase(phrase)

    def _phrase(self, text: str) -> str:
        """Keep the order of a phrase of isolated parts when it is isolated itself.

        FSI looks for the first strong letter outside inner isolates (UAX #9, P2): there is none.
        """
        return RLM + text if self.words.rtl else text

    def short_moment(self, moment: datetime) -> str:
        return self._phrase(f"{self.short_date(moment)} {self.time(moment)}")

    def days(self, count: int) -> str:
        return self.words.plain("format-days", count=count)

    def duration(self, seconds: float) -> str:
        """In the largest fitting unit, rounded up: "2 hours", "5 minutes", "30 seconds"."""
        for ident, unit in (
            ("format-days", _DAY),
            ("format-hours", _HOUR),
            ("format-minutes", _MINUTE),
        ):
            if seconds >= unit:
                count = -int(-seconds // unit)
                return self.words.plain(ident, count=count)
        count = max(0, -int(-seconds // 1))
        return self.words.plain("format-seconds", count=count)

    def code(self, value: str | int) -> Safe:
        """A number or code that a tap copies."""
        return Safe(isolate_ltr(f"<code>{html.escape(str(value), quote=False)}</code>"))

    def masked(self, mobile: str) -> Safe:
        """Enough to recognise, for everybody."""
        return Safe(isolate_ltr(html.escape(masked(mobile), quote=False)))

    def bold(self, value: str) -> Safe:
        return Safe(f"<b>{html.escape(value, quote=False)}</b>")

    def quote(self, text: str, *, expandable: bool = False) -> Safe:
        """Somebody's words, told apart from ours; nothing in them is interpreted."""
        tag = "<blockquote expandable>" if expandable else "<blockquote>"
        return Safe(f"{tag}{html.escape(text, quote=False)}</blockquote>")

    def name(self, text: str, units: int = _SHORT) -> str:
        """A name from outside, safe to show: no bidi controls, no line breaks, cut with …"""
        return clip(" ".join(strip(text).split()), units)
