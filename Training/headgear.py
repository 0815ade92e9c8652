"""Hats and cloths on the head."""

import math

import numpy as np
from PIL import Image

from paint import cloth_colour, darken, ellipse, mask_of, paint
from photo import CHIN, FOREHEAD


def headgear(photo, rng):
    """One of the kinds that are worn before a camera."""
    kinds = [hat, high_hat, wide_hat, fitted_cap, turban, hood]
    return kinds[rng.choice(len(kinds), p=[0.38, 0.16, 0.14, 0.12, 0.08, 0.12])](photo, rng)


def hat(photo, rng):
    """A cap, beanie or hat that comes down to the forehead."""
    image = photo.image
    gap = max((photo.mesh[FOREHEAD][1] - photo.crown) / photo.height, 0.25)
    colour = cloth_colour(rng, photo.hair())
    texture = rng.choice(["knit", "plain", "plain", "pattern"])
    # The hem sits between the brows' middle and a little above the top of the forehead.
    hem = photo.mesh[FOREHEAD] - photo.up * rng.uniform(-0.1, 0.2) * photo.height
    height = (gap + rng.uniform(0.1, 0.55)) * photo.height + rng.uniform(0, 0.1) * photo.height
    width = photo.width * rng.uniform(0.54, 0.72)
    power = rng.uniform(0.45, 0.9)
    tilt = rng.normal(0, 0.05)
    right = photo.right * math.cos(tilt) + photo.up * math.sin(tilt)
    sag = rng.uniform(-0.06, 0.1) * photo.height  # the hem's ends hang lower, as on a real head
    dome = ellipse(hem, right, photo.up, width, height, 0, math.pi, power)
    hem_line = ellipse(hem, right, -photo.up, width, sag, math.pi, 0) if sag > 0 else []
    image = darken(image, ellipse(hem, right, photo.up, width, 0.09 * photo.height), rng.uniform(0.6, 1), 6)
    ears = rng.random()
    if ears < 0.25:  # flaps, a hood or a cloth that hangs beside the face
        for side in (-1, 1):
            top = hem + right * side * width * 0.95
            image = paint(
                image,
                [top - right * side * 0.1 * photo.width, top + right * side * 0.12 * photo.width,
                 top + right * side * 0.2 * photo.width - photo.up * rng.uniform(0.3, 1.1) * photo.height,
                 top - right * side * 0.06 * photo.width - photo.up * rng.uniform(0.3, 1.0) * photo.height],
                colour, rng, 2, 0.15, texture)
    image = paint(image, dome + hem_line, colour, rng, rng.uniform(0.6, 2), rng.uniform(0.05, 0.25), texture)
    kind = rng.random()
    second = colour if rng.random() < 0.5 else cloth_colour(rng)
    if kind < 0.35:  # a brim all round
        brim = ellipse(hem, right, photo.up, width * rng.uniform(1.25, 2.2), rng.uniform(0.05, 0.2) * photo.height)
        image = paint(image, brim, tuple(int(c * 0.85) for c in second), rng, 1.2, 0.1, texture)
    elif kind < 0.6:  # a peak over the brow
        peak = ellipse(
            hem, right, -photo.up, width * rng.uniform(0.7, 1.0), rng.uniform(0.08, 0.24) * photo.height, 0, math.pi, 0.8)
        image = paint(image, peak, tuple(int(c * 0.8) for c in second), rng, 1.2, 0.1)
        image = darken(
            image, ellipse(hem - photo.up * 0.18 * photo.height, right, photo.up, width * 0.8, 0.12 * photo.height), 0.75, 8)
    elif kind < 0.85:  # a turned-up cuff or a band
        band = rng.uniform(0.1, 0.25) * photo.height
        lower, upper = hem - photo.up * 0.01 * photo.height, hem + photo.up * band
        image = paint(
            image, [lower - right * width, lower + right * width, upper + right * width * 1.01, upper - right * width * 1.01],
            second, rng, 1.2, 0.1, texture)
    if rng.random() < 0.2:  # a badge
        image = paint(
            image, ellipse(hem + photo.up * 0.25 * photo.height, right, photo.up, 0.1 * photo.width, 0.07 * photo.height),
            cloth_colour(rng), rng, 1)
    return image


def high_hat(photo, rng):
    """A hat that sits above the hairline, hair showing under it: fedora, bowler, helmet, toque."""
    colour = cloth_colour(rng, photo.hair())
    texture = rng.choice(["knit", "plain", "plain", "pattern"])
    gap = max((photo.mesh[FOREHEAD][1] - photo.crown) / photo.height, 0.25)
    hem = photo.mesh[FOREHEAD] + photo.up * gap * rng.uniform(0.2, 0.7) * photo.height
    width = photo.width * rng.uniform(0.45, 0.68)
    height = rng.uniform(0.3, 0.65) * photo.height
    dome = ellipse(hem, photo.right, photo.up, width, height, 0, math.pi, rng.uniform(0.35, 0.9))
    image = darken(
        photo.image, ellipse(hem, photo.right, photo.up, width, 0.12 * photo.height), rng.uniform(0.5, 1), 6)
    image = paint(image, dome, colour, rng, rng.uniform(0.6, 2), rng.uniform(0.05, 0.25), texture)
    if rng.random() < 0.7:
        brim = ellipse(
            hem, photo.right, photo.up, width * rng.uniform(1.1, 1.6), rng.uniform(0.03, 0.12) * photo.height)
        image = paint(image, brim, tuple(int(c * 0.8) for c in colour), rng, 1.2, 0.1, texture)
    return image


def wide_hat(photo, rng):
    """A straw or sun hat whose brim is several faces wide."""
    colour = cloth_colour(rng, photo.hair())
    texture = rng.choice(["plain", "pattern", "fibre"])
    hem = photo.mesh[FOREHEAD] + photo.up * rng.uniform(-0.05, 0.25) * photo.height
    width = photo.width * rng.uniform(0.5, 0.65)
    brim_width, brim_height = width * rng.uniform(2.0, 3.4), rng.uniform(0.08, 0.35) * photo.height
    image = darken(
        photo.image, ellipse(hem - photo.up * 0.25 * photo.height, photo.right, photo.up, width, 0.3 * photo.height),
        rng.uniform(0.5, 1), 10)
    under = tuple(int(c * rng.uniform(0.5, 0.9)) for c in colour)
    image = paint(image, ellipse(hem, photo.right, photo.up, brim_width, brim_height), under, rng, 1.2, 0.1, texture)
    height = rng.uniform(0.3, 0.55) * photo.height
    crown = ellipse(hem + photo.up * brim_height * 0.5, photo.right, photo.up, width, height, 0, math.pi, 0.6)
    image = paint(image, crown, colour, rng, 1.2, 0.15, texture)
    # From under the brim one sees the face before it.
    cut = photo.mesh[FOREHEAD] - photo.up * rng.uniform(-0.02, 0.08) * photo.height
    below = [
        cut - photo.right * 0.5 * photo.width, cut + photo.right * 0.5 * photo.width,
        photo.mesh[CHIN] + photo.right * 0.6 * photo.width, photo.mesh[CHIN] - photo.right * 0.6 * photo.width]
    return Image.composite(photo.image, image, mask_of(image, below, 3))


def fitted_cap(photo, rng):
    """A surgical or swimming cap or a bandana: no higher and no wider than the head."""
    colour = cloth_colour(rng, photo.hair())
    gap = max((photo.mesh[FOREHEAD][1] - photo.crown) / photo.height, 0.25)
    hem = photo.mesh[FOREHEAD] - photo.up * rng.uniform(-0.1, 0.12) * photo.height
    height = (gap + rng.uniform(0.0, 0.2)) * photo.height
    width = photo.width * rng.uniform(0.5, 0.62)
    dome = ellipse(hem, photo.right, photo.up, width, height, 0, math.pi, rng.uniform(0.6, 0.95))
    opacity = rng.uniform(0.55, 0.9) if rng.random() < 0.3 else 1.0  # paper and gauze let hair through
    return paint(
        photo.image, dome, colour, rng, rng.uniform(0.6, 2), rng.uniform(0.05, 0.25),
        rng.choice(["plain", "plain", "pattern", "knit"]), opacity)


def turban(photo, rng):
    """Cloth wound round the head, wider than it, in folds."""
    colour = cloth_colour(rng, photo.hair())
    gap = max((photo.mesh[FOREHEAD][1] - photo.crown) / photo.height, 0.25)
    hem = photo.mesh[FOREHEAD] - photo.up * rng.uniform(-0.08, 0.1) * photo.height
    width, height = photo.width * rng.uniform(0.62, 0.9), (gap + rng.uniform(0.15, 0.5)) * photo.height
    dome = ellipse(hem, photo.right, photo.up, width, height, 0, math.pi, 0.7)
    image = paint(photo.image, dome, colour, rng, 1.2, 0.15)
    for fold in range(int(rng.integers(3, 8))):
        side = 1 if fold % 2 else -1
        start = hem + photo.right * side * width * rng.uniform(0.5, 0.95)
        end = hem + photo.up * height * rng.uniform(0.4, 0.9) - photo.right * side * width * rng.uniform(0, 0.5)
        across = photo.up * 0.02 * photo.height
        shadow = tuple(int(c * 0.7) for c in colour)
        image = paint(image, [start - across, start + across, end + across, end - across], shadow, rng, 2)
    return image


def hood(photo, rng):
    """A hood or a head scarf: cloth all round the face, down to the shoulders."""
    colour = cloth_colour(rng, photo.hair())
    gap = max((photo.mesh[FOREHEAD][1] - photo.crown) / photo.height, 0.25)
    middle = (photo.mesh[FOREHEAD] + photo.mesh[CHIN]) / 2
    outer_width = photo.width * rng.uniform(0.62, 0.95)
    top = photo.mesh[FOREHEAD] + photo.up * (gap + rng.uniform(0.0, 0.25)) * photo.height
    outer = ellipse(middle, photo.right, photo.up, outer_width, np.linalg.norm(top - middle), 0, math.pi, 0.8)
    shoulders = photo.mesh[CHIN] - photo.up * rng.uniform(0.25, 0.7) * photo.height
    outer += [shoulders - photo.right * outer_width * 1.15, shoulders + photo.right * outer_width * 1.15]
    image = paint(
        photo.image, outer, colour, rng, rng.uniform(1, 2), rng.uniform(0.08, 0.25),
        rng.choice(["plain", "plain", "knit", "pattern"]))
    tight = rng.uniform(0.9, 1.2)
    opening = ellipse(
        middle - photo.up * rng.uniform(0, 0.06) * photo.height, photo.right, photo.up, 0.5 * tight * photo.width,
        (0.5 * tight + rng.uniform(-0.06, 0.04)) * photo.height, power=0.9)
    if rng.random() < 0.4:  # open under the chin
        opening = [p if (p - middle) @ photo.up > 0 else p - photo.up * 0.5 * photo.height for p in opening]
    face = photo.image if rng.random() < 0.6 else darken(photo.image, opening, rng.uniform(0.6, 0.95), 4)
    return Image.composite(face, image, mask_of(image, opening, rng.uniform(1, 4)))
