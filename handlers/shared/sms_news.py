"""What a person hears when somebody else pauses, changes, stops or undoes an SMS of theirs."""

from __future__ import annotations

import json
from typing import Any, Final

from handlers.shared.identities import is_self
from handlers.shared.notifier import MadeBy
from handlers.shared.services import Ctx
from screens.text.bidi import strip
from storage import Effect, NewPush, Standing, Verb

KIND: Final = "sms"
HANDLED: Final = (
    Verb.PAUSED,
    Verb.RESUMED,
    Verb.CHANGED,
    Verb.STOPPED,
    Verb.UNDONE,
    Verb.SENT,
    Verb.GREETINGS_OFF,
)
"""What is told of."""


def handled(ctx: Ctx, verb: Verb, made: MadeBy, *, words: str, ref: str) -> tuple[Effect, ...]:
    """For the commit of it; nothing where it is the person's own.

    `words`: how the SMS begins. `ref`: tells this act from every other one.
    """
    if is_self(ctx, made.user):
        return ()
    storage, account = ctx.services.storage, made.account_id

    def effect(db: Any) -> None:
        by, whose = (
            storage.members.standing_in(db, account, user) for user in (ctx.user, made.user)
        )
        payload = {
            "kind": KIND,
            "at": ctx.now.isoformat(),
            "what": verb,
            "by": _name(by, strip(ctx.who.first_name)),
            "whose": _name(whose, "") if made.chat < 0 else None,
            "words": ctx.fmt.name(words),
        }
        push = NewPush(
            account_id=account, chat=made.chat, kind=KIND, ref=f"{verb}:{ref}",
            payload=json.dumps(payload).encode(), due_at=ctx.now,
        )  # fmt: skip
        storage.pushes.insertion(push)(db)

    return (effect,)


def _name(standing: Standing, usual: str) -> str:
    """As the owner knows a colleague; nothing of the owner, who is called so."""
    if standing.owner:
        return ""
    return usual if standing.member is None else standing.member.name
