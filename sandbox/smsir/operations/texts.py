"""Texts the service keeps ready: answers to common questions, and greetings for occasions."""

from __future__ import annotations

from sandbox.seed import refusals
from sandbox.smsir.call import Answer, Call, operation
from sandbox.smsir.clock import dotnet_date
from sandbox.smsir.errors import ObjectReferenceError, Refused

_PLATFORM = 4


@operation("GET", "/FrequentlyAskedQuestion/GetFrequentlyAskedQuestions")
def get_frequently_asked_questions(call: Call) -> Answer:
    return {
        "FrequentlyAskedQuestions": [
            {
                "Question": faq.question,
                "Answer": faq.answer,
                "CreationDateTime": dotnet_date(faq.at),
                "IsActive": faq.is_active,
                "Priority": faq.priority,
                "PlatformKeyId": _PLATFORM,
            }
            for faq in call.account.faqs
        ]
    }


@operation("GET", "/OccasionalMessage/GetOccasionalMessageCategory")
def get_occasional_message_category(call: Call) -> Answer:
    return {
        "OccasionalMessageCategory": [
            {"Id": occasion.category_id, "Name": occasion.name, "MessageCount": len(occasion.texts)}
            for occasion in call.account.occasions
        ]
    }


@operation("GET", "/OccasionalMessage/GetOccasionalMessages")
def get_occasional_messages(call: Call) -> Answer:
    if call.rules.quirks.occasions_fail:
        raise ObjectReferenceError
    wanted = call.number("occasionalMessageCategoryId")
    category = next(
        (occasion for occasion in call.account.occasions if occasion.category_id == wanted), None
    )
    if category is None:
        raise Refused(refusals.NO_CATEGORY)
    return {
        "OccasionalMessages": [
            {
                "Message": text,
                "OccasionalMessageCategoryId": category.category_id,
                "CreationDateTime": dotnet_date(created),
                "ExpirationDateTime": None if expires is None else dotnet_date(expires),
            }
            for text, created, expires in category.texts
        ]
    }
