"""The service's frequently asked questions: for their own screen, and before a ticket is opened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log
from zlib import crc32

from handlers.shared.account_cache import AccountCache
from handlers.shared.services import Ctx, client
from smsir import Faq, SmsIr
from smsir.text import fold

_LIFE_SECONDS = 300.0
_SHORTEST = 3
_IN_QUESTION, _IN_ANSWER = 3, 1
_MARKS = str.maketrans(dict.fromkeys("?!.,:;()[]\"'\u061f\u060c\u061b\u00ab\u00bb/\\-", " "))


async def _fetch(service: SmsIr) -> list[Faq]:
    """Those that are active, by the service's priority (guide: FrequentlyAskedQuestion).

    Those without one come last.
    """
    faqs = [faq for faq in await service.faq.list() if faq.is_active and faq.question.strip()]
    return sorted(faqs, key=lambda faq: (faq.priority is None, faq.priority or 0))


_recent: AccountCache[list[Faq]] = AccountCache(_LIFE_SECONDS)


async def questions(ctx: Ctx) -> list[Faq]:
    service = await client(ctx)
    return await _recent.get(service, lambda: _fetch(service))


def mark(faq: Faq) -> str:
    """A short name for a question, which has no id: the same for as long as its words are."""
    return f"{crc32(faq.question.encode('utf-8', 'surrogatepass')):x}"


def _words(text: str) -> list[str]:
    return fold(text.translate(_MARKS)).split()


def matching(faqs: Sequence[Faq], query: str) -> list[Faq]:
    """Those that share a word of three letters or more with the query, the best first.

    A word counts where one of the text begins with it, or it with one of the text, so that endings
    do not matter. It counts the more the fewer of the questions and answers hold it (what stands in
    all of them tells nothing), three times as much in a question as in an answer, and more where it
    makes up more of the question. Of equals the service's priority decides.
    """
    wanted = {word for word in _words(query) if len(word) >= _SHORTEST}
    texts = [_Text(frozenset(_words(faq.question)), frozenset(_words(faq.answer))) for faq in faqs]
    weights = {word: _weight(word, texts) for word in wanted}
    scores = [text.score(weights) for text in texts]
    hits = [place for place, score in enumerate(scores) if score > 0]
    return [faqs[place] for place in sorted(hits, key=lambda place: -scores[place])]


@dataclass(frozen=True, slots=True)
class _Text:
    """The words of a question and of its answer."""

    question: frozenset[str]
    answer: frozenset[str]

    def holds(self, word: str) -> bool:
        return _shares(self.question, word) or _shares(self.answer, word)

    def score(self, weights: Mapping[str, float]) -> float:
        shared_words = [word for word in weights if _shares(self.question, word)]
        in_question = _IN_QUESTION * sum(weights[word] for word in shared_words)
        in_answer = _IN_ANSWER * sum(w for word, w in weights.items() if _shares(self.answer, word))
        covered = min(1.0, len(shared_words) / max(1, len(self.question)))
        return in_question * (1 + covered) + in_answer


def _weight(word: str, texts: Sequence[_Text]) -> float:
    return log(1 + len(texts) / (1 + sum(text.holds(word) for text in texts)))


def _shares(words: frozenset[str], wanted: str) -> bool:
    return any(
        word.startswith(wanted) or (len(word) > _SHORTEST and wanted.startswith(word))
        for word in words
    )
