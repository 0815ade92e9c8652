"""Draws hats, dark lenses and masks onto photos of bare faces, and what is easily taken for them (clear glasses,
beards, fringes, high hair, bald heads), so that a classifier learns the thing and not the person: every face is there
with and without it.

Places come from the face mesh that `card-review features` prints. The same seed draws the same pictures.
"""

import numpy as np
from PIL import Image, ImageFilter

import covers
import glasses
import hair
import headgear


def retaken(image, rng, blur=0.5):
    """The same picture by another camera: light, cast, focus and compression; drawn things and bare faces alike."""
    pixels = np.asarray(image).astype(np.float32) / 255
    pixels = (pixels ** rng.uniform(0.75, 1.35)) * rng.uniform(0.75, 1.15) * rng.normal(1, 0.035, 3)
    image = Image.fromarray((pixels * 255).clip(0, 255).astype(np.uint8))
    if rng.random() < blur:
        image = image.filter(ImageFilter.GaussianBlur(rng.uniform(0.2, 1.2)))
    return image


DRAWINGS = {
    "bare": lambda photo, rng: photo.image,
    "glasses": glasses.clear_glasses,
    "beard": hair.beard,
    "fringe": hair.fringe,
    "high": hair.high_hair,
    "bald": hair.bald,
    "band": hair.hair_band,
    "hat": headgear.headgear,
    "lenses": glasses.dark_lenses,
    "mask": covers.face_mask,
}
