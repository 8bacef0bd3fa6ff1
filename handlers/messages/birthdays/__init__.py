"""Greetings on birthdays: switched on once, planned day by day, with a list the evening before."""

from handlers.messages.birthdays.listing import listing
from handlers.messages.birthdays.screen import greeting

SCREENS = (greeting, listing)
