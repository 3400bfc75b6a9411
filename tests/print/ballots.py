#!/usr/bin/env python3
"""Prints ballots and counts their pages and rows.

    ballots.py OFFSITE CHROMIUM

54 tasks on two scales with their anchors, and 36 rows of a chart with nine roles, are a page each, on A4 and on Letter.
300 of them are on as many pages as they take: every id once, the voter's code on each page, no page without rows. Prints
a line a ballot; exits 1 at the first that is wrong.
"""
import re
import sys
import tempfile
from collections import Counter
from pathlib import Path

from pdf import pages, printed

ANCHORS = ["Nobody outside of the team would notice it", "A few customers would grumble about it", "Some accounts would slip",
           "Renewals that we can name would be at risk", "We would lose customers this year, and we would know why"]


def workshop(folder, rows, paper):
    lines = [f'[workshop]\ntitle = "Ballots that are counted"\npaper = "{paper}"\n']
    for axis in ("impact", "effort"):
        anchors = ", ".join(f'"{text}"' for text in ANCHORS)
        lines.append(f'[scale.{axis}]\nquestion = "If we stopped doing this for two quarters, how much would customers '
                     f'or we ourselves suffer from it?"\nanchors = [{anchors}]\n')
    for role in range(9):
        lines.append(f'[role.role-{role}]\nname = "Customer Role Number {role}"\nshort = "CR{role}"\n')
    for row in range(rows):
        lines.append(f'[task.task-{row:03}]\nname = "Write and refresh the joint plan number {row}"\n')
        lines.append(f'[activity.act-{row:03}]\nname = "Keep the shadow spreadsheet number {row}"\n'
                     f'kind = "{"decision" if row % 6 == 0 else "activity"}"\nA = "role-{row % 9}"\n')
    (folder / "workshop.toml").write_text("\n".join(lines), encoding="utf-8")


def check(offsite, chromium, handout, ids, rows, paper, most):
    with tempfile.TemporaryDirectory() as scratch:
        scratch = Path(scratch)
        source = scratch / "workshop"
        source.mkdir()
        workshop(source, rows, paper)
        found = pages(printed(offsite, chromium, source, scratch, handout))
    name = f"{handout} of {rows} on {paper}"
    if most and len(found) > most:
        sys.exit(f"{name}: {len(found)} pages")
    counted = Counter(word[0] for page in found for word in page if re.fullmatch(ids + r"-\d{3}", word[0]))
    wanted = {f"{ids}-{row:03}": 1 for row in range(rows)}
    if counted != wanted:
        sys.exit(f"{name}: {sorted(set(wanted.items()) ^ set(counted.items()))[:5]}")
    for number, page in enumerate(found):
        if not any(word[0] == "Voter" for word in page) or not any(word[0] in wanted for word in page):
            sys.exit(f"{name}: page {number + 1} has no head or no rows")
    print(f"{name}: {len(found)} pages", flush=True)


def main():
    offsite, chromium = sys.argv[1:]
    for paper in ("A4", "Letter"):
        check(offsite, chromium, "ballot", "task", 54, paper, 1)
        check(offsite, chromium, "raci-ballot", "act", 36, paper, 1)
    check(offsite, chromium, "ballot", "task", 300, "A4", None)
    check(offsite, chromium, "raci-ballot", "act", 300, "Letter", None)


main()
