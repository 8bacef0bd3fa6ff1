"""Sending SMS and following them. A sending is never repeated by this library once it left."""

from __future__ import annotations

from collections.abc import Iterable

from smsir.calls import Calls
from smsir.errors import AccountExpired, BadCredentials, NoCredit, Refused, ServiceFault
from smsir.models import (
    Draft,
    Occasion,
    OccasionCategory,
    RecipientCount,
    Sending,
    SentMessage,
    SentMessageMobile,
)
from smsir.outgoing import filled, sms_text, whole
from smsir.text.characters import clean_message


class MessagesResource:
    """Guide: Message, and SendByMobileNumbers of the vendor's clients."""

    def __init__(self, calls: Calls) -> None:
        self._calls = calls

    async def send(
        self,
        text: str,
        *,
        group_ids: Iterable[int] = (),
        relation_ids: Iterable[int] = (),
        continue_on_error: bool = True,
    ) -> Sending:
        """Send ``text``, byte for byte, to groups and single memberships.

        ValueError when the text holds a bidi control, NUL or lone surrogate. On an error look at
        ``maybe_processed``: True means that it may have been sent, and must not be sent again.
        """
        payload = {
            "Message": sms_text(text),
            "ContactGroupIds": whole(group_ids),
            "ContactRelationIds": whole(relation_ids),
            "CanContinueInCaseOfError": bool(continue_on_error),
        }
        return (await self._calls.post("Send", payload)).record(Sending)

    async def send_numbers(
        self, text: str, mobiles: Iterable[str], *, continue_on_error: bool = True
    ) -> Sending:
        """Send to plain numbers (09xxxxxxxxx); as ``send`` otherwise. Not in the guide."""
        payload = {
            "Message": sms_text(text),
            "MobileNumbers": [clean_message(str(mobile)) for mobile in mobiles],
            "CanContinueInCaseOfError": bool(continue_on_error),
        }
        return (await self._calls.post("SendByMobileNumbers", payload)).record(Sending)

    async def count(
        self, group_ids: Iterable[int] = (), relation_ids: Iterable[int] = ()
    ) -> RecipientCount:
        """Count distinct recipients.

        The guide allows empty arrays, a vendor's client saw them refused: an empty one is then
        tried as null, and at last as [0].
        """
        arrays = {"ContactsGroupIds": whole(group_ids), "ContactRelationIds": whole(relation_ids)}
        refusal: Refused | ServiceFault | None = None
        for empty in ([], None, [0]):
            payload = {key: ids or empty for key, ids in arrays.items()}
            try:
                answer = await self._calls.post("GroupContactsDistinctCount", payload)
            except (AccountExpired, BadCredentials, NoCredit):
                raise
            except (Refused, ServiceFault) as error:
                refusal = refusal or error
                if all(arrays.values()):
                    break
            else:
                return answer.record(RecipientCount)
        raise refusal if refusal is not None else AssertionError("no attempt was made")

    async def sent_from(self, last_id: int = 0) -> list[SentMessage]:
        """List sendings from an id on; 0 gives the newest 50."""
        answer = await self._calls.get("GetLastSentMessagesFromLastId", lastId=last_id)
        return answer.rows(SentMessage, "Messages")

    async def sent_page(self, page: int = 0) -> list[SentMessage]:
        answer = await self._calls.get("GetLastSentMessagesByPageId", pageId=page)
        return answer.rows(SentMessage, "Messages")

    async def numbers(self, batch_key: str, last_id: int = 0) -> list[SentMessageMobile]:
        """List the numbers of one sending with their delivery."""
        query: dict[str, object] = {"lastId": last_id, "batchKey": batch_key}
        answer = await self._calls.get("GetSentMessagesMobileNumbers", **query)
        return answer.rows(SentMessageMobile, "Messages")


class DraftsResource:
    """Guide: DraftMessage."""

    def __init__(self, calls: Calls) -> None:
        self._calls = calls

    async def add(self, text: str) -> list[Draft]:
        return await self._save(None, text)

    async def edit(self, draft_id: int, text: str) -> list[Draft]:
        return await self._save(int(draft_id), text)

    async def _save(self, draft_id: int | None, text: str) -> list[Draft]:
        payload = filled(Id=draft_id) | {"Message": sms_text(text)}
        answer = await self._calls.post("AddOrUpdateDraftMessage", payload)
        return answer.rows(Draft, "DraftMessageDetails", "DraftMessageDetail")

    async def delete(self, draft_id: int) -> None:
        """Delete a draft: a GET that changes data, so it is never repeated."""
        await self._calls.get("DeleteDraftMessage", id=int(draft_id))

    # Last, for in a class body ``list`` hides the type from what follows it.
    async def list(self) -> list[Draft]:
        answer = await self._calls.get("GetDraftMessages")
        return answer.rows(Draft, "DraftMessageDetails", "DraftMessageDetail")


class OccasionsResource:
    """Guide: OccasionalMessage, ready texts for feasts and anniversaries."""

    def __init__(self, calls: Calls) -> None:
        self._calls = calls

    async def categories(self) -> list[OccasionCategory]:
        answer = await self._calls.get("GetOccasionalMessageCategory")
        return answer.rows(
            OccasionCategory, "OccasionalMessageCategory", "OccasionalMessageCategories"
        )

    async def messages(self, category_id: int) -> list[Occasion]:
        query = {"occasionalMessageCategoryId": int(category_id)}
        answer = await self._calls.get("GetOccasionalMessages", **query)
        return answer.rows(Occasion, "OccasionalMessages", "OccasionalMessage")
