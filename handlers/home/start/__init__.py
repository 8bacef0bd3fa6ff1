"""Home: the greeting, the menu of everything else, and where links from outside arrive."""

from handlers.home.start.screen import register

__all__ = ["register"]
