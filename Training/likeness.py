"""Fits how the angle between faces tells people apart (LikenessScale) and says how well they do.

    likeness.py --program CARD_REVIEW --people PEOPLE.csv [--keep FOLDER]

PEOPLE.csv has the columns `file` (relative to it), `person` and, where known, `group`. Each photo is printed onto four specimen cards
(cards.py) that are then photographed, scanned, copied or glared at (scenes.py); legible cards are compared with all photos but the one they were
printed from. Prints the curve, the equal error rates with intervals (people drawn anew 500 times), and how many strangers are found where
1 % and 0.2 % of genuine pairs are referred, of photo against photo, of card against photo, and by scene. The same photos give the same
figures. The program tells angles only.
"""

import argparse
import collections
import csv
import json
import pathlib
import random
import subprocess
import tempfile

import numpy as np
from PIL import Image, ImageOps

from cards import LAYOUTS
from looks import features
from scenes import SCENES, placed

HEAD = 0.74  # of the height of a document's portrait
ASPECT = 35 / 45
DRAWS = 500
CARDS = 4  # of each photo: by one the rates hang on which photo met which scene
LIMIT = 0.05  # of likeness, in rules/document.yaml


def portraits(program, files):
    """The photos cut as on a document, by the face that the program finds; those without one are left out."""
    for seen, _ in features(program, list(map(str, files))):
        photo = ImageOps.exif_transpose(Image.open(seen["file"])).convert("RGB")
        scale = photo.width / seen["width"]
        columns = [point[0] * scale for point in seen["mesh"]]
        crown, chin = min(seen["crown"], seen["mesh"][10][1]) * scale, seen["mesh"][152][1] * scale
        height = (chin - crown) / HEAD
        width = height * ASPECT
        corner = (int((min(columns) + max(columns)) / 2 - width / 2), int(crown - 0.08 * height))
        cut = Image.new("RGB", (int(width), int(height)), (235, 235, 240))
        cut.paste(photo, (-corner[0], -corner[1]))
        yield pathlib.Path(seen["file"]), cut


def draw_cards(program, people, folder):
    """Cards of each photo, of different layouts; the rows of their label file, with the scene of each."""
    rows = []
    for place, (file, portrait) in enumerate(portraits(program, sorted(people))):
        for copy in range(CARDS):
            chance = random.Random(f"likeness/{file.name}/{copy}")
            layout, scene = list(LAYOUTS)[(place + copy) % len(LAYOUTS)], chance.choice(list(SCENES))
            card, _ = LAYOUTS[layout](chance, portrait)
            picture, quality, legible = placed(card, scene, chance)
            if legible:
                target = folder / f"{file.stem}-{copy}.jpg"
                picture.save(target, quality=quality)
                rows.append({"file": str(target), "person": people[file], "printed_from": str(file), "scene": scene})
    return rows


def angles(program, people, cards, folder):
    labels = folder / "faces.csv"
    with open(labels, "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, ["file", "person", "printed_from"], extrasaction="ignore")
        writer.writeheader()
        writer.writerows({"file": str(photo), "person": person, "printed_from": ""} for photo, person in people.items())
        writer.writerows(cards)
    run = subprocess.run([program, "dev", "face-distances", str(labels)], check=True, stdout=subprocess.PIPE, text=True)
    return [json.loads(line) for line in run.stdout.splitlines()]


def equal_error(genuine, impostor):
    limits = np.sort(np.concatenate([genuine, impostor]))
    refused = 1 - np.searchsorted(np.sort(genuine), limits, side="right") / len(genuine)
    accepted = np.searchsorted(np.sort(impostor), limits, side="right") / len(impostor)
    at = np.argmin(np.abs(refused - accepted))
    return (refused[at] + accepted[at]) / 2


def row(name, pairs, people):
    """One line of the table: rates, with the interval of the first from people drawn anew."""
    genuine = np.array([pair["angle"] for pair in pairs if pair["same"]])
    impostor = np.array([pair["angle"] for pair in pairs if not pair["same"]])
    if len(genuine) < 10 or len(impostor) < 10:
        return f"| {name} | {len(genuine)} / {len(impostor)} | – | – | – |"
    words = sorted({people[pair["first"]] for pair in pairs})
    chance = np.random.default_rng(7)
    drawn = []
    for _ in range(DRAWS):
        weight = dict(zip(*np.unique(chance.choice(words, len(words)), return_counts=True)))
        copies = [weight.get(people[pair["first"]], 0) for pair in pairs]
        parts = [np.repeat([pair["angle"] for pair in pairs if pair["same"] == same],
                           [count for pair, count in zip(pairs, copies) if pair["same"] == same]) for same in (True, False)]
        if min(map(len, parts)) > 0:
            drawn.append(equal_error(*parts))
    low, high = np.quantile(drawn, [0.025, 0.975])
    found = [f"{100 * np.mean(impostor > np.quantile(genuine, 1 - share)):.0f} %" for share in (0.01, 0.002)]
    return (f"| {name} | {len(genuine)} / {len(impostor)} | {100 * equal_error(genuine, impostor):.1f} % ({100 * low:.1f} to {100 * high:.1f})"
            f" | {found[0]} | {found[1]} |")


def curve(pairs):
    """Middle and slope of the logistic curve, all groups and both kinds of pairs weighing the same (Newton's method)."""
    same = np.array([pair["same"] for pair in pairs], float)
    kinds = [(pair["group"], pair["same"]) for pair in pairs]
    count = collections.Counter(kinds)
    weight = np.array([1 / count[kind] / len(count) for kind in kinds])
    design = np.array([[1, (pair["angle"] - 60) / 10] for pair in pairs])
    answer = np.zeros(2)
    for _ in range(30):
        likeness = 1 / (1 + np.exp(-design @ answer))
        hessian = (design * (weight * likeness * (1 - likeness))[:, None]).T @ design
        answer += np.linalg.solve(hessian + 1e-9 * np.eye(2), design.T @ (weight * (same - likeness)))
    return 60 - 10 * answer[0] / answer[1], -answer[1] / 10


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", required=True)
    parser.add_argument("--people", type=pathlib.Path, required=True)
    parser.add_argument("--keep", type=pathlib.Path, help="a folder to leave the cards in")
    arguments = parser.parse_args()
    with open(arguments.people, newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    people = {(arguments.people.parent / each["file"]).resolve(): each["person"] for each in rows}
    groups = {str((arguments.people.parent / each["file"]).resolve()): each.get("group") or "" for each in rows}
    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.keep or pathlib.Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        cards = draw_cards(arguments.program, people, folder)
        pairs = angles(arguments.program, people, cards, folder)
    words = {str(photo): person for photo, person in people.items()} | {card["file"]: card["person"] for card in cards}
    scenes = {card["file"]: card["scene"] for card in cards}
    groups |= {card["file"]: groups[card["printed_from"]] for card in cards}
    # People of two sources differ in more than their faces.
    pairs = [pair | {"group": groups[pair["first"]]} for pair in pairs if groups[pair["first"]] == groups[pair["second"]]]
    printed = [pair for pair in pairs if pair["isDocument"]]
    middle, slope = curve(printed)
    print(f"middle {middle:.1f}, slope {slope:.3f}")
    for words_, same in (("one person", True), ("two people", False)):
        some = [pair for pair in printed if pair["same"] == same]
        print(f"{words_}: {np.median([pair['angle'] for pair in some]):.0f} degrees")
    genuine = [pair for pair in printed if pair["same"]]
    limit = middle - np.log(LIMIT / (1 - LIMIT)) / slope
    refused = sum(pair["angle"] > limit for pair in genuine)
    print(f"below {LIMIT}: {refused} of {len(genuine)} cards of the person themselves\n")
    print("| pairs | of one person / of two | EER (95 %) | strangers found, 1 % of genuine referred | 0.2 % |\n|---|---|---|---|---|")
    for group in sorted(set(groups.values())):
        for name, some in (("photo and photo", [pair for pair in pairs if not pair["isDocument"]]), ("card and photo", printed)):
            print(row(f"{group} {name}".strip(), [pair for pair in some if pair["group"] == group], words))
    for scene in SCENES:
        own = [pair for pair in printed if scenes[pair["first"]] == scene]
        print(row(f"card, {scene}", own, words))


if __name__ == "__main__":
    main()
