"""Writing an SMS, choosing who gets it, seeing what it costs, confirming it."""

from handlers.messages.compose.check import check
from handlers.messages.compose.compose import compose
from handlers.messages.compose.resume import resume
from handlers.messages.personal.explaining import fields

SCREENS = (compose, fields, resume, check)
