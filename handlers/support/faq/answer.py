"""One question with its answer; also shown before a ticket is opened."""

from __future__ import annotations

from handlers.shared.services import Ctx
from handlers.support.routes import FAQ_ANSWER, TICKET_NEW, AnswerData
from screens import Screen, View, lines
from screens.text.bidi import strip
from screens.text.formatting import clip
from screens.view import Go

_QUESTION_UNITS, _ANSWER_UNITS = 300, 3400


answer: Screen[Ctx, AnswerData] = Screen(
    FAQ_ANSWER,
    sample=AnswerData(
        question="How many parts has an SMS?",
        answer="160 or 70 characters.",
    ),
    needs=None,
)


@answer.render
async def _render(ctx: Ctx, data: AnswerData) -> View:
    question = ctx.fmt.bold(ctx.fmt.name(data.question, _QUESTION_UNITS))
    answer_text = clip(strip(data.answer).strip(), _ANSWER_UNITS)
    quoted = ctx.fmt.quote(answer_text) if answer_text else ctx.t("faq-no-answer")
    return ctx.view(
        lines(ctx.t("faq-question", question=question), "", quoted),
        [Go(ctx.label("faq-ticket"), TICKET_NEW.entry())],
    )
