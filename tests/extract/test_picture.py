"""Pictures of pages: pieces of ink, skew, specks, coloured ink, rules, dots and boxes. All drawn here."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from extract.reading.components import components
from extract.reading.grid import Edge, find_tables
from extract.reading.picture import clean, lies_on_its_side, skew_of, threshold, turned, without_coloured_ink
from extract.reading.picture_marks import BOX, take_marks

DPI = 200


def page(size: tuple[int, int] = (1000, 1400)) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    picture = Image.new("RGB", size, "white")
    return picture, ImageDraw.Draw(picture)


def lines_of_text(picture: ImageDraw.ImageDraw) -> None:
    """Something that stands in lines as text does: rows of small bars, words of uneven width."""
    chance = np.random.default_rng(7)
    for row in range(30):
        x, y = 80, 100 + row * 38
        while x < 900:
            for _ in range(int(chance.integers(2, 9))):
                picture.rectangle((x, y, x + 3, y + 18), fill="black")
                x += int(chance.integers(6, 11))
            x += 14


def by_hand(ink: list[list[bool]]) -> set[tuple[int, int, int, int, int]]:
    """Components by filling, as one would on paper."""
    height, width = len(ink), len(ink[0])
    seen: set[tuple[int, int]] = set()
    out = set()
    for y in range(height):
        for x in range(width):
            if not ink[y][x] or (y, x) in seen:
                continue
            queue, piece = [(y, x)], []
            seen.add((y, x))
            while queue:
                row, col = queue.pop()
                piece.append((row, col))
                for a in (row - 1, row, row + 1):
                    for b in (col - 1, col, col + 1):
                        if 0 <= a < height and 0 <= b < width and ink[a][b] and (a, b) not in seen:
                            seen.add((a, b))
                            queue.append((a, b))
            rows, cols = [r for r, _ in piece], [c for _, c in piece]
            out.add((min(cols), min(rows), max(cols) + 1, max(rows) + 1, len(piece)))
    return out


@given(
    st.integers(1, 12).flatmap(
        lambda w: st.lists(st.lists(st.booleans(), min_size=w, max_size=w), min_size=1, max_size=12)
    )
)
def test_components_are_those_found_by_hand(ink: list[list[bool]]) -> None:
    found = components(np.array(ink, dtype=bool))
    rows = zip(found.left, found.top, found.right, found.bottom, found.area, strict=True)
    boxes = sorted(tuple(int(value) for value in row) for row in rows)
    expected = by_hand(ink)
    assert set(boxes) == expected
    assert sum(box[4] for box in boxes) == sum(map(sum, ink))


@pytest.mark.parametrize("angle", [-3.0, -1.2, 0.0, 0.7, 2.5])
def test_skew_is_measured(angle: float) -> None:
    picture, draw = page()
    lines_of_text(draw)
    grey = np.asarray(picture.convert("L").rotate(angle, Image.Resampling.BICUBIC, fillcolor=255))
    assert skew_of(grey < 128) == pytest.approx(angle, abs=0.1)


@pytest.mark.parametrize("skew", [0.0, 1.5, -1.5])
@pytest.mark.parametrize(("degrees", "side"), [(0, False), (90, True), (180, False), (270, True)])
def test_a_page_on_its_side_is_seen(skew: float, degrees: int, side: bool) -> None:
    picture, draw = page()
    lines_of_text(draw)
    grey = np.asarray(turned(picture.convert("L").rotate(skew, fillcolor=255), degrees))
    assert lies_on_its_side(grey < 128) is side


def test_turning_is_clockwise() -> None:
    picture = Image.new("L", (3, 2), 255)
    picture.putpixel((0, 0), 0)
    assert turned(picture, 90).getpixel((1, 0)) == 0
    assert turned(picture, 180).getpixel((2, 1)) == 0
    assert turned(picture, 270).getpixel((0, 2)) == 0


@pytest.mark.parametrize("colour", [(220, 30, 40), (40, 60, 210)])
def test_coloured_ink_is_gone_and_print_under_it_stays(colour: tuple[int, int, int]) -> None:
    picture, draw = page((200, 200))
    draw.ellipse((20, 20, 180, 180), outline=colour, width=12)
    draw.rectangle((90, 10, 100, 190), fill=(20, 20, 20))
    grey = without_coloured_ink(picture)
    assert grey[100, 26] > 180
    assert grey[100, 95] < 60


def test_each_pixel_of_coloured_ink_is_as_light_as_its_strongest_colour() -> None:
    colours = np.random.default_rng(3).integers(0, 256, (40, 50, 3), dtype=np.uint8)
    colours[0, :4] = [[200, 140, 140], [200, 139, 150], [0, 0, 0], [61, 0, 0]]  # just not coloured, just coloured
    picture = Image.fromarray(colours)
    strongest, weakest = colours.max(axis=2), colours.min(axis=2)
    expected = np.where(strongest - weakest > 60, strongest, np.asarray(picture.convert("L")))
    assert np.array_equal(without_coloured_ink(picture), expected)
    assert without_coloured_ink(picture)[0, :2].tolist() == [158, 200]


def test_specks_are_taken_out_and_dots_stay() -> None:
    picture, draw = page()
    lines_of_text(draw)
    chance = np.random.default_rng(1)
    for _ in range(900):
        x, y = (int(value) for value in chance.integers(0, 990, 2))
        draw.rectangle((x, y, x + 1, y + 1), fill="black")
    draw.rectangle((40, 1300, 43, 1303), fill="black")  # as large as a full stop
    cleaned = clean(picture, DPI)
    assert cleaned.specked
    assert cleaned.grey[1301, 41] < 100
    assert (cleaned.pieces.area <= 4).sum() < 60


def test_shadows_are_evened_out() -> None:
    picture, draw = page()
    lines_of_text(draw)
    shade = np.linspace(1.0, 0.45, 1000)[None, :, None]
    photographed = Image.fromarray((np.asarray(picture) * shade).astype(np.uint8))
    cleaned = clean(photographed, DPI)
    assert cleaned.grey[60:90, :].min() > 200
    assert (cleaned.grey[100:120] < 128).mean() > 0.2


def test_rules_become_the_edges_of_a_table_and_are_taken_out() -> None:
    picture, draw = page()
    for y in (200, 300, 400, 500):
        draw.line((100, y, 900, y), fill="black", width=3)
    for x in (100, 300, 900):
        draw.line((x, 200, x, 500), fill="black", width=3)
    draw.rectangle((150, 240, 160, 262), fill="black")
    cleaned = clean(picture, DPI)
    marks = take_marks(cleaned, DPI)
    points = [Edge(e.orientation, e.at * 72 / DPI, e.start * 72 / DPI, e.end * 72 / DPI) for e in marks.edges]
    (table,) = find_tables(points)
    assert (table.rows, table.columns) == (3, 2)
    assert cleaned.grey[300, 500] == 255
    assert cleaned.grey[250, 155] < 60


def test_dots_and_boxes_come_back_as_characters() -> None:
    picture, draw = page()
    for index in range(40):
        draw.rectangle((200 + index * 9, 300, 202 + index * 9, 302), fill="black")
    draw.rectangle((100, 500, 122, 522), outline="black", width=2)
    draw.rectangle((300, 500, 305, 522), fill="black")  # a letter's stroke
    cleaned = clean(picture, DPI)
    texts = dict(take_marks(cleaned, DPI).texts)
    assert BOX in texts
    assert "." * 40 in texts
    assert threshold(cleaned.grey) > 0
    assert cleaned.grey[301, 300] == 255
    assert cleaned.grey[510, 302] < 60


@pytest.mark.parametrize("letter", ["D", "n", "O", "H"])
def test_letters_are_no_boxes(letter: str) -> None:
    from PIL import ImageFont

    picture, draw = page((200, 200))
    draw.text((60, 60), letter, fill="black", font=ImageFont.load_default(40))
    cleaned = clean(picture, DPI)
    assert not take_marks(cleaned, DPI).texts
