"""Draws specimen identity documents in the layouts of the agency's accepted kinds, with the exact truth.

The cards are of nobody: made-up numbers, names put together of common parts, and no design of a real card beyond where its
fields stand, how they are labelled and in which kinds of type. The same seed draws the same set.

    Training/specimens.py OUTPUT [--count 420] [--portraits FOLDER]

writes the pictures and two label files for `card-review evaluate --documents`: tune.csv, and kept.csv with two in five cards, on
which nothing may be chosen. Needs the Debian packages named in lettering.py and the wheels of requirements.txt: `make specimens`.
"""

import argparse
import csv
import random
from pathlib import Path

from PIL import Image

from cards import LAYOUTS
from scenes import SCENES, placed

KEPT = 0.4
COLUMNS = [
    "file", "kind", "number", "name", "romanised_name", "birth_date", "issue_date", "expiry_date", "group", "layout", "legible",
]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("output", type=Path)
    parser.add_argument("--count", type=int, default=420)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--portraits", type=Path, default=Path(__file__).parent.parent / "Tests/TestPictures/Resources")
    arguments = parser.parse_args()
    arguments.output.mkdir(parents=True, exist_ok=True)
    portraits = [Image.open(path).convert("RGB") for path in sorted(arguments.portraits.glob("frontal-*.jpg"))]
    if not portraits:
        parser.error(f"{arguments.portraits}: no frontal-*.jpg there")
    rows = [draw(place, arguments, portraits) for place in range(arguments.count)]
    # By the seed and the place alone: what is kept does not depend on how a card is drawn.
    kept = {place for place in range(len(rows)) if random.Random(f"{arguments.seed}/kept/{place}").random() < KEPT}
    for name, chosen in (("kept.csv", kept), ("tune.csv", set(range(len(rows))) - kept)):
        with open(arguments.output / name, "w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, COLUMNS)
            writer.writeheader()
            writer.writerows(rows[place] for place in sorted(chosen))


def draw(place, arguments, portraits):
    """Draws one specimen and writes it; its row of the label file."""
    chance = random.Random(f"{arguments.seed}/{place}")
    layout = list(LAYOUTS)[place % len(LAYOUTS)]
    scene = chance.choice(list(SCENES))
    card, truth = LAYOUTS[layout](chance, chance.choice(portraits))
    picture, quality, legible = placed(card, scene, chance)
    file = f"{layout}-{place:03}.jpg"
    picture.save(arguments.output / file, quality=quality)
    return {**truth, "file": file, "group": scene, "layout": layout, "legible": "yes" if legible else "no"}


if __name__ == "__main__":
    main()
