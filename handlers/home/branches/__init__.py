"""Several accounts of one person: the list with all credits, each one's card, turning to one."""

from handlers.home.branches.feature import SCREENS
from handlers.home.branches.offer import offer

__all__ = ["SCREENS", "offer"]
