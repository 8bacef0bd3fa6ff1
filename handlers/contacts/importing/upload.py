"""Giving a sheet to the service as it is (UploadExcel), once."""

from __future__ import annotations

from handlers.contacts.importing.people import Rejected
from handlers.shared.services import Ctx, client
from smsir import ContactResult, NotSent, Refused, SmsIrError
from storage import Import, ImportState

_UPLOADING = [ImportState.UPLOADING]


async def upload(ctx: Ctx, found: Import) -> None:
    """Upload, unless it was begun before (by a press that came twice, or before a crash).

    Raises:
        SmsIrError: it was refused or did not leave (it may be tried again then), or its end is
            unclear (then it may not, and the import says so).
    """
    imports, api = ctx.services.storage.imports, await client(ctx)
    content = await imports.file(found)
    if not content or not await imports.move(found.id, [ImportState.READY], ImportState.UPLOADING):
        return
    try:
        answer = await api.contacts.upload_excel(found.group_id, _name(found), content)
    except (Refused, NotSent):
        await imports.move(found.id, _UPLOADING, ImportState.READY)
        raise
    except SmsIrError:
        await imports.move(found.id, _UPLOADING, ImportState.FAILED, "unclear")
        raise
    await imports.uploaded(found, len(answer.added), [_refused(one) for one in answer.erroneous])


def _name(found: Import) -> str:
    ending = f".{found.format}"
    return found.name if found.name.lower().endswith(ending) else f"contacts{ending}"


def _refused(one: ContactResult) -> list[str | int]:
    return list(Rejected(0, one.mobile, one.full_name, "refused"))
