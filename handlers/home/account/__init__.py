"""The SMS.ir account of a chat: linking and unlinking it, its card, and groups attached to it."""
