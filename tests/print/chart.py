#!/usr/bin/env python3
"""Prints charts of many sizes and reads every letter back from the PDF.

    chart.py OFFSITE CHROMIUM [ROLESxROWS[:PAPER[:PAGE]] ...]

For each size: a workshop with known letters is rendered and printed; `pdftotext -bbox` says where each word lies. Every
(row, role, letter) must be found once, the labels of the columns on every page of the chart, no row on two pages of the
same part, and no column narrower than 6.5 mm. PAGE is `raci`, or a handout: `wall-chart` or `chart-poster`. Prints a line a size; exits 1 at the first thing that is missing.
"""
import re
import subprocess
import sys
import tempfile
from html import unescape
from pathlib import Path

LEAST = 6.5 / 25.4 * 72
DEFAULT = ["5x1", "9x36", "14x60", "15x60", "33x60", "34x60", "48x60", "60x300", "80x300",
           "14x40:Letter", "30x40:Letter", "31x40:Letter", "80x60:Letter", "51x40:A3", "80x40:A3",
           "9x36:A4:wall-chart", "9x36:Letter:wall-chart", "48x60:A4:wall-chart", "9x36:A3:wall-chart",
           "9x36:A4:chart-poster", "30x60:Letter:chart-poster", "60x300:A4:chart-poster"]


def letters(row, roles):
    """Some letters of a row: one A, which also works in every third row, and a few others, spread over all columns."""
    at = lambda n: (row * 7 + n * 13 + row * n) % roles
    cells = {at(1): "A/R" if row % 3 == 0 else "A"}
    for n, letter in enumerate("RRCCII", start=2):
        cells.setdefault(at(n), letter)
    return cells


def workshop(folder, roles, rows, paper):
    lines = [f'[workshop]\ntitle = "Sweep"\npaper = "{paper}"\n']
    for role in range(roles):
        lines.append(f'[role.r{role:02}]\nname = "Role {role:02}"\nshort = "r{role:02}"\nteam = "Team {role // 7}"\n')
    for row in range(rows):
        held = {}
        for role, text in letters(row, roles).items():
            for letter in text.split("/"):
                held.setdefault(letter, []).append(f'"r{role:02}"')
        lines.append(f'[activity.row-{row:03}]\nname = "Agree what row {row:03} delivers to the customer"')
        lines += [f"{letter} = [{', '.join(who)}]" for letter, who in held.items()]
    (folder / "workshop.toml").write_text("\n".join(lines), encoding="utf-8")


def words(pdf):
    """The pages, each a list of (text, left, right, top, bottom) in points."""
    text = subprocess.run(["pdftotext", "-bbox", pdf, "-"], check=True, capture_output=True, text=True).stdout
    word = re.compile(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>')
    return [[(unescape(m[5]), float(m[1]), float(m[3]), float(m[2]), float(m[4])) for m in word.finditer(page)]
            for page in text.split("<page ")[1:]]


def check(offsite, chromium, roles, rows, paper, show):
    with tempfile.TemporaryDirectory() as scratch:
        scratch = Path(scratch)
        source = scratch / "workshop"
        source.mkdir()
        workshop(source, roles, rows, paper)
        out, pdf = scratch / "out", scratch / "chart.pdf"
        subprocess.run([offsite, "render", source, "--out", out, "--only", show], check=True, capture_output=True)
        subprocess.run([chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
                        f"--print-to-pdf={pdf}", f"file://{out}/{'raci' if show == 'raci' else f'handouts/{show}'}.html"], check=True, capture_output=True)
        pages = words(pdf)
    found, seen_on, narrowest, charts = {}, {}, 1e9, 0
    # On a poster the id stands below a name of a line or two.
    near = 26 if show == "chart-poster" else 14
    for number, page in enumerate(pages):
        ids = [(w[0], (w[3] + w[4]) / 2) for w in page if re.fullmatch(r"row-\d{3}", w[0])]
        if not ids or not any(w[0].startswith("Activity") for w in page):
            continue
        charts += 1
        first = min(y for _, y in ids)
        # The labels of the columns stand above the first row; the same words in a row say who answers for it.
        heads = {w[0]: (w[1] + w[2]) / 2 for w in page if re.fullmatch(r"r\d\d", w[0]) and w[4] < first - 6}
        if not heads:
            sys.exit(f"page {number + 1} has rows without heads")
        centres = sorted(heads.values())
        narrowest = min([narrowest, *(b - a for a, b in zip(centres, centres[1:]))])
        for name, y in ids:
            part = (name, min(heads))
            if part in seen_on:
                sys.exit(f"{name} stands on pages {seen_on[part] + 1} and {number + 1}")
            seen_on[part] = number
        bounds = sorted(ids, key=lambda item: item[1])
        for text, left, right, upper, lower in page:
            if text not in ("A", "R", "C", "I", "A/R"):
                continue
            x, y = (left + right) / 2, (upper + lower) / 2
            role, distance = min(((role, abs(at - x)) for role, at in heads.items()), key=lambda pair: pair[1])
            row, off = min(((name, abs(at - y)) for name, at in bounds), key=lambda pair: pair[1])
            if distance < 4 and off < near:
                found.setdefault((row, role), []).append(text)
    wanted = {(f"row-{row:03}", f"r{role:02}"): [text]
              for row in range(rows) for role, text in letters(row, roles).items()}
    if found != wanted:
        lost = [cell for cell in wanted if found.get(cell) != wanted[cell]]
        extra = [cell for cell in found if cell not in wanted]
        sys.exit(f"{roles}x{rows}:{paper}:{show}: {len(lost)} of {len(wanted)} not as written, such as {lost[:3]}, "
                 f"{[found.get(cell) for cell in lost[:3]]}; {len(extra)} that nobody wrote, such as {extra[:3]}")
    if roles > 1 and narrowest < LEAST - 0.1:
        sys.exit(f"{roles}x{rows}:{paper}:{show}: a column is {narrowest / 72 * 25.4:.2f} mm wide")
    width = narrowest / 72 * 25.4 if roles > 1 else 0
    print(f"{roles:>3} roles x {rows:>3} rows on {paper:<6} {show:<12}: {len(wanted):>5} letters, {charts:>3} of {len(pages)} pages, "
          f"columns from {width:.1f} mm", flush=True)


def main():
    offsite, chromium, *sizes = sys.argv[1:]
    for size in sizes or DEFAULT:
        size, paper, show, *_ = [*size.split(":"), "", ""]
        roles, rows = map(int, size.split("x"))
        check(offsite, chromium, roles, rows, paper or "A4", show or "raci")


main()
