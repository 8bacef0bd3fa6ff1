"""Ready texts for occasions: categories, texts, use in a send or keep as a draft."""

from handlers.messages.occasions.category import category
from handlers.messages.occasions.listing import listing
from handlers.messages.occasions.text import ready_text
from handlers.messages.occasions.when import choosing

SCREENS = (listing, category, ready_text, choosing)
