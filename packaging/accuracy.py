#!/usr/bin/env python3
"""Evaluates card-review on labelled sets and writes the figures into docs/accuracy.md, between its two markers.

Usage: accuracy.py BINARY NAME=LABELS.csv [NAME=LABELS.csv ...]
"""

import json
import pathlib
import subprocess
import sys

PAGE = pathlib.Path(__file__).parent.parent / "docs" / "accuracy.md"
BEGIN, END = "<!-- figures: begin -->", "<!-- figures: end -->"


def percent(share) -> str:
    return "–" if share is None else f"{100 * share:.1f} %"


def of_all(count: int, whole: int) -> str:
    return f"{count} ({percent(count / whole)})" if whole else "0"


def section(name: str, figures: dict) -> str:
    good, bad = figures["good"], figures["defective"]
    lines = [
        f"### {name}", "",
        "| photos | n | approved | referred | rejected |", "|---|---|---|---|---|",
    ]
    for label, count in (("good", good), ("defective", bad)):
        whole = count["pictures"]
        cells = [of_all(count[key], whole) for key in ("approved", "referred", "rejected")]
        lines.append(f"| {label} | {whole} | {' | '.join(cells)} |")
    lines += [
        "", "| reason, kind | good / bad | EER | error at false accept ≤ 1 % | unanswered | bad: approved / referred / rejected | named right |",
        "|---|---|---|---|---|---|---|",
    ]
    for row in figures["reasons"]:
        title = f"– {row['kind']}" if row.get("kind") else f"`{row['reason']}`"
        verdicts = row["verdicts"]
        lines.append(
            f"| {title} | {row['good']} / {row['bad']} | {percent(row.get('equalErrorRate'))} "
            f"| {percent(row.get('errorAtOnePercentAccepted'))} | {row['unanswered']} "
            f"| {verdicts['approved']} / {verdicts['referred']} / {verdicts['rejected']} | {row['namedRight']} |")
    if figures.get("groups"):
        lines += ["", "| good photos of group | n | approved | referred | rejected |", "|---|---|---|---|---|"]
        for group in figures["groups"]:
            count = group["good"]
            cells = [of_all(count[key], count["pictures"]) for key in ("approved", "referred", "rejected")]
            lines.append(f"| {group['group']} | {count['pictures']} | {' | '.join(cells)} |")
        lines.append(f"\nLargest gap between groups: {percent(figures.get('groupGap'))} not approved.")
    return "\n".join(lines) + "\n"


def main() -> None:
    if len(sys.argv) < 3 or any("=" not in pair for pair in sys.argv[2:]):
        print(__doc__.strip(), file=sys.stderr)
        sys.exit(64)
    binary, pairs = sys.argv[1], [pair.split("=", 1) for pair in sys.argv[2:]]
    sections = []
    for name, labels in pairs:
        answer = subprocess.run([binary, "evaluate", labels, "--json"], stdout=subprocess.PIPE, check=True)
        sections.append(section(name, json.loads(answer.stdout)))
    page = PAGE.read_text(encoding="utf-8")
    before, rest = page.split(BEGIN)
    after = rest.split(END)[1]
    PAGE.write_text(f"{before}{BEGIN}\n\n" + "\n".join(sections) + f"\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
