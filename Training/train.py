"""Trains the three face classifiers (headgear, dark lenses, covered mouth) and writes their weights with the recipe.

    train.py --program CARD_REVIEW --output face-classifiers.json LABELS.csv [LABELS.csv …]

A label file is what `card-review evaluate` reads: columns `file`, `reasons` and, if wanted, `kind`. The photos without
a reason are taken, each for a bare face. Hats, lenses and masks are drawn onto them (draw.py). A photo of the kind `hat`,
`lenses` or `mask` (several with blanks between) is taken as it is beside the drawn ones. `card-review features` turns
every picture into the numbers the program itself looks at, and a logistic regression with a ridge is fitted by Newton's
method. Nothing is left to chance or to the clock: the same photos give the same weights.

The weights are about 1,700 sums over thousands of pictures; no face can be read out of them.
"""

import argparse
import csv
import json
import multiprocessing
import os
import subprocess
import tempfile

import numpy as np
from PIL import Image, ImageOps

import draw
from photo import Photo

SEED = 7
RIDGE = 30.0
FOLDS = 5
ROWS, COLUMNS, CHANNELS = 24, 16, 6
LIMIT = 2.5  # FaceClassifier.limit
SIGNED_ONLY = 3  # the last channels have no magnitude beside them
COPIES = {
    "bare": 2, "glasses": 1, "beard": 1, "fringe": 1, "high": 2, "bald": 1, "band": 1, "hat": 8, "lenses": 3, "mask": 4}
REAL_COPIES = 4  # of a photo that shows the thing itself
# What to find, the rows of the grid that are looked at, how many columns to each side of the middle, and whether the
# shape above the forehead counts.
TASKS = {
    "headgear": ("hat", (0, 13), 8, True),
    "lenses": ("lenses", (9, 14), 5, False),
    "covered": ("mask", (10, 19), 6, False),
}


def features(program, files):
    """One dictionary a photo with a face."""
    lines = []
    for start in range(0, len(files), 200):
        run = subprocess.run(
            [program, "features", *files[start:start + 200]], check=True, capture_output=True, text=True)
        lines += [json.loads(line) for line in run.stdout.splitlines()]
    return lines


def good_photos(labels):
    with open(labels, newline="", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if not row["reasons"].strip()]
    return [os.path.join(os.path.dirname(os.path.abspath(labels)), row["file"]) for row in rows]


def photos_of_kind(labels):
    """Photos that show a hat, lenses or a mask themselves, with what they show."""
    wanted = {task[0] for task in TASKS.values()}
    with open(labels, newline="", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if wanted & set((row.get("kind") or "").split())]
    folder = os.path.dirname(os.path.abspath(labels))
    return [(os.path.join(folder, row["file"]), "+".join(sorted(row["kind"].split()))) for row in rows]


def retake_all(job):
    """A photo as it is, seen by several cameras."""
    number, (path, kinds), folder = job
    rng = np.random.default_rng([SEED, number])
    with Image.open(path) as file:
        photo = ImageOps.exif_transpose(file).convert("RGB")
    for copy in range(REAL_COPIES):
        draw.retaken(photo, rng).save(
            os.path.join(folder, f"{number:05d}-{kinds}-{copy}.jpg"), quality=int(rng.integers(55, 95)))


def draw_all(job):
    number, photo_features, folder = job
    photo = Photo(photo_features)
    rng = np.random.default_rng([SEED, number])
    for kind, copies in COPIES.items():
        for copy in range(copies):
            picture = draw.retaken(draw.DRAWINGS[kind](photo, rng), rng)
            picture.save(os.path.join(folder, f"{number:05d}-{kind}-{copy}.jpg"), quality=int(rng.integers(55, 95)))


def inputs(grids, shapes, rows, columns, with_shape):
    """What a classifier looks at: a part of the grids, mean of both halves, then the magnitude of colour and light; last
    the shape."""
    grids = grids.reshape(-1, ROWS, COLUMNS, CHANNELS)
    left, right = grids[:, :, COLUMNS // 2 - 1::-1], grids[:, :, COLUMNS // 2:]
    means = ((left + right) / 2).clip(-LIMIT, LIMIT)[:, rows[0]:rows[1], :columns]
    cells = np.concatenate([means, np.abs(means[..., :-SIGNED_ONLY])], -1).reshape(len(grids), -1)
    return np.concatenate([cells, shapes], 1) if with_shape else cells


def fit(x, y):
    """Weights and bias for inputs as they come."""
    mean, spread = x.mean(0), x.std(0) + 0.05
    z = np.c_[(x - mean) / spread, np.ones(len(x))]
    balance = np.where(y > 0, 0.5 / y.mean(), 0.5 / (1 - y.mean()))
    ridge = np.full(z.shape[1], RIDGE)
    ridge[-1] = 0
    beta = np.zeros(z.shape[1])
    for _ in range(15):
        p = 1 / (1 + np.exp(-np.clip(z @ beta, -30, 30)))
        curvature = (z * (balance * p * (1 - p) + 1e-9)[:, None]).T @ z + np.diag(ridge)
        beta += np.linalg.solve(curvature, z.T @ (balance * (y - p)) - ridge * beta)
    weights = beta[:-1] / spread
    return weights, beta[-1] - weights @ mean


def equal_error_rate(good, bad):
    return min(max((good > limit).mean(), (bad <= limit).mean()) for limit in np.concatenate([good, bad]))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", required=True)
    parser.add_argument("--output", required=True)
    parser.add_argument("labels", nargs="+")
    arguments = parser.parse_args()

    photos = features(arguments.program, [photo for labels in arguments.labels for photo in good_photos(labels)])
    real = [photo for labels in arguments.labels for photo in photos_of_kind(labels)]
    print(f"{len(photos)} good photos with a face, {len(real)} that show a hat, lenses or a mask")
    with tempfile.TemporaryDirectory() as folder:
        with multiprocessing.Pool() as pool:
            pool.map(draw_all, [(number, photo, folder) for number, photo in enumerate(photos)], chunksize=4)
            jobs = [(len(photos) + number, photo, folder) for number, photo in enumerate(real)]
            pool.map(retake_all, jobs, chunksize=4)
        drawn = features(arguments.program, sorted(os.path.join(folder, name) for name in os.listdir(folder)))
    names = [os.path.basename(line["file"]).split("-") for line in drawn]
    kinds = [set(name[1].split("+")) for name in names]
    people = np.array([int(name[0]) for name in names])
    grids = np.array([line["grid"] for line in drawn])
    shapes = np.array([line["shape"] for line in drawn])
    print(f"{len(drawn)} pictures made")

    result = {
        "recipe": {
            "made_by": "Training/train.py", "seed": SEED, "ridge": RIDGE, "photos": len(photos), "pictures": len(drawn),
            "copies": COPIES, "real_photos": len(real), "real_copies": REAL_COPIES,
        }
    }
    for task, (kind, rows, columns, with_shape) in TASKS.items():
        x = inputs(grids, shapes, rows, columns, with_shape)
        y = np.array([float(kind in shown) for shown in kinds])
        held_out = np.zeros(len(y))
        for fold in range(FOLDS):
            test = people % FOLDS == fold
            weights, bias = fit(x[~test], y[~test])
            held_out[test] = x[test] @ weights + bias
        rate = float(equal_error_rate(held_out[y == 0], held_out[y == 1]))
        print(f"{task}: equal error rate {100 * rate:.1f} % on pictures of people left out")
        weights, bias = fit(x, y)
        result[task] = {
            "rows": list(rows), "columns": columns, "shape": with_shape, "bias": round(float(bias), 4),
            "equal_error_rate_left_out": round(rate, 4), "weights": [float(f"{weight:.3g}") for weight in weights],
        }
    with open(arguments.output, "w", encoding="utf-8") as file:
        file.write("{\n" + ",\n".join(f'  "{key}": {json.dumps(value)}' for key, value in result.items()) + "\n}\n")


if __name__ == "__main__":
    main()
