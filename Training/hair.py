"""Hair where others wear a cloth: beards, fringes, high and wide hair, no hair at all, a band in the hair."""

import numpy as np
from PIL import Image

from paint import cloth_colour, ellipse, mask_of, paint
from photo import FOREHEAD, JAW

# The mesh points around the face.
FACE = [
    10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377, 152, 148, 176, 149, 150, 136,
    172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109,
]


def beard(photo, rng):
    """Hair on chin and cheeks, the lips left free."""
    hair = np.array(photo.hair())
    colour = tuple(int(c) for c in (hair * rng.uniform(0.6, 1.3)).clip(0, 255))
    jaw = [photo.mesh[i] for i in JAW[int(rng.integers(0, 4)):][:15]]
    upper = [photo.mesh[i] for i in (425, 2, 205)]
    drop = rng.uniform(0, 0.15) * photo.height
    points = [p - photo.up * drop for p in jaw] + upper
    image = paint(photo.image, points, colour, rng, rng.uniform(3, 9), 0.25, "fibre", opacity=rng.uniform(0.35, 0.95))
    lips = ellipse(
        (photo.mesh[13] + photo.mesh[14]) / 2, photo.right, photo.up, 0.17 * photo.width, 0.06 * photo.height)
    return Image.composite(photo.image, image, mask_of(image, lips, 2))


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


def high_hair(photo, rng):
    """A bun, a tuft, or hair that stands off all round."""
    colour = tuple(int(np.clip(c * rng.uniform(0.8, 1.2), 0, 255)) for c in photo.hair())
    gap = max((photo.mesh[FOREHEAD][1] - photo.crown) / photo.height, 0.25)
    ragged = 1 + rng.normal(0, 0.04, (48, 1))
    if rng.random() < 0.5:
        middle = photo.mesh[FOREHEAD] + photo.up * (gap + rng.uniform(-0.05, 0.15)) * photo.height
        half_width, half_height = photo.width * rng.uniform(0.15, 0.35), photo.height * rng.uniform(0.12, 0.3)
    else:
        middle = photo.mesh[FOREHEAD] + photo.up * rng.uniform(0.15, 0.3) * photo.height
        half_width, half_height = photo.width * rng.uniform(0.6, 0.85), photo.height * rng.uniform(0.3, 0.5)
    points = middle + (np.array(ellipse(middle, photo.right, photo.up, half_width, half_height)) - middle) * ragged
    image = paint(photo.image, points, colour, rng, rng.uniform(2, 5), 0.3, "fibre", opacity=rng.uniform(0.85, 1))
    # The face stays before the hair.
    face = [photo.mesh[i] for i in FACE]
    return Image.composite(photo.image, image, mask_of(image, face, 3))


def bald(photo, rng):
    """Skin over the crown, with the shine that goes with it."""
    skin = photo.colour_at(photo.mesh[151])
    gap = max((photo.mesh[FOREHEAD][1] - photo.crown) / photo.height, 0.2)
    dome = ellipse(
        photo.mesh[FOREHEAD] - photo.up * 0.12 * photo.height, photo.right, photo.up,
        photo.width * rng.uniform(0.4, 0.5), (gap * rng.uniform(0.8, 1.02) + 0.12) * photo.height, 0, np.pi, 0.75)
    image = paint(photo.image, dome, skin, rng, rng.uniform(3, 7), rng.uniform(0.05, 0.15))
    shine = photo.mesh[FOREHEAD] + photo.up * gap * rng.uniform(0.1, 0.6) * photo.height
    shine = shine + photo.right * rng.normal(0, 0.12) * photo.width
    half_width, half_height = photo.width * rng.uniform(0.08, 0.2), photo.height * rng.uniform(0.04, 0.1)
    spot = ellipse(shine, photo.right, photo.up, half_width, half_height)
    return paint(image, spot, tuple(min(255, int(c * 1.25)) for c in skin), rng, 7, 0.02, opacity=rng.uniform(0.2, 0.8))


def hair_band(photo, rng):
    """A band or pushed-up glasses in the hair: no hat."""
    gap = max((photo.mesh[FOREHEAD][1] - photo.crown) / photo.height, 0.25)
    middle = photo.mesh[FOREHEAD] + photo.up * gap * rng.uniform(0.1, 0.5) * photo.height
    half = photo.width * rng.uniform(0.42, 0.54)
    thick = rng.uniform(0.03, 0.09) * photo.height
    rise = rng.uniform(0.05, 0.25) * photo.height
    upper = [middle + photo.right * half * t + photo.up * (rise * (1 - t * t) + thick) for t in np.linspace(-1, 1, 16)]
    lower = [middle + photo.right * half * t + photo.up * rise * (1 - t * t) for t in np.linspace(1, -1, 16)]
    return paint(photo.image, upper + lower, cloth_colour(rng), rng, 1, 0.1)
