"""The toy bot's two errors."""

from __future__ import annotations


class RepeatedError(Exception):
    """The toy store's word for an effect that was done before."""


class ToldError(Exception):
    """An error that the toy bot foresees."""
