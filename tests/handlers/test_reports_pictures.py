"""Pictures: whole PNGs of a phone's width, in both languages, without a glyph missing."""

from __future__ import annotations

import io
import struct
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from handlers.messages.delivery import STATUSES, Delivery
from handlers.messages.delivery.chart import sending_picture
from handlers.shared.charts.canvas import COLORS, HEIGHT, WIDTH, png
from handlers.shared.charts.columns import DayColumn, Series, columns
from handlers.shared.charts.doughnut import Sector, doughnut
from tests.handlers.desk import Desk

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def size(png: bytes) -> tuple[int, int]:
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def delivery(**counts: int) -> Delivery:
    found = Delivery(whole=True)
    found.counts.update(counts)
    return found


@pytest.mark.long
@pytest.mark.parametrize("lang", ["fa", "en"])
async def test_the_doughnut_is_drawn_in_the_readers_language(desk: Desk, lang: str) -> None:
    ctx = desk.ctx(lang=lang)
    found = delivery(delivered=1_580, failed=96, telecom=45, underway=3, rejected=2, blacklist=1)
    found.others["؟"] = 4
    # A glyph that the font lacks is a warning, and warnings are errors here.
    first = await sending_picture(ctx, found, ctx.fmt.date(desk.now))
    assert size(first) == (WIDTH, HEIGHT)
    assert first != await sending_picture(ctx, delivery(delivered=1, failed=1), "")


@pytest.mark.long
@pytest.mark.parametrize("rtl", [False, True])
async def test_columns_of_thirty_days_are_drawn_even_where_most_are_empty(
    rtl: bool,  # noqa: FBT001 (a case)
) -> None:
    kinds = [Series("delivered", "رسیده"), Series("failed", "نرسیده"), Series("uncounted", "؟")]
    days = [DayColumn(f"{n} مهر", {}) for n in range(29)]
    days.append(DayColumn("۳۰ مهر", {"delivered": 1_200, "failed": 30}))
    drawn = await columns("۳۰ روز", days, kinds, number=lambda n: f"{n:,}", unit="نفر", rtl=rtl)
    assert size(drawn) == (WIDTH, HEIGHT)
    empty = await columns("۳۰ روز", days[:29], kinds, number=str, unit="نفر", rtl=rtl)
    assert size(empty) == (WIDTH, HEIGHT)
    assert empty != drawn


@pytest.mark.long
async def test_direction_marks_are_not_drawn() -> None:
    marked = [Sector("delivered", "\u2068رسیده\u2069: \u2066۱۲\u2069", 12)]
    clean = [Sector("delivered", "رسیده: ۱۲", 12)]
    first = await doughnut("\u200fعنوان", "۱۰۰٪", ("رسیده",), marked, rtl=True)
    assert first == await doughnut("عنوان", "۱۰۰٪", ("رسیده",), clean, rtl=True)


@pytest.mark.long
async def test_words_and_the_sign_between_thousands_are_drawn_in_vazirmatn(desk: Desk) -> None:
    """Another font's «٬» is a comma that stands as if it ended the number."""
    label = desk.ctx().label("report-slice", name="رسیده", count=1_580)
    fonts: list[Path] = []

    def paint(figure: Figure) -> None:
        from matplotlib.font_manager import findfont  # noqa: PLC0415 (with the first picture)

        for weight in ("normal", "bold"):
            text = figure.text(0.5, 0.5, label, weight=weight)
            fonts.append(Path(findfont(text.get_fontproperties())))

    await png(paint)
    from matplotlib.ft2font import FT2Font  # noqa: PLC0415 (with the first picture)

    assert "۱٬۵۸۰" in label
    assert [font.stem for font in fonts] == ["Vazirmatn-Regular", "Vazirmatn-Bold"]
    assert all(FT2Font(str(font)).get_char_index(ord("٬")) for font in fonts)


def drawn_in(picture: bytes) -> set[str]:
    """The colours of statuses that stand in a picture."""
    with Image.open(io.BytesIO(picture)) as image:
        counted = image.convert("RGB").getcolors(WIDTH * HEIGHT)
    assert counted is not None
    present = {f"#{bytes(color).hex()}" for _, color in counted if isinstance(color, tuple)}
    return {name for name, color in COLORS.items() if color in present}


def test_each_status_has_a_colour_of_its_own() -> None:
    assert set(STATUSES) < set(COLORS)
    assert len(set(COLORS.values())) == len(COLORS)


@pytest.mark.long
async def test_a_status_has_the_same_colour_in_every_picture() -> None:
    for status in ("failed", "telecom"):
        ring = await doughnut("", "", (), [Sector(status, status, 12)], rtl=True)
        days = [DayColumn("۱ مهر", {status: 12})]
        kinds = [Series(kind, kind) for kind in COLORS]
        bars = await columns("", days, kinds, number=str, unit="", rtl=True)
        assert drawn_in(ring) == drawn_in(bars) == {status}
