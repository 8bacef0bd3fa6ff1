"""What the twins of two messengers share: Telegram's and Bale's bots are called in nearly one way.

A world of people, chats and messages, the people as drivers, the chat page, the HTTP door. Where
the two differ, the world asks a `Manner`; methods and their refusals are each twin's own.
"""
