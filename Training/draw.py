"""Draws hats, dark lenses and masks onto photos of bare faces, and what is easily taken for them (clear glasses, beards,
fringes), so that a classifier learns the thing and not the person: every face is there with and without it.

Places come from the face mesh that `card-review features` prints. The same seed draws the same pictures.
"""

import math

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageOps

FACE_HEIGHT = 230  # pixels from forehead to chin on the pictures drawn

# Mesh points (MediaPipe's numbering).
FOREHEAD, CHIN, LEFT, RIGHT = 10, 152, 234, 454
EYES = ((33, 133), (362, 263))
JAW = [93, 132, 58, 172, 136, 150, 149, 176, 148, 152, 377, 400, 378, 379, 365, 397, 288, 361, 323]
CLOTHS = [
    (235, 238, 240), (120, 170, 205), (28, 28, 30), (225, 200, 205), (60, 90, 60), (190, 190, 190), (50, 60, 110),
    (150, 40, 45), (200, 180, 150), (90, 75, 60), (240, 220, 120), (110, 110, 115), (70, 45, 35), (160, 200, 180),
]


class Photo:
    """A photo shrunk to one face size, with its mesh."""

    def __init__(self, features):
        image = ImageOps.exif_transpose(Image.open(features["file"])).convert("RGB")
        mesh = np.array(features["mesh"])
        scale = min(1.0, FACE_HEIGHT / np.linalg.norm(mesh[FOREHEAD] - mesh[CHIN]))
        size = (round(features["width"] * scale), round(features["height"] * scale))
        self.image = image.resize(size, Image.LANCZOS)
        self.mesh = mesh * scale
        self.crown = features["crown"] * scale
        self.height = float(np.linalg.norm(self.mesh[FOREHEAD] - self.mesh[CHIN]))
        self.width = float(np.linalg.norm(self.mesh[LEFT] - self.mesh[RIGHT]))
        self.up = (self.mesh[FOREHEAD] - self.mesh[CHIN]) / self.height
        self.right = (self.mesh[RIGHT] - self.mesh[LEFT]) / self.width

    def hair(self):
        """The colour just under the crown."""
        x = self.mesh[FOREHEAD][0]
        y = self.crown + 0.12 * self.height
        box = [round(x - 6), round(y - 6), round(x + 6), round(y + 6)]
        if box[0] < 0 or box[1] < 0 or box[2] >= self.image.width or box[3] >= self.image.height:
            return (50, 40, 35)
        return tuple(np.median(np.asarray(self.image.crop(box)).reshape(-1, 3), 0).astype(int).tolist())


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


def face_mask(photo, rng):
    image = photo.image
    colour = cloth_colour(rng)
    if rng.random() < 0.25:  # a mask in the colour of skin is the hard one
        place = photo.mesh[205].astype(int)
        colour = tuple(
            int(np.clip(c * rng.uniform(0.85, 1.15), 0, 255))
            for c in np.asarray(image)[place[1].clip(0, image.height - 1), place[0].clip(0, image.width - 1)])
    bridge = photo.mesh[[6, 197, 195, 5][rng.integers(4)]]
    kind = rng.random()
    jaw = [photo.mesh[i] for i in JAW]
    if kind < 0.7:  # a mask over nose, mouth and chin
        cut = int(rng.integers(0, 4))
        jaw = jaw[cut:len(jaw) - cut]
        drop = rng.uniform(-0.02, 0.1) * photo.height
        jaw = [p - photo.up * (drop if 4 <= i <= len(jaw) - 5 else 0) for i, p in enumerate(jaw)]
        rise = rng.uniform(-0.03, 0.03) * photo.height
        cheeks = [photo.mesh[[330, 347, 280][rng.integers(3)]], bridge, photo.mesh[[101, 118, 50][rng.integers(3)]]]
        points = jaw + [p + photo.up * rise for p in cheeks]
    else:  # a veil, a scarf or a collar pulled up
        low = [p - photo.up * rng.uniform(0.1, 0.7) * photo.height for p in (photo.mesh[LEFT], photo.mesh[RIGHT])]
        points = (
            [photo.mesh[LEFT] - photo.right * 0.05 * photo.width, low[0] - photo.right * 0.1 * photo.width]
            + [photo.mesh[CHIN] - photo.up * rng.uniform(0.1, 0.5) * photo.height]
            + [low[1] + photo.right * 0.1 * photo.width, photo.mesh[RIGHT] + photo.right * 0.05 * photo.width, bridge])
    texture = rng.choice(["plain", "plain", "pattern", "knit"])
    image = paint(image, points, colour, rng, rng.uniform(0.6, 2), rng.uniform(0.03, 0.2), texture)
    if kind < 0.7:
        draw = ImageDraw.Draw(image)
        for fold in range(int(rng.integers(0, 4))):  # pleats
            level = photo.mesh[2] * (1 - fold / 4) + photo.mesh[CHIN] * fold / 4
            ends = [level - photo.right * 0.3 * photo.width, level + photo.right * 0.3 * photo.width]
            draw.line([tuple(map(float, p)) for p in ends], fill=tuple(int(c * 0.88) for c in colour), width=2)
        for end, ear in ((jaw[0], LEFT), (jaw[-1], RIGHT)):
            if rng.random() < 0.7:
                draw.line([tuple(map(float, end)), tuple(map(float, photo.mesh[ear]))], fill=colour, width=2)
    return image


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


def retaken(image, rng):
    """The same picture by another camera: light, cast, focus and compression; drawn things and bare faces alike."""
    pixels = np.asarray(image).astype(np.float32) / 255
    pixels = (pixels ** rng.uniform(0.75, 1.35)) * rng.uniform(0.75, 1.15) * rng.normal(1, 0.035, 3)
    image = Image.fromarray((pixels * 255).clip(0, 255).astype(np.uint8))
    if rng.random() < 0.5:
        image = image.filter(ImageFilter.GaussianBlur(rng.uniform(0.2, 1.2)))
    return image


DRAWINGS = {
    "bare": lambda photo, rng: photo.image,
    "glasses": clear_glasses,
    "beard": beard,
    "fringe": fringe,
    "hat": hat,
    "lenses": dark_lenses,
    "mask": face_mask,
}
