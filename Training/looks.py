"""Trains what photos look like where something is wrong with them (PhotoLooks) and writes the weights with their recipe.

    looks.py --program CARD_REVIEW --pictures FOLDER --output photo-looks.json --left-out looks-left-out.csv LABELS.csv

LABELS.csv has the columns `file` (in FOLDER), `source`, `label` (good, doubtful, defective) and `kinds` (of defect, with blanks between).
Each good photo is taken as it is and with faults drawn onto it (faults.py, draw.py); each defective one for what it shows; each doubtful one
as half of it. `card-review features` turns every picture into the numbers that the program itself looks at, and a logistic regression with
a ridge is fitted for each fault, in the directions in which the numbers vary most. The same photos give the same weights.

LEFT_OUT gets each photo's likelihoods by regressions that saw nothing of its source (of the largest source: of a fifth of its people), so
that what is calibrated on them is not calibrated on what they were learned from.
"""

import argparse
import base64
import collections
import csv
import json
import multiprocessing
import os
import subprocess
import tempfile

import numpy as np
from PIL import Image
from scipy.optimize import minimize

import draw
import faults
from photo import Photo

SEED = 11
RIDGE = 4e3
DIRECTIONS = 2000  # in which the numbers vary; what is left of them is too little to be weighed
LIMIT = 8.0  # PhotoLooks.limit
REAL_WEIGHT = 5.0  # of a real photo beside a drawn one
FOLDS = 6  # of the largest source
FEW = 5  # good photos; sources with fewer are left out together, in four groups
DRAWINGS = {**draw.DRAWINGS, **faults.FAULTS}
BARE = {"bare": 2, "glasses": 1, "fringe": 1, "bald": 1, "band": 1}
COPIES = {**BARE, "hat": 2, "lenses": 1, "mask": 1, **{fault: 1 for fault in faults.FAULTS}}
# What is looked for: the drawings that show it, and the kinds of defect of the labels.
LOOKS = {
    "unsharp": (("blur", "enlarged", "motion", "noise", "jpeg"), ("soft", "motion", "noise")),
    "badly_lit": (("dark", "bright", "side_light"), ("dark", "bright", "sidelight")),
    "tinted": (("tint", "grey"), ("tint", "grey")),
    "covered": (("hand", "thing", "mask", "hair_over"), ("covered", "hair_face")),
    "eyes_hidden": (("lenses", "white_glare", "eye_bar", "closed_eyes"), ("eyes_hidden", "dark_glasses", "eyes_closed")),
    "headgear": (("hat",), ("hat",)),
    "turned": ((), ("turned", "tilted")),
    "edited": (("sticker", "caption", "frame"), ("text", "edited", "photo_of_photo")),
    "written": (("caption",), ("text", "document")),
    "cut_out": (("cutout",), ("cutout", "closeup")),
    "defective": (None, None),
}


def features(program, files):
    """What is printed of each photo with a face, and its `PhotoFeatures`."""
    for start in range(0, len(files), 200):
        run = subprocess.run([program, "features", *files[start:start + 200]], check=True, capture_output=True, text=True)
        for line in map(json.loads, run.stdout.splitlines()):
            yield line, np.frombuffer(base64.b64decode(line["features"]), "<f4")


def features_of(job):
    program, files = job
    return [(line["file"], numbers) for line, numbers in features(program, files)]


def draw_all(job):
    number, line, folder = job
    rng = np.random.default_rng([SEED, number])
    photo = Photo(line)
    for kind, copies in COPIES.items():
        for copy in range(copies):
            picture = DRAWINGS[kind](photo, rng)
            if rng.random() < 0.7:
                picture = draw.retaken(picture, rng, blur=0)
            picture.save(os.path.join(folder, f"{number:05d}-{kind}-{copy}.jpg"), quality=int(rng.integers(75, 96)))
    mirror(job)


def mirror(job):
    number, line, folder = job
    Photo(line).image.transpose(Image.FLIP_LEFT_RIGHT).save(os.path.join(folder, f"{number:05d}-mirrored-0.jpg"), quality=92)


def fit(x, y, weight):
    """Weights and bias of a logistic regression with a ridge. Both classes count alike; what is half of both, as a mean picture."""
    weight = weight * np.where(
        y > 0.5, 0.5 / weight[y > 0.5].sum(), np.where(y < 0.5, 0.5 / weight[y < 0.5].sum(), 1 / weight.sum())) * len(y)
    weight, y = weight.astype(np.float32), y.astype(np.float32)

    def loss(beta):
        z = x @ beta[:-1].astype(np.float32) + np.float32(beta[-1])
        p = 1 / (1 + np.exp(-np.clip(z, -30, 30)))
        slope = weight * (p - y)
        value = float((weight * (np.logaddexp(0, z) - y * z)).sum()) + RIDGE / 2 * float(beta[:-1] @ beta[:-1])
        return value, np.append(slope @ x + RIDGE * beta[:-1], slope.sum())

    beta = minimize(loss, np.zeros(x.shape[1] + 1), jac=True, method="L-BFGS-B", options={"maxiter": 150}).x
    return beta[:-1], beta[-1]


def directions(x, count):
    """The directions in which x varies most, as columns: a subspace iteration from a fixed start."""
    basis = np.random.default_rng(SEED).standard_normal((x.shape[1], count), np.float32)
    for _ in range(3):
        basis = np.linalg.qr(x.T @ (x @ basis))[0]
    return basis


class Pictures:
    """Every picture made, as numbers, with what it shows and whose photo it was."""

    def __init__(self, rows, made):
        self.photo = np.array([photo for photo, _, _ in made])
        self.kind = np.array([kind for _, kind, _ in made])
        x = np.array([numbers for _, _, numbers in made], np.float32)
        self.bare = np.isin(self.kind, list(BARE))
        self.real = np.isin(self.kind, ["real", "mirrored"])
        label = np.array([row["label"] for row in rows])[self.photo]
        self.good, self.doubtful = label == "good", label == "doubtful"
        self.kinds = [set(rows[photo]["kinds"].split()) for photo in self.photo]
        clean = (self.bare | self.real) & self.good
        self.means = x[clean].mean(0)
        self.spreads = x[clean].std(0) + 0.01
        x -= self.means
        x /= self.spreads
        np.clip(x, -LIMIT, LIMIT, out=x)
        self.directions = directions(x, DIRECTIONS)
        self.x = x @ self.directions

    def shows(self, look):
        drawn, kinds = LOOKS[look]
        if drawn is None:
            return ~self.bare & ~(self.real & self.good)
        labelled = np.array([bool(shown & set(kinds)) for shown in self.kinds])
        return np.isin(self.kind, drawn) | (self.real & ~self.good & labelled)

    def fit(self, look, photos):
        """The regression of a look over the directions, learned from some photos: those that show it against the good ones."""
        shown = self.shows(look)
        clean = self.good & (self.bare | self.real)
        some = (shown | clean) & photos[self.photo]
        weight = np.where(self.real[some], REAL_WEIGHT, 1.0)
        return fit(self.x[some], np.where(shown & self.doubtful, 0.5, shown)[some], weight)


def left_out_groups(rows):
    """For each photo the group that is left out when it is judged: its source, a part of the largest, or several small ones."""
    counts = collections.Counter(row["source"] for row in rows)
    good = collections.Counter(row["source"] for row in rows if row["label"] == "good")
    largest = max(counts, key=counts.get)
    rng = np.random.default_rng(SEED)
    return [
        f"{largest} {rng.integers(FOLDS)}" if row["source"] == largest
        else row["source"] if good[row["source"]] >= FEW else f"small {sum(map(ord, row['source'])) % 4}"
        for row in rows]


def packed(values):
    return base64.b64encode(np.asarray(values, "<f4").tobytes()).decode()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("program", "pictures", "output", "left-out"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("labels")
    arguments = parser.parse_args()

    with open(arguments.labels, newline="", encoding="utf-8") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: row["label"] == "doubtful")
    number = {os.path.join(arguments.pictures, row["file"]): index for index, row in enumerate(rows)}
    seen = {line["file"]: (line, numbers) for line, numbers in features(arguments.program, list(number))}
    made = [(number[file], "real", numbers) for file, (_, numbers) in seen.items()]
    with tempfile.TemporaryDirectory() as folder, multiprocessing.Pool() as pool:
        good = [(number[file], line, folder) for file, (line, _) in seen.items() if rows[number[file]]["label"] == "good"]
        rest = [(number[file], line, folder) for file, (line, _) in seen.items() if rows[number[file]]["label"] != "good"]
        pool.map(draw_all, good, chunksize=4)
        pool.map(mirror, rest, chunksize=4)
        files = sorted(os.path.join(folder, name) for name in os.listdir(folder))
        jobs = [(arguments.program, files[start:start + 200]) for start in range(0, len(files), 200)]
        for answers in pool.map(features_of, jobs, chunksize=1):
            for file, numbers in answers:
                photo, kind, _ = os.path.basename(file).split("-")
                made.append((int(photo), kind, numbers))
    pictures = Pictures(rows, made)
    print(f"{len(seen)} photos with a face, {len(made)} pictures")

    groups = np.array(left_out_groups(rows))
    reals = np.flatnonzero(pictures.kind == "real")
    left_out = np.zeros((len(rows), len(LOOKS)))
    result = {}
    for column, look in enumerate(LOOKS):
        for group in sorted(set(groups)):
            weights, bias = pictures.fit(look, groups != group)
            some = reals[groups[pictures.photo[reals]] == group]
            left_out[pictures.photo[some], column] = pictures.x[some] @ weights + bias
        weights, bias = pictures.fit(look, np.ones(len(rows), bool))
        result[look] = {"bias": round(float(bias), 5), "weights": packed(pictures.directions @ weights)}
        shown = (pictures.shows(look) & ~pictures.doubtful)[reals]
        score = left_out[pictures.photo[reals], column]
        clean = pictures.good[reals]
        ranks = np.searchsorted(np.sort(score[clean]), score[shown])
        print(f"{look}: {shown.sum()} real ones, area under the curve against good photos {ranks.mean() / clean.sum():.3f}, sources left out")

    with open(arguments.left_out, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["file", "group", *LOOKS])
        likelihoods = 1 / (1 + np.exp(-left_out))
        for index in sorted(set(pictures.photo[reals])):
            writer.writerow([rows[index]["file"], groups[index], *(f"{value:.4g}" for value in likelihoods[index])])
    with open(arguments.output, "w", encoding="utf-8") as file:
        json.dump({
            "recipe": {
                "made_by": "Training/looks.py", "seed": SEED, "ridge": RIDGE, "photos": len(seen), "pictures": len(made),
                "copies": COPIES, "real_weight": REAL_WEIGHT},
            "means": packed(pictures.means), "spreads": packed(pictures.spreads), "faults": result}, file, indent=1)
        file.write("\n")


if __name__ == "__main__":
    main()
