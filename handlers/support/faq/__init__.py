"""/faq: the service's own questions and answers, listed, searched and read."""

from handlers.support.faq.answer import answer
from handlers.support.faq.listing import listing

SCREENS = (listing, answer)
