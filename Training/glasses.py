"""Dark lenses, and the clear ones that are easily taken for them."""

import numpy as np
from PIL import ImageDraw, ImageFilter

from paint import ellipse, paint
from photo import EYES, LEFT, RIGHT


def lens_shapes(photo, rng):
    size, drop, power = rng.uniform(0.8, 1.3), rng.uniform(0.0, 0.25), rng.uniform(0.45, 1.0)
    tall = rng.uniform(0.5, 0.85)
    for outer, inner in EYES:
        centre = (photo.mesh[outer] + photo.mesh[inner]) / 2
        width = float(np.linalg.norm(photo.mesh[outer] - photo.mesh[inner]))
        yield ellipse(
            centre - photo.up * drop * width, photo.right, photo.up, width * size, width * size * tall, power=power), width


def frame_of_glasses(photo, image, shapes, colour, width):
    image = image.copy()
    draw = ImageDraw.Draw(image)
    for points, _ in shapes:
        draw.line([tuple(map(float, p)) for p in points], fill=colour, width=width)
    (left, _), (right, _) = shapes
    nose = [max(left, key=lambda p: p @ photo.right), min(right, key=lambda p: p @ photo.right)]
    draw.line([tuple(map(float, p)) for p in nose], fill=colour, width=width)
    for points, side, place in ((left, -1, LEFT), (right, 1, RIGHT)):
        end = max(points, key=lambda p: side * (p @ photo.right))
        draw.line([tuple(map(float, end)), tuple(map(float, photo.mesh[place] + photo.up * 0.12 * photo.height))],
                  fill=colour, width=width)
    return image.filter(ImageFilter.GaussianBlur(0.6)) if width > 1 else image


def dark_lenses(photo, rng):
    image = photo.image
    shapes = list(lens_shapes(photo, rng))
    base = rng.choice([8, 20, 35, 55])
    colour = tuple(int(np.clip(base + rng.normal(0, 8), 0, 255)) for _ in range(3))
    if rng.random() < 0.15:  # mirrored or strongly coloured
        colour = tuple(int(c) for c in rng.integers(20, 140, 3))
    opacity = rng.uniform(0.72, 1.0)
    for points, width in shapes:
        image = paint(image, points, colour, rng, 0.8, rng.uniform(0, 0.3), opacity=opacity)
        if rng.random() < 0.5:  # a window's reflection
            spot = points[rng.integers(len(points))] * 0.4 + np.mean(points, 0) * 0.6
            image = paint(
                image, ellipse(spot, photo.right, photo.up, width * rng.uniform(0.1, 0.4), width * rng.uniform(0.05, 0.2)),
                (200, 205, 215), rng, 2.5, opacity=rng.uniform(0.2, 0.6))
    frame = tuple(int(c) for c in rng.integers(5, 120, 3)) if rng.random() < 0.8 else (190, 170, 110)
    return frame_of_glasses(photo, image, shapes, frame, int(rng.integers(1, 6)))


def clear_glasses(photo, rng):
    image = photo.image
    shapes = list(lens_shapes(photo, rng))
    for points, width in shapes:
        if rng.random() < 0.5:
            image = paint(image, points, (225, 230, 235), rng, 1, opacity=rng.uniform(0.02, 0.12))
        if rng.random() < 0.3:
            image = paint(image, points, (60, 60, 65), rng, 1, opacity=rng.uniform(0.02, 0.2))
        if rng.random() < 0.3:
            spot = points[rng.integers(len(points))] * 0.5 + np.mean(points, 0) * 0.5
            image = paint(
                image, ellipse(spot, photo.right, photo.up, width * 0.2, width * 0.1), (235, 240, 245), rng, 2,
                opacity=rng.uniform(0.2, 0.5))
    frame = tuple(int(c) for c in rng.integers(5, 120, 3)) if rng.random() < 0.8 else (190, 170, 110)
    return frame_of_glasses(photo, image, shapes, frame, int(rng.integers(1, 6)))
