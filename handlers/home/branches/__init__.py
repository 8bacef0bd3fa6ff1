"""Several accounts of one person: the list with all credits, each one's card, turning to one."""

from handlers.home.branches.feature import register
from handlers.home.branches.offer import offer

__all__ = ["offer", "register"]
