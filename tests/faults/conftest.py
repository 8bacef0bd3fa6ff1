"""The toy bot for faults that concern the engine alone, the outbox desk for those of one worker.

Stories use the fixtures of the shop.
"""

from tests.handlers.outbox_desk import outbox_desk
from tests.screens.conftest import can, catalogue, toy

__all__ = ["can", "catalogue", "outbox_desk", "toy"]
