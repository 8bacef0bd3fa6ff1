"""The service's frequently asked questions: for their own screen, and before a ticket is opened."""

from __future__ import annotations

from datetime import timedelta
from zlib import crc32

from handlers.kept import Kept
from handlers.services import Ctx
from smsir import Faq, SmsIr
from smsir.text import fold

_LIFE = timedelta(minutes=5)
_SHORTEST = 3
_IN_QUESTION, _IN_ANSWER = 3, 1
_MARKS = str.maketrans(dict.fromkeys("?!.,:;()[]\"'\u061f\u060c\u061b\u00ab\u00bb/\\-", " "))


async def _fetch(service: SmsIr) -> list[Faq]:
    """Those that are active, by the service's priority (guide: FrequentlyAskedQuestion)."""
    found = [faq for faq in await service.faq.list() if faq.is_active and faq.question.strip()]
    return sorted(found, key=lambda faq: faq.priority)


_KEPT: Kept[list[Faq]] = Kept(_LIFE, _fetch)


async def questions(ctx: Ctx) -> list[Faq]:
    return await _KEPT.get(ctx)


def mark(faq: Faq) -> str:
    """A short name for a question, which has no id: the same for as long as its words are."""
    return f"{crc32(faq.question.encode('utf-8', 'surrogatepass')):x}"


def _words(text: str) -> list[str]:
    return fold(text.translate(_MARKS)).split()


def matching(found: list[Faq], query: str) -> list[Faq]:
    """Those that share a word of three letters or more with the query, the best first.

    A word counts where one of the text begins with it, so that endings do not matter; in the
    question it counts three times as much as in the answer.
    """
    wanted = {word for word in _words(query) if len(word) >= _SHORTEST}
    scores = [(_score(faq, wanted), faq) for faq in found]
    hits = [(score, faq) for score, faq in scores if score]
    return [faq for _, faq in sorted(hits, key=lambda hit: -hit[0])]


def _score(faq: Faq, wanted: set[str]) -> int:
    return _IN_QUESTION * _shared(faq.question, wanted) + _IN_ANSWER * _shared(faq.answer, wanted)


def _shared(text: str, wanted: set[str]) -> int:
    words = _words(text)
    return sum(any(word.startswith(one) for word in words) for one in wanted)
