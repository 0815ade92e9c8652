"""Cloth, shadow and shape: what every drawing is made of."""

import math

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

CLOTHS = [
    (235, 238, 240), (120, 170, 205), (28, 28, 30), (225, 200, 205), (60, 90, 60), (190, 190, 190), (50, 60, 110),
    (150, 40, 45), (200, 180, 150), (90, 75, 60), (240, 220, 120), (110, 110, 115), (70, 45, 35), (160, 200, 180),
]


def cloth_colour(rng, hair=None):
    if hair is not None and rng.random() < 0.35:  # hats in hair's colour are the hard ones
        return tuple(int(np.clip(c + rng.normal(0, 12), 0, 255)) for c in hair)
    if rng.random() < 0.5:
        return tuple(int(c) for c in rng.integers(10, 245, 3))
    return tuple(int(np.clip(c + rng.normal(0, 10), 0, 255)) for c in CLOTHS[rng.integers(len(CLOTHS))])


def shading(image, rng, strength, texture):
    """Light and folds: a slow random field, the weave of the cloth, and a little of the picture's own light."""
    width, height = image.size
    slow = rng.normal(0, 1, (max(3, height // 45), max(3, width // 45)))
    slow = np.asarray(Image.fromarray((slow * 32 + 128).clip(0, 255).astype(np.uint8)).resize(image.size, Image.BICUBIC))
    field = 1 + strength * (slow.astype(np.float32) - 128) / 32
    if texture == "knit":
        pitch = rng.uniform(3, 9)
        y, x = np.mgrid[0:height, 0:width]
        angle = rng.uniform(-0.3, 0.3)
        field += rng.uniform(0.05, 0.2) * np.sin((x * math.cos(angle) + y * math.sin(angle)) * 2 * math.pi / pitch)
    elif texture == "pattern":
        cells = rng.random((max(2, height // 12), max(2, width // 12)))
        pattern = Image.fromarray(((cells > 0.6) * 255).astype(np.uint8)).resize(image.size, Image.BILINEAR)
        field *= 1 + rng.uniform(-0.4, 0.5) * np.asarray(pattern) / 255
    elif texture == "fibre":
        lines = rng.normal(0, 1, (max(2, height // 14), width))
        lines = Image.fromarray((lines * 40 + 128).clip(0, 255).astype(np.uint8)).resize(image.size, Image.BILINEAR)
        field *= 1 + 0.25 * (np.asarray(lines).astype(np.float32) - 128) / 40
    return field[..., None] + rng.normal(0, rng.uniform(0.005, 0.03), (height, width, 1))


def mask_of(image, points, softness):
    mask = Image.new("L", image.size, 0)
    ImageDraw.Draw(mask).polygon([(float(x), float(y)) for x, y in points], fill=255)
    return mask.filter(ImageFilter.GaussianBlur(softness))


def paint(image, points, colour, rng, softness=1.0, strength=0.12, texture=None, opacity=1.0):
    mask = mask_of(image, points, softness)
    shade = shading(image, rng, strength, texture) * np.array(colour, np.float32)
    if opacity < 1:
        mask = mask.point(lambda value: int(value * opacity))
    return Image.composite(Image.fromarray(shade.clip(0, 255).astype(np.uint8)), image, mask)


def darken(image, points, factor, softness):
    """A shadow, such as the one under a brim."""
    mask = np.asarray(mask_of(image, points, softness)).astype(np.float32)[..., None] / 255
    return Image.fromarray((np.asarray(image) * (1 - (1 - factor) * mask)).clip(0, 255).astype(np.uint8))


def ellipse(centre, right, up, half_width, half_height, start=0.0, end=2 * math.pi, power=1.0):
    def signed(value):
        return math.copysign(abs(value) ** power, value)

    angles = np.linspace(start, end, 48)
    return [centre + right * half_width * math.cos(a) + up * half_height * signed(math.sin(a)) for a in angles]
