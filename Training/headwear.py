"""Hats, and hair that is taken for them."""

import math

import numpy as np

from brush import cloth_colour, darken, ellipse, paint
from face import FOREHEAD


def hat(photo, rng):
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


def fringe(photo, rng):
    """Hair over the forehead and, at times, high above it."""
    colour = tuple(int(np.clip(c * rng.uniform(0.7, 1.3), 0, 255)) for c in photo.hair())
    level = photo.mesh[FOREHEAD] - photo.up * rng.uniform(0.05, 0.24) * photo.height
    top = photo.mesh[FOREHEAD] + photo.up * rng.uniform(0.1, 0.3) * photo.height
    half = photo.width * rng.uniform(0.45, 0.6)
    ragged = [
        level + photo.right * half * t + photo.up * rng.normal(0, 0.03) * photo.height for t in np.linspace(1, -1, 16)]
    points = [top - photo.right * half * 0.8, top + photo.right * half * 0.8] + ragged
    return paint(photo.image, points, colour, rng, rng.uniform(2, 5), 0.2, "fibre", opacity=rng.uniform(0.7, 1))
