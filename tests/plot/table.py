#!/usr/bin/env python3
"""Prints how well and how fast the impact-effort plot places names, as the table of the README.

usage: tests/plot/table.py [--adjust-text]

Needs cargo and Chromium. Each set of tests/plot/*.csv becomes a workshop; the plot of the release build
is measured by measure_svg.py, and timed as a whole process, the best of three runs. With --adjust-text
the Python package of that name (with matplotlib) labels the same points in the same turns, up to 100 of
them: more take it minutes.
"""
import csv, importlib.util, json, pathlib, resource, subprocess, sys, tempfile, time

HERE = pathlib.Path(__file__).resolve().parent
REPOSITORY = HERE.parent.parent
SETS = ["int_15", "int_40", "int_100", "half_100", "cont_100", "int_200", "int_500"]
INVARIANTS = [
    "score_defects", "ll_pairs_em", "lm_pairs", "lt_pairs", "labels_outside", "labels_off_plot", "markers_hidden",
    "leader_cross", "leader_over_label", "leader_over_marker", "orphans", "ambiguous", "labels_missing",
]
# Numbers inside of markers stand as close as the markers do.
SPACING = ["runon_pairs", "tight_stack_pairs"]
PEER = """
import csv, sys, matplotlib
matplotlib.use("svg")
import matplotlib.pyplot as plt
from adjustText import adjust_text
rows = list(csv.DictReader(open(sys.argv[1], encoding="utf-8")))
fig, ax = plt.subplots(figsize=(12, 9), dpi=100)
x, y = [float(r["effort"]) for r in rows], [float(r["impact"]) for r in rows]
ax.plot(x, y, "o", ms=6)
texts = [ax.text(a, b, r["name"], fontsize=12 * 72 / 100) for a, b, r in zip(x, y, rows)]
adjust_text(texts, x=x, y=y, ax=ax, arrowprops=dict(arrowstyle="-"))
fig.savefig(sys.argv[2])
"""


def workshop(rows, folder):
    """Writes the rows as a workshop with scales from 1 to 10."""
    lines = ["[workshop]", 'title = "Names"']
    for axis in ("impact", "effort"):
        lines += [f"[scale.{axis}]", "min = 1", "max = 10", 'anchors = ["1 least", "10 most"]']
    for row in rows:
        name = json.dumps(row["name"], ensure_ascii=False)
        lines += [f'[task.{row["id"].lower()}]', f"name = {name}"]
        lines += [f'{axis} = {float(row[axis]):g}' for axis in ("impact", "effort")]
    folder.mkdir()
    (folder / "tasks.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def seconds(command):
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def main():
    compare = "--adjust-text" in sys.argv[1:]
    spec = importlib.util.spec_from_file_location("measure_svg", HERE / "measure_svg.py")
    measure_svg = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(measure_svg)
    subprocess.run(["cargo", "build", "--release", "--quiet"], cwd=REPOSITORY, check=True)
    offsite = REPOSITORY / "target" / "release" / "offsite"
    print("| set | names | numbers | defects | mean gap | leaders | time | " + ("adjustText | ratio |" if compare else ""))
    print("|---|--:|--:|--:|--:|--:|--:|" + ("--:|--:|" if compare else ""))
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        for name in SETS:
            source = HERE / f"{name}.csv"
            rows = list(csv.DictReader(open(source, encoding="utf-8")))
            workshop(rows, scratch / name)
            out = scratch / f"{name}-out"
            ours, peers = [], []
            for _ in range(3):
                ours.append(seconds([offsite, "render", scratch / name, "--out", out, "--only", "plot"]))
                if compare and len(rows) <= 100:
                    peers.append(seconds([sys.executable, "-c", PEER, source, scratch / "peer.svg"]))
            found = measure_svg.measure(
                str(out / "impact-effort.svg"), csvf=source, plot="#plot", legend="#legend",
                inside_ok=name == "int_500")
            defects = sum(found[key] for key in INVARIANTS)
            if name != "int_500":
                defects += sum(found[key] for key in SPACING)
            cells = [name, found["labels_full"], found["labels_id"], defects, f'{found["gap_mean"]} px',
                     found["leaders"], f"{min(ours):.2f} s"]
            if compare:
                cells += [f"{min(peers):.2f} s", f"{min(ours) / min(peers):.2f}"] if peers else ["", ""]
            print("| " + " | ".join(str(cell) for cell in cells) + " |", flush=True)
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        if not compare:
            print(f"\npeak memory of any process: {peak:.0f} MiB")


if __name__ == "__main__":
    main()
