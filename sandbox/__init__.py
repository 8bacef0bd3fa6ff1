"""Offline twins of the two web services the bot lives between, for the demo and the tests."""
