"""What a chat prefers: language, digits, quiet hours, the opt-out line."""

from handlers.home.settings.messengers import messengers
from handlers.home.settings.optout import optout
from handlers.home.settings.overview import overview
from handlers.home.settings.quiet import quiet

SCREENS = (overview, quiet, optout, messengers)
