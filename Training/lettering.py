"""Type and security grounds for specimen cards."""

import functools
import math

import numpy as np
from PIL import Image, ImageDraw, ImageFont

# By kind of type; the Debian packages fonts-cns11643-kai, fonts-cns11643-sung, fonts-noto-cjk, fonts-arphic-ukai, fonts-arphic-uming,
# fonts-wqy-zenhei, fonts-cwtex-yen and fonts-liberation.
FONTS = {
    "kai": ["/usr/share/fonts/truetype/cns11643/TW-Kai-98_1.ttf", "/usr/share/fonts/truetype/arphic/ukai.ttc:3"],
    "ming": ["/usr/share/fonts/truetype/cns11643/TW-Sung-98_1.ttf", "/usr/share/fonts/truetype/arphic/uming.ttc:1"],
    "hei": ["/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc:3", "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc:0"],
    "hei bold": ["/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc:3"],
    "yuan": ["/usr/share/fonts/truetype/cwtex/cwyen.ttf"],
    "sans": ["/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf"],
    "sans bold": ["/usr/share/fonts/truetype/liberation/LiberationSans-Bold.ttf"],
    "serif": ["/usr/share/fonts/truetype/liberation/LiberationSerif-Regular.ttf"],
    "serif bold": ["/usr/share/fonts/truetype/liberation/LiberationSerif-Bold.ttf"],
}
_SIZE = 96


@functools.cache
def _font(path):
    path, _, index = path.partition(":")
    return ImageFont.truetype(path, _SIZE, index=int(index or 0))


@functools.cache
def _has(path, character):
    """Whether a font draws a character as something else than its sign for unknown ones."""
    font = _font(path)
    return character.isspace() or bytes(font.getmask(character)) != bytes(font.getmask("\U0010FFFF"))


def choose(kind, chance, text):
    """One of a kind's fonts that has every character of a text; Noto Sans where none has."""
    fitting = [path for path in FONTS[kind] if all(_has(path, character) for character in text)]
    return chance.choice(fitting) if fitting else FONTS["hei"][0]


def write(card, text, place, height, font, colour, spacing=0.0, condensed=1.0):
    """Writes a line on a card.

    place: left end and middle of the letters; height: of the font's em in pixels; spacing: between letters, in ems; condensed: width
    as a share of the font's own. Returns where the line ends.
    """
    type_ = _font(font)
    x = 0.0
    places = []
    for character in text:
        places.append(x)
        x += type_.getlength(character) + spacing * _SIZE
    mask = Image.new("L", (max(1, math.ceil(x)) + _SIZE // 4, int(_SIZE * 1.5)), 0)
    draw = ImageDraw.Draw(mask)
    for character, left in zip(text, places):
        draw.text((left, _SIZE * 0.72), character, font=type_, fill=255, anchor="lm")
    scale = height / _SIZE
    size = (max(1, round(mask.width * scale * condensed)), max(1, round(mask.height * scale)))
    mask = mask.resize(size, Image.LANCZOS)
    card.paste(Image.new("RGB", size, colour), (round(place[0]), round(place[1] - 0.72 * height)), mask)
    return place[0] + x * scale * condensed


def guilloche(size, chance, colours, strength=0.25):
    """A ground of fine interlaced lines over a soft gradient.

    colours: of the ground's two ends and of its lines; strength: of the lines.
    """
    width, height = size
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    blend = ((x / width + y / height) / 2 + 0.12 * np.sin(x / width * 5 + chance.random() * 6))[..., None]
    ground = np.array(colours[0]) * (1 - blend) + np.array(colours[1]) * blend
    lines = np.zeros((height, width), np.float32)
    for _ in range(3):
        phase = chance.random() * 2 * math.pi
        wave = chance.uniform(4, 16) * np.sin(x / chance.uniform(30, 90) + phase)
        lines += np.abs(np.sin((y + wave) / chance.uniform(1.8, 3.6))) > 0.93
    centre = (width * chance.uniform(0.4, 0.6), height * chance.uniform(0.4, 0.6))
    angle = np.arctan2(y - centre[1], x - centre[0])
    radius = np.hypot(x - centre[0], y - centre[1])
    rosette = np.abs(np.sin(radius / 6 + 5 * np.sin(angle * chance.choice([6, 8, 12])))) > 0.9
    lines += rosette * (radius < height * chance.uniform(0.25, 0.4))
    ink = np.clip(lines, 0, 1)[..., None] * strength
    return Image.fromarray(np.clip(ground * (1 - ink) + np.array(colours[2]) * ink, 0, 255).astype(np.uint8))
