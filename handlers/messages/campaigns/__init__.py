"""Sends for later: choosing the moment, what waits, one campaign, and its worker."""

from handlers.messages.campaigns.again import again
from handlers.messages.campaigns.listing import listing
from handlers.messages.campaigns.pace import pace
from handlers.messages.campaigns.page import page
from handlers.messages.campaigns.when import when

SCREENS = (when, again, pace, listing, page)
