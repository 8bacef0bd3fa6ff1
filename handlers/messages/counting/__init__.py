"""Who gets an SMS: counting the choice, and comparing plain numbers with groups and contacts.

No feature of its own: choosing recipients and the card before sending count alike from here.
"""

from handlers.messages.counting.counting import Count, LeftOut, causes, count_of
from handlers.messages.counting.sifting import Picked, Sifted, memberships, opted_out, sift

__all__ = [
    "Count",
    "LeftOut",
    "Picked",
    "Sifted",
    "causes",
    "count_of",
    "memberships",
    "opted_out",
    "sift",
]
