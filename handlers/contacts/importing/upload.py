"""Giving a sheet to the service as it is (UploadExcel), once."""

from __future__ import annotations

from handlers.contacts.importing.people import Rejected
from handlers.contacts.importing.reading.limits import MAX_FILE
from handlers.shared.big_files import leaving
from handlers.shared.services import Ctx, client
from smsir import ContactResult, NotSent, Refused, SmsIr, SmsIrError
from storage import Import, ImportState
from storage.imports import Imports

_UPLOADING = [ImportState.UPLOADING]


async def upload(ctx: Ctx, import_job: Import) -> None:
    """Upload, unless it was begun before (by a press that came twice, or before a crash).

    Raises:
        SmsIrError: it was refused or did not leave (it may be tried again then), or its end is
            unclear (then it may not, and the import says so).
    """
    api = await client(ctx)
    async with leaving(ctx, MAX_FILE):
        await _handed_over(ctx.services.storage.imports, api, import_job)


async def _handed_over(imports: Imports, api: SmsIr, import_job: Import) -> None:
    content = await imports.file(import_job)
    if not content or not await imports.move(
        import_job.id, [ImportState.READY], ImportState.UPLOADING
    ):
        return
    try:
        answer = await api.contacts.upload_excel(import_job.group_id, _name(import_job), content)
    except (Refused, NotSent):
        await imports.move(import_job.id, _UPLOADING, ImportState.READY)
        raise
    except SmsIrError:
        await imports.move(import_job.id, _UPLOADING, ImportState.FAILED, "unclear")
        raise
    await imports.uploaded(
        import_job, len(answer.added), [_refused(contact) for contact in answer.erroneous]
    )


def _name(import_job: Import) -> str:
    ending = f".{import_job.format}"
    return import_job.name if import_job.name.lower().endswith(ending) else f"contacts{ending}"


def _refused(contact: ContactResult) -> list[str | int]:
    return list(Rejected(0, contact.mobile, contact.full_name, "refused"))
