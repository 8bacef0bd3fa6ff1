"""News that come by themselves: each linked account is looked at, and what is new is told once."""

from handlers.news.watch.courier import Courier
from handlers.news.watch.watcher import Watcher

__all__ = ["Courier", "Watcher"]
