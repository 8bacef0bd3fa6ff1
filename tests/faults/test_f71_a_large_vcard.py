"""F71: a vCard file of 5,000 people, quoted-printable, folded, three numbers each."""

from __future__ import annotations

import quopri

import pytest

from handlers.contacts.importing.reading.parent import read

pytestmark = pytest.mark.process

PEOPLE = 5_000


def quoted(text: str) -> str:
    return quopri.encodestring(text.encode(), quotetabs=True).decode().replace("=\n", "=\r\n")


def old(place: int) -> str:
    """vCard 2.1: quoted-printable with soft line breaks, and a photo in between."""
    family = quoted(f"خانوادگی{place} با نامی که در یک سطر جا نمی‌شود")
    return (
        "BEGIN:VCARD\r\nVERSION:2.1\r\n"
        f"N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{family};{quoted('نگار')};;;\r\n"
        f"TEL;CELL;PREF:0912{place:07d}\r\nTEL;HOME:+98 935 {place:07d}\r\n"
        f"TEL;WORK:0098901{place:07d}\r\nTEL;FAX:02188776655\r\n"
        "PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD\r\n AAAAAAAAAA==\r\n\r\n"
        "END:VCARD\r\n"
    )


def new(place: int) -> str:
    """vCard 4.0: folded in the middle of a word, numbers as URIs, a grouped property."""
    return (
        "BEGIN:VCARD\r\nVERSION:4.0\r\n"
        f"N:خانوادگی{place};نگ\r\n ار;;;\r\n"
        f"TEL;VALUE=uri;TYPE=cell:tel:+98-912-{place:07d}\r\n"
        f"item1.TEL:0935{place:07d}\r\nTEL:90\r\n 1{place:07d}\r\n"
        "END:VCARD\r\n"
    )


async def test_f71_every_mobile_is_found_and_every_person_named() -> None:
    text = "".join(old(place) if place % 2 else new(place) for place in range(PEOPLE))
    rows, kind = [], ""
    async for chunk in read(text.encode()):
        rows += chunk.good
        kind = chunk.format or kind

    assert kind == "vcf"
    wanted = {
        f"{prefix}{place:07d}" for prefix in ("0912", "0935", "0901") for place in range(PEOPLE)
    }
    assert {row[1] for row in rows} == wanted
    assert len(rows) == 3 * PEOPLE
    assert {row[3] for row in rows} == {"نگار"}
    assert all(row[4].startswith(f"خانوادگی{row[0] - 1}") for row in rows)
