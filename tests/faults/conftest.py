"""The toy bot for faults that concern the engine alone; stories use the fixtures of the shop."""

from tests.screens.conftest import catalogue, toy

__all__ = ["catalogue", "toy"]
