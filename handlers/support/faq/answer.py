"""One question with its answer; also shown before a ticket is opened."""

from __future__ import annotations

from handlers.shared.services import Ctx
from screens import Open, Screen, View, lines, rows
from screens.screen import Data
from screens.text.bidi import strip
from screens.text.formatting import clip

_QUESTION_UNITS, _ANSWER_UNITS = 300, 3400


class AnswerData(Data):
    """Copied from the list, so that reading it asks the service nothing."""

    question: str
    answer: str


answer: Screen[Ctx, AnswerData] = Screen("faq-answer", AnswerData)


@answer.render
async def _render(ctx: Ctx, data: AnswerData) -> View:
    question = ctx.fmt.bold(ctx.fmt.name(data.question, _QUESTION_UNITS))
    answer_text = clip(strip(data.answer).strip(), _ANSWER_UNITS)
    quoted = ctx.fmt.quote(answer_text) if answer_text else ctx.t("faq-no-answer")
    return View(
        lines(ctx.t("faq-question", question=question), "", quoted),
        rows([Open(ctx.label("faq-ticket"), "ticket-new")], [ctx.back(), ctx.home()]),
    )
