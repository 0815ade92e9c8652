"""Fits how much each measure speaks against a photo, and for which reason (rules/doubt.yaml), and says how well sources left out are judged.

    calibrate.py --program CARD_REVIEW --rules rules --pictures FOLDER --looks looks-left-out.csv --left-out left-out.csv LABELS.csv

Every measure gets a curve of log-odds, straight between a few values and never falling towards the worse end; curves add up. The fit is a
logistic regression with non-negative steps, a ridge and a lasso, convex, without chance: the same photos give the same curves. What the
looks say of a photo comes from LOOKS, where they saw nothing of its source. The prices of limits are measured with each source left out in
turn, and so is the table that is printed; small photos, of which less can be seen, and large ones each have their own. Doubtful photos
count in neither.
"""

import argparse
import collections
import csv
import json
import os
import subprocess

import numpy as np
import yaml
from scipy.optimize import minimize

RIDGE, LASSO = 100.0, 5.0
GOOD_QUANTILES = (0.5, 0.8, 0.93, 0.98, 0.995)
BAD_QUANTILES = (0.5, 0.9)
SHARES = (0.001, 0.002, 0.003, 0.005, 0.0075, 0.01, 0.015, 0.0175, 0.02, 0.03, 0.05)
# What has prices of its own: in a face with fewer pixels between the eyes defects hide that a larger one shows.
PRICED_BY, CLASSES = "eyes.distance", (0, 90)
# Which measures speak for a reason: + where more is worse, - where less is, a number where both sides of it are.
EVIDENCE = {
    "features_unclear": {
        "face.score": "-", "eyes.open": "-", "face.sharpness": "-", "face.motion": "-", "face.blocks": "+", "face.dark": "+",
        "face.bright": "+", "face.clipped": "+", "face.uneven": "+", "face.shaded": 1.0, "face.lower_skin": "+",
        "face.mouth_detail": "-", "face.covered": "+", "eyes.dark": "-", "eyes.lenses": "+", "eyes.drawing": "-", "looks.unsharp": "+",
        "looks.badly_lit": "+", "looks.covered": "+", "looks.eyes_hidden": "+"},
    "headgear_too_large": {
        "headgear.height": "+", "headgear.breadth": "+", "headgear.area": "+", "headgear.likelihood": "+", "looks.headgear": "+"},
    "head_cropped": {
        "head.margin_top": "-", "head.margin_left": "-", "head.margin_right": "-", "head.margin_bottom": "-",
        "head.touches_top": "+", "head.cut_hair": "+"},
    "not_frontal": {"pose.yaw": 0.0, "pose.pitch": 3.5, "pose.roll": 0.0, "looks.turned": "+"},
    "edited": {"edit.caption": "+", "looks.edited": "+", "looks.tinted": "+", "looks.written": "+"},
    "not_half_body": {"body.shoulders": "-", "looks.cut_out": "+"},
    "several_doubts": {"looks.defective": "+"},
}
MEASURES = {measure: (reason, way) for reason, measures in EVIDENCE.items() for measure, way in measures.items()}


def checked(program, rules, files):
    """What `photo check` says of each photo."""
    for start in range(0, len(files), 400):
        run = subprocess.run(
            [program, "photo", "check", "--json", "--rules", rules, *files[start:start + 400]], capture_output=True, text=True)
        yield from map(json.loads, run.stdout.splitlines())


def price(rules):
    """The share of defective photos that may be approved."""
    with open(os.path.join(rules, "policy.yaml"), encoding="utf-8") as file:
        return yaml.safe_load(file)["most_defective_approved"]


def bands_of_looks(rules):
    """From which likelihood on a look alone stops a photo."""
    with open(os.path.join(rules, "photo.yaml"), encoding="utf-8") as file:
        for rule in yaml.safe_load(file)["rules"]:
            if rule["measure"].startswith("looks."):
                for strength in ("reject", "refer"):
                    if strength in rule:
                        yield rule["measure"], strength, rule[strength]["above"]


def worse(values, way):
    """A measure's values so that more is worse."""
    return values if way == "+" else -values if way == "-" else np.abs(values - way)


class Curves:
    """The additive model, fitted to measures that are worse where they are more."""

    def __init__(self, x, bad):
        self.knots = [self._knots(x[~bad, column], x[bad, column]) for column in range(x.shape[1])]
        steps = self._steps(x)
        weight = np.where(bad, 0.5 / bad.mean(), 0.5 / (1 - bad.mean()))

        def loss(beta):
            z = steps @ beta[:-1] + beta[-1]
            p = 1 / (1 + np.exp(-np.clip(z, -30, 30)))
            value = (weight * (np.logaddexp(0, z) - bad * z)).sum() + RIDGE / 2 * (beta[:-1] ** 2).sum() + LASSO * beta[:-1].sum()
            return value, np.append(steps.T @ (weight * (p - bad)) + RIDGE * beta[:-1] + LASSO, (weight * (p - bad)).sum())

        start = np.append(np.full(steps.shape[1], 0.1), -3)
        bounds = [(0, None)] * steps.shape[1] + [(None, None)]
        self.beta = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 1000}).x

    @staticmethod
    def _knots(good, bad):
        wanted = np.unique(np.round(np.r_[np.quantile(good, GOOD_QUANTILES), np.quantile(bad, BAD_QUANTILES)], 4))
        knots = [wanted[0]]
        for value in wanted[1:]:
            if value >= np.quantile(good, GOOD_QUANTILES[0]) and value > knots[-1] + 0.02 * (wanted[-1] - wanted[0]):
                knots.append(value)
        usual = np.quantile(good, GOOD_QUANTILES[0])
        knots = [value for value in knots if value >= usual - 1e-4]
        return np.array(knots if len(knots) > 1 else [usual, usual + max(1e-3, abs(usual) * 0.1)])

    def _steps(self, x):
        return np.array([
            np.clip((x[:, column] - low) / (high - low), 0, 1)
            for column, knots in enumerate(self.knots) for low, high in zip(knots, knots[1:])]).T

    def log_odds(self, x):
        return self._steps(x) @ self.beta[:-1] + self.beta[-1]

    def curve(self, column):
        """Values and weights of one measure."""
        start = sum(len(knots) - 1 for knots in self.knots[:column])
        steps = self.beta[start:start + len(self.knots[column]) - 1]
        return self.knots[column], np.r_[0, np.cumsum(steps)]


def points(knots, weights, way):
    """The curve over the measure's own values, without points that add nothing."""
    pairs = [(value, weight) for value, weight in zip(knots, weights)]
    if way == "-":
        pairs = [(-value, weight) for value, weight in reversed(pairs)]
    elif way != "+":
        pairs = [(way - value, weight) for value, weight in reversed(pairs)] + [(way + value, weight) for value, weight in pairs]
    rounded = []
    for value, weight in ((round(float(value), 4), round(float(weight), 3)) for value, weight in pairs):
        if rounded and value <= rounded[-1][0]:
            continue
        if len(rounded) > 1 and rounded[-1][1] == weight == rounded[-2][1]:
            rounded.pop()
        rounded.append((value, weight))
    return rounded


def priced(good, defective):
    """Limits with the shares of good and defective photos below them, from the doubts about some of each.

    Of few photos, none or one below a limit proves little: the share of defective ones is the plus-four estimate of Agresti and Coull, two
    more seen among four more.
    """
    ranked, last = np.sort(defective), -np.inf
    for share in SHARES:
        below = int(share * (len(ranked) + 4)) - 2
        limit = round(float(ranked[below]), 3) if below >= 0 else -np.inf
        if last < limit < np.inf:
            last = limit
            yield limit, float((good < limit).mean()), share


def table(title, names, good, approved, rejected):
    print(f"\n{title:28} good: n approved referred rejected | defective: n approved rejected")
    for name in sorted(set(names)):
        some = names == name
        g, d = some & good, some & ~good
        shares = [f"{100 * approved[g].mean():6.1f} % {100 * (~approved & ~rejected)[g].mean():6.1f} % {100 * rejected[g].mean():6.1f} %"
                  if g.any() else " " * 26]
        shares.append(f"{100 * approved[d].mean():6.1f} % {100 * rejected[d].mean():6.1f} %" if d.any() else "")
        print(f"{name:28} {g.sum():5} {shares[0]} | {d.sum():5} {shares[1]}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("program", "rules", "pictures", "looks", "left-out"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument(
        "--price", type=float, help="the share of defective photos approved for which the table is printed; without it, that of policy.yaml")
    parser.add_argument("labels")
    arguments = parser.parse_args()

    with open(arguments.labels, newline="", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["label"] != "doubtful"]
    with open(arguments.looks, newline="", encoding="utf-8") as file:
        looks = {row["file"]: row for row in csv.DictReader(file)}
    answers = list(checked(arguments.program, arguments.rules, [os.path.join(arguments.pictures, row["file"]) for row in rows]))
    good = np.array([row["label"] == "good" for row in rows])
    source = np.array([row["source"] for row in rows])
    group = np.array([looks[row["file"]]["group"] if row["file"] in looks else "" for row in rows])

    def value(row, answer, measure):
        if measure.startswith("looks.") and row["file"] in looks:
            return float(looks[row["file"]][measure.removeprefix("looks.")])
        number = answer["measurements"].get(measure)
        return np.nan if number is None else float(number)

    raw = np.array([[value(row, answer, measure) for measure in MEASURES] for row, answer in zip(rows, answers)])
    measured = (group != "") & ~np.isnan(raw).any(1)
    x = np.array([worse(raw[:, column], way) for column, (_, way) in enumerate(MEASURES.values())]).T
    # Looks that stop alone are asked, too, for what they say where they saw nothing of the source.
    limits = list(bands_of_looks(arguments.rules))
    bands = [
        [band for band in answer["bands"] if band["strength"] != "doubt" and not band["measure"].startswith("looks.")]
        + [{"measure": measure, "strength": strength} for measure, strength, limit in limits if value(row, answer, measure) > limit]
        for row, answer in zip(rows, answers)]
    stopped = np.array([bool(fired) for fired in bands]) | ~measured
    rejected = np.array([answer["verdict"] == "reject" for answer in answers])

    doubt = np.full(len(rows), np.inf)
    for name in sorted(set(group[measured])):
        learned, judged = measured & (group != name), measured & (group == name)
        doubt[judged] = Curves(x[learned], ~good[learned]).log_odds(x[judged])
    doubt[stopped] = np.inf
    size = np.searchsorted(CLASSES, [answer["measurements"].get(PRICED_BY) or 0 for answer in answers], side="right") - 1
    prices = [list(priced(doubt[(size == number) & good], doubt[(size == number) & ~good])) for number in range(len(CLASSES))]

    curves = Curves(x[measured], ~good[measured])
    lines = [
        "# How much each measure speaks against a half-body photo, and for which reason, in natural log-odds: [value, weight], straight between",
        "# the values, level beyond them. All weights add up; more doubt than the price in policy.yaml allows refers. Made by make calibrate on",
        f"# {measured.sum()} labelled photos with a face; prices measured on sources left out. An agency may edit it, or calibrate its own.",
        "schema: 1", f"base: {curves.beta[-1]:.3f}", "# What a limit costs: the shares of good and of defective photos with less doubt than it,",
        f"# among those whose {PRICED_BY} is at least `from` and below the next.", f"priced_by: {PRICED_BY}", "prices:"]
    lines += [f"  - {{ from: {least}, limit: {limit}, good_approved: {kept:.4f}, defective_approved: {share} }}"
              for least, some in zip(CLASSES, prices) for limit, kept, share in some]
    lines.append("evidence:")
    for column, (measure, (reason, way)) in enumerate(MEASURES.items()):
        pairs = points(*curves.curve(column), way)
        if max(weight for _, weight in pairs) < 0.02:
            continue
        lines += [f"  - measure: {measure}", f"    reason: {reason}",
                  "    points: [" + ", ".join(f"[{value:g}, {weight:g}]" for value, weight in pairs) + "]"]
    with open(os.path.join(arguments.rules, "doubt.yaml"), "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
    with open(arguments.left_out, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["file", "doubt"])
        writer.writerows([row["file"], f"{value:.3f}"] for row, value in zip(rows, doubt) if np.isfinite(value))

    for least, some in zip(CLASSES, prices):
        for limit, kept, share in some:
            print(f"{PRICED_BY} from {least}, limit {limit:7.3f}: good approved {100 * kept:5.1f} %, "
                  f"defective approved {100 * share:.2f} %, sources left out")
    most = price(arguments.rules) if arguments.price is None else arguments.price
    chosen = np.array([max(limit for limit, _, share in some if share <= most) for some in prices])
    approved = doubt < chosen[size]
    table("source (left out)", source, good, approved, rejected)
    table("age (left out)", np.array([row["age"] or "not noted" for row in rows]), good, approved, rejected)
    table("everyday or not", np.where(source == "everyday", "everyday", "web and official"), good, approved, rejected)
    kinds = collections.Counter(kind for row, wrong in zip(rows, approved & ~good) if wrong for kind in row["kinds"].split())
    print("\nkinds of defective photos approved:", ", ".join(f"{kind} {count}" for kind, count in kinds.most_common()))
    stops = collections.defaultdict(lambda: [0, 0, 0, 0])
    for is_good, fired in zip(good, bands):
        names = {(band["measure"], band["strength"]) for band in fired}
        for name in names:
            stops[name][0 if is_good else 1] += 1
            if len(names) == 1:
                stops[name][2 if is_good else 3] += 1
    print("\nbands that stop good photos: good / defective, of them by that band alone")
    for (measure, strength), counts in sorted(stops.items(), key=lambda item: -item[1][0]):
        if counts[0]:
            print(f"  {measure:22}{strength:13}{counts[0]:4} /{counts[1]:4}   {counts[2]:4} /{counts[3]:4}")


if __name__ == "__main__":
    main()
