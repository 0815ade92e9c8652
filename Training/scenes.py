"""How a specimen card is photographed or scanned, and whether a person could still read it."""

import math

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from lettering import guilloche


def _corners(chance, frame, share, tilt, keystone):
    """The card's four corners in a frame, from top left."""
    width = frame[0] * share
    height = width * 638 / 1012
    centre = (frame[0] / 2 + chance.uniform(-0.03, 0.03) * frame[0], frame[1] / 2 + chance.uniform(-0.03, 0.03) * frame[1])
    sine, cosine = math.sin(math.radians(tilt)), math.cos(math.radians(tilt))
    corners = []
    for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
        depth = 1 + keystone * (x * chance.choice([1, 1]) + 0.5 * y)
        dx, dy = x * width / 2 / depth, y * height / 2 / depth
        corners.append((centre[0] + dx * cosine - dy * sine, centre[1] + dx * sine + dy * cosine))
    return corners


def _warp(card, corners, ground):
    """The card seen at `corners` before a ground."""
    rows = []
    for (x, y), (u, v) in zip(corners, ((0, 0), (card.width, 0), (card.width, card.height), (0, card.height))):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y])
    values = np.array([(0, 0), (card.width, 0), (card.width, card.height), (0, card.height)], float).reshape(8)
    map_ = np.linalg.solve(np.array(rows), values)
    seen = card.transform(ground.size, Image.PERSPECTIVE, map_, Image.BICUBIC)
    mask = Image.new("L", card.size, 255).transform(ground.size, Image.PERSPECTIVE, map_, Image.BICUBIC)
    shadow = mask.filter(ImageFilter.GaussianBlur(12)).point(lambda value: value // 3)
    ground = ground.copy()
    ground.paste((20, 18, 16), (6, 9), shadow)
    ground.paste(seen, (0, 0), mask)
    return ground


def _desk(frame, chance):
    """A table top: a plain tone with a grain."""
    tone = chance.choice([(150, 112, 76), (70, 66, 64), (206, 200, 190), (118, 130, 140)])
    grain = np.random.default_rng(chance.randrange(2**32)).normal(0, 1, (frame[1] // 8 + 1, frame[0] // 2 + 1))
    grain = Image.fromarray((128 + 40 * grain).clip(0, 255).astype(np.uint8)).resize(frame, Image.BICUBIC)
    pixels = np.array(tone)[None, None] + (np.asarray(grain, np.float32)[..., None] - 128) * 0.12
    return Image.fromarray(pixels.clip(0, 255).astype(np.uint8))


def _light(picture, chance, least, most):
    """Uneven light over the picture."""
    y, x = np.mgrid[0:picture.height, 0:picture.width].astype(np.float32)
    angle = chance.uniform(0, 2 * math.pi)
    along = (x / picture.width - 0.5) * math.cos(angle) + (y / picture.height - 0.5) * math.sin(angle) + 0.5
    light = least + (most - least) * along.clip(0, 1)
    return Image.fromarray((np.asarray(picture, np.float32) * light[..., None]).clip(0, 255).astype(np.uint8))


def desk(card, chance):
    frame = chance.choice([(1600, 1200), (1280, 960), (2400, 1800)])
    corners = _corners(chance, frame, chance.uniform(0.6, 0.88), chance.uniform(-6, 6), chance.uniform(-0.04, 0.04))
    picture = _light(_warp(card, corners, _desk(frame, chance)), chance, chance.uniform(0.75, 0.95), 1.05)
    return picture.filter(ImageFilter.GaussianBlur(chance.uniform(0.3, 1.0) * frame[0] / 1600)), True


def scan(card, chance):
    size = chance.choice([0.8, 1.0, 1.3])
    return card.resize((round(card.width * size), round(card.height * size)), Image.LANCZOS), True


def small(card, chance):
    width = chance.choice([640, 760, 832])
    return card.resize((width, round(width * 638 / 1012)), Image.LANCZOS), True


def tilt(card, chance):
    frame = (1600, 1200)
    angle = chance.choice([-1, 1]) * chance.uniform(6, 15)
    corners = _corners(chance, frame, chance.uniform(0.65, 0.8), angle, chance.choice([-1, 1]) * chance.uniform(0.03, 0.1))
    return _warp(card, corners, _desk(frame, chance)).filter(ImageFilter.GaussianBlur(0.7)), True


def glare(card, chance):
    picture, _ = desk(card, chance)
    spot = Image.new("L", picture.size, 0)
    draw = ImageDraw.Draw(spot)
    # Beside the fields: over the portrait or the margin; a person can read what must be read.
    x, y = picture.width * chance.uniform(0.68, 0.85), picture.height * chance.uniform(0.25, 0.45)
    radius = picture.width * chance.uniform(0.03, 0.06)
    draw.ellipse((x - 1.6 * radius, y - radius, x + 1.6 * radius, y + radius), fill=245)
    spot = spot.filter(ImageFilter.GaussianBlur(radius / 2))
    picture.paste((255, 255, 255), (0, 0), spot)
    return picture, True


def hologram(card, chance):
    film = guilloche(card.size, chance, [(255, 120, 160), (120, 220, 255), (120, 255, 160)], strength=0.5)
    mask = Image.new("L", card.size, 0)
    draw = ImageDraw.Draw(mask)
    x, y = chance.uniform(150, 850), chance.uniform(150, 500)
    draw.ellipse((x - 90, y - 70, x + 90, y + 70), fill=chance.randrange(30, 60))
    card = card.copy()
    card.paste(film, (0, 0), mask.filter(ImageFilter.GaussianBlur(6)))
    return desk(card, chance)


def thumb(card, chance):
    picture, _ = desk(card, chance)
    draw = ImageDraw.Draw(picture)
    x, y = picture.width * 0.06, picture.height * chance.uniform(0.55, 0.9)
    radius = picture.width * 0.07
    draw.ellipse((x - 2 * radius, y - radius * 0.8, x + radius * 0.9, y + radius * 0.8), fill=(206, 160, 130))
    return picture, True


def grey(card, chance):
    picture, legible = chance.choice([desk, scan])(card, chance)
    return picture.convert("L").convert("RGB"), legible


def copied(card, chance):
    """A black-and-white copy with the back on the same sheet."""
    page = Image.new("RGB", (1654, 2339), (252, 252, 250))
    page.paste(card.convert("L").convert("RGB"), (320, 260))
    back = Image.new("RGB", card.size, (225, 225, 222))
    draw = ImageDraw.Draw(back)
    for row in range(3):
        draw.rectangle((60, 80 + 120 * row, 700, 84 + 120 * row), fill=(120, 120, 120))
    page.paste(back, (320, 1100))
    pixels = np.asarray(page, np.float32)
    return Image.fromarray(((pixels - 128) * 1.25 + 140).clip(0, 255).astype(np.uint8)), True


def blurred(card, chance):
    picture, _ = desk(card, chance)
    return picture.filter(ImageFilter.GaussianBlur(chance.uniform(5, 8) * picture.width / 1600)), False


def tiny(card, chance):
    width = chance.choice([220, 260])
    return card.resize((width, round(width * 638 / 1012)), Image.LANCZOS), False


SCENES = {
    "desk": desk, "scan": scan, "small": small, "tilt": tilt, "glare": glare, "hologram": hologram, "thumb": thumb, "grey": grey,
    "copied": copied, "blurred": blurred, "tiny": tiny,
}


def placed(card, scene, chance):
    """The picture of a card in a scene, the JPEG quality to keep it with, and whether it is legible."""
    picture, legible = SCENES[scene](card, chance)
    return picture, chance.choice([60, 75, 85, 92]), legible
