#!/usr/bin/env python3
"""Prints sheets of cards for every stock and measures the outlines of their labels in the PDF.

    labels.py OFFSITE CHROMIUM [STOCK ...]

For each stock: a workshop of 54 tasks is rendered with `--outline` and printed; `pdftoppm` draws the sheets at 600 dpi,
and the outer edges of all outlines are looked for where the maker of the stock says that they are. None may be further
than 0.3 mm from there. Cards start at the third label; the number of pages must be exact, no page may be empty, and each
number must lie on its label. The rulers of the printer test must be 100 mm long. Prints a line a stock; exits 1 at the
first that is wrong.
"""
import re
import subprocess
import sys
import tempfile
from math import ceil
from pathlib import Path

from pdf import INCH, pages, printed

A4, LETTER = (210.0, 297.0), (8.5 * INCH, 11 * INCH)
# Sheet, columns, rows, label, left and upper margin, gaps: as their makers say, not as the program does.
STOCKS = {
    "card-76": (A4, 2, 3, (76.0, 76.0), (29.0, 34.5), (0.0, 0.0)),
    "card-76:Letter": (LETTER, 2, 3, (76.0, 76.0), (31.95, 25.7), (0.0, 0.0)),
    "a6": (A4, 2, 2, (105.0, 148.5), (0.0, 0.0), (0.0, 0.0)),
    "avery-5160": (LETTER, 3, 10, (2.625 * INCH, INCH), (0.1875 * INCH, 0.5 * INCH), (0.125 * INCH, 0.0)),
    "avery-5163": (LETTER, 2, 5, (4 * INCH, 2 * INCH), (0.156 * INCH, 0.5 * INCH), (0.188 * INCH, 0.0)),
    "l7160": (A4, 3, 7, (63.5, 38.1), (7.25, 15.15), (2.5, 0.0)),
    "sticky-3in": (LETTER, 2, 3, (3 * INCH, 3 * INCH), (0.75 * INCH, 0.5 * INCH), (INCH, 0.5 * INCH)),
    "sticky-76": (A4, 2, 3, (76.2, 76.2), (18.0, 20.0), (21.6, 12.0)),
}
TASKS, START, DPI, MOST = 54, 3, 600, 0.3


def workshop(folder, paper):
    lines = [f'[workshop]\ntitle = "Sheets"\npaper = "{paper}"\n']
    lines += [f'[task.t{n:03}]\nname = "Measure what comes out of printer {n}"\ncard = {n + 500}\n' for n in range(1, TASKS + 1)]
    (folder / "workshop.toml").write_text("\n".join(lines), encoding="utf-8")


class Picture:
    """A page in grey, in which dark lines are looked for."""

    def __init__(self, pdf, page):
        run = ["pdftoppm", "-r", str(DPI), "-gray", "-f", str(page), "-l", str(page), pdf]
        data = subprocess.run(run, check=True, capture_output=True).stdout
        header = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", data)
        self.width, self.height, self.pixels = int(header[1]), int(header[2]), memoryview(data)[header.end():]

    def dark(self, x, y):
        inside = 0 <= x < self.width and 0 <= y < self.height
        return inside and self.pixels[y * self.width + x] < 128

    def line(self, at, along, upright, inwards):
        """The outer edge and the middle of the line near `at` (mm) that runs by the points `along` (mm), in mm from `at`;
        None without one."""
        start, reach = at / INCH * DPI, round(1.0 / INCH * DPI)
        pixel = lambda mm: round(mm / INCH * DPI)
        is_line = lambda across: all(self.dark(*((across, pixel(p)) if upright else (pixel(p), across))) for p in along)
        run = []
        for step in range(-reach, reach + 1):
            across = int(start // 1) + step * inwards
            if is_line(across):
                run.append(across)
            elif run:
                break
        if not run:
            return None
        outer = run[0] + (0 if inwards > 0 else 1)
        middle = (run[0] + run[-1] + 1) / 2
        return [(found - start) / DPI * INCH for found in (outer, middle)]


def measure(name, picture, stock, offset=(0.0, 0.0)):
    """The largest distance of an outer edge from where it belongs, over all labels of a page."""
    sheet, columns, rows, (width, height), (left, top), (gap_x, gap_y) = stock
    worst = 0.0
    for row in range(rows):
        for column in range(columns):
            x, y = left + column * (width + gap_x) + offset[0], top + row * (height + gap_y) + offset[1]
            down, across = ([start + length * part for part in (.31, .47, .71)] for start, length in ((y, height), (x, width)))
            # Two labels without a gap have one line between them, the middle of which is the edge of both.
            edges = {"left": (x, down, True, 1, column > 0 and not gap_x),
                     "right": (x + width, down, True, -1, column < columns - 1 and not gap_x),
                     "top": (y, across, False, 1, row > 0 and not gap_y),
                     "bottom": (y + height, across, False, -1, row < rows - 1 and not gap_y)}
            for side, (at, along, upright, inwards, shared) in edges.items():
                off = picture.line(at, along, upright, inwards)
                off = off and off[shared]
                if off is None or abs(off) > MOST:
                    sys.exit(f"{name}: the {side} edge in row {row + 1}, column {column + 1} is "
                             + ("nowhere near" if off is None else f"{off:+.2f} mm off"))
                worst = max(worst, abs(off))
    return worst


def check_ruler(name, picture, sheet):
    """The ruler to the right begins 15 mm above the lower edge of the sheet and ends in a tick."""
    y, middle = round((sheet[1] - 15) / INCH * DPI) - 1, round(sheet[0] / 2 / INCH * DPI)
    left = right = middle
    while picture.dark(left - 1, y):
        left -= 1
    while picture.dark(right + 1, y):
        right += 1
    # Half of a tick stands out at each end.
    length = (right - left + 1) / DPI * INCH - 0.25
    if abs(length - 100) > MOST:
        sys.exit(f"{name}: the ruler is {length:.2f} mm long")


def check_numbers(name, found, stock):
    _, columns, rows, (width, height), (left, top), (gap_x, gap_y) = stock
    per_sheet = columns * rows
    if len(found) != ceil((TASKS + START - 1) / per_sheet):
        sys.exit(f"{name}: {len(found)} pages")
    for n in range(1, TASKS + 1):
        page, place = divmod(n + START - 2, per_sheet)
        x, y = left + place % columns * (width + gap_x), top + place // columns * (height + gap_y)
        on_label = [word for word in found[page] if x < word[1] < x + width and y < word[2] < y + height]
        if [str(n + 500), f"t{n:03}"] != sorted(w[0] for w in on_label if re.fullmatch(r"5\d\d|t\d{3}", w[0])):
            sys.exit(f"{name}: task {n} is not on label {place + 1} of page {page + 1}: {on_label}")


def check(offsite, chromium, name):
    stock, option = STOCKS[name], name.partition(":")[0]
    with tempfile.TemporaryDirectory() as scratch:
        scratch = Path(scratch)
        source = scratch / "workshop"
        source.mkdir()
        workshop(source, "Letter" if stock[0] == LETTER else "A4")
        options = ["--stock", option, "--start-at", str(START)]
        outlined = printed(offsite, chromium, source, scratch, "cards", *options, "--outline")
        worst = measure(name, Picture(outlined, 1), stock)
        # The outlines of notes are a sheet without cards.
        cards = printed(offsite, chromium, source, scratch, "cards", *options)
        found = pages(cards)
        check_numbers(name, found, stock)
        moved = printed(offsite, chromium, source, scratch, "calibration", *options, "--offset-x=1.5", "--offset-y=1")
        if len(pages(moved)) != 1:
            sys.exit(f"{name}: the printer test has {len(pages(moved))} pages")
        moved = Picture(moved, 1)
        check_ruler(name, moved, stock[0])
        # Cards that fill the sheet leave it on one side.
        if option != "a6":
            worst = max(worst, measure(f"{name} moved", moved, stock, (1.5, 1.0)))
        print(f"{name:<14}: {len(found):>2} pages, edges within {worst:.2f} mm", flush=True)


def main():
    offsite, chromium, *names = sys.argv[1:]
    for name in names or STOCKS:
        check(offsite, chromium, name)


main()
