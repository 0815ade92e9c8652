"""Draws what goes wrong with photos of faces: blur, few pixels, light, casts, hands and things before the face, hidden eyes, captions and
stickers. Each takes a `Photo` and a random generator and returns a picture of the same size, so that the mesh still fits.
"""

import io
import math

import numpy as np
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter, ImageFont

from paint import cloth_colour, ellipse, mask_of, paint
from photo import CHIN, EYES, FOREHEAD, JAW, LEFT, RIGHT


def picture(pixels):
    return Image.fromarray(pixels.clip(0, 255).astype(np.uint8))


def numbers(image):
    return np.asarray(image).astype(np.float32)


def blur(photo, rng):
    """Out of focus: the circle of confusion is 2 to 6 % of the face's height."""
    return photo.image.filter(ImageFilter.GaussianBlur(photo.height * rng.uniform(0.011, 0.04)))


def enlarged(photo, rng):
    """A face of 26 to 70 pixels' height made large again."""
    image, factor = photo.image, rng.uniform(26, 70) / photo.height
    small = [max(8, round(side * factor)) for side in image.size]
    way = [Image.BICUBIC, Image.BILINEAR, Image.LANCZOS, Image.NEAREST][rng.choice(4, p=[0.4, 0.25, 0.2, 0.15])]
    return image.resize(small, Image.BOX).resize(image.size, way)


def motion(photo, rng):
    pixels, length, angle = numbers(photo.image), photo.height * rng.uniform(0.05, 0.13), rng.uniform(0, math.pi)
    steps = np.linspace(-length / 2, length / 2, max(5, round(length)))
    moved = [np.roll(pixels, (round(s * math.sin(angle)), round(s * math.cos(angle))), (0, 1)) for s in steps]
    return picture(np.mean(moved, axis=0))


def noise(photo, rng):
    image = photo.image
    grain = rng.normal(0, rng.uniform(22, 60), (*image.size[::-1], 1 if rng.random() < 0.5 else 3))
    if rng.random() < 0.5:
        return picture(numbers(image) + grain)
    small = picture(128 + grain.repeat(3, 2) if grain.shape[2] == 1 else 128 + grain).filter(ImageFilter.GaussianBlur(1.2))
    return picture(numbers(image) + 2.2 * (numbers(small) - 128))


def jpeg(photo, rng):
    packed = io.BytesIO()
    factor = rng.uniform(0.35, 1)
    small = photo.image.resize([max(16, round(side * factor)) for side in photo.image.size], Image.BOX)
    small.save(packed, "JPEG", quality=int(rng.integers(3, 14)))
    return Image.open(packed).convert("RGB").resize(photo.image.size, Image.BICUBIC)


def dark(photo, rng):
    dim = ImageEnhance.Brightness(photo.image).enhance(rng.uniform(0.14, 0.36))
    return picture(numbers(dim) + rng.normal(0, rng.uniform(1, 6), (*photo.image.size[::-1], 3)))


def bright(photo, rng):
    return picture(numbers(photo.image) * rng.uniform(1.6, 2.6) + rng.uniform(5, 50))


def side_light(photo, rng):
    """One half of the face in shade, or a lamp on a part of it."""
    image = photo.image
    y, x = np.mgrid[0:image.height, 0:image.width]
    along = ((x - photo.mesh[4][0]) * photo.right[0] + (y - photo.mesh[4][1]) * photo.right[1]) / photo.width
    along *= rng.choice([-1, 1])
    edge = 1 / (1 + np.exp(-(along - rng.uniform(-0.12, 0.12)) / rng.uniform(0.02, 0.12)))
    shade = 1 - rng.uniform(0.6, 0.9) * edge
    return picture(numbers(image) * rng.uniform(1, 1.25) * shade[..., None])


def tint(photo, rng):
    gain = rng.uniform(0.75, 1.25, 3)
    weak = rng.permutation(3)[: rng.integers(1, 3)]
    gain[weak] *= rng.uniform(0.3, 0.6)
    return picture(numbers(photo.image) * gain)


def grey(photo, rng):
    """Black and white, sepia, or two colours."""
    light = numbers(photo.image.convert("L"))[..., None] / 255
    kind = rng.random()
    if kind < 0.4:
        return picture(light.repeat(3, 2) * 255)
    if kind < 0.7:
        return picture(light * np.array([1.07, rng.uniform(0.85, 0.97), rng.uniform(0.6, 0.85)]) * 255)
    deep, pale = rng.uniform(0, 110, 3), rng.uniform(150, 255, 3)
    return picture(deep + (pale - deep) * light)


def skin_near(photo, rng):
    colour = np.array(photo.colour_at(photo.mesh[[50, 280, 151][rng.integers(3)]]), float)
    return tuple(int(v) for v in (colour * rng.uniform(0.8, 1.12) + rng.normal(0, 6, 3)).clip(0, 255))


def hand(photo, rng):
    """Fingers and a palm over a cheek, the chin, the mouth or an eye."""
    image, skin, h = photo.image, skin_near(photo, rng), photo.height
    start = photo.mesh[[205, 425, 152, 13, 4, 118, 347, 151][rng.integers(8)]] + rng.normal(0, 0.05, 2) * h
    lean = rng.uniform(-1.2, 1.2)
    along = photo.up * math.cos(lean) + photo.right * math.sin(lean)
    across = photo.up * -math.sin(lean) + photo.right * math.cos(lean)
    width = h * rng.uniform(0.055, 0.085)
    count = int(rng.integers(1, 6))
    for finger in range(count):
        tip = start + across * (finger - (count - 1) / 2) * width * 2.05 + along * h * rng.uniform(-0.08, 0.08)
        length = h * rng.uniform(0.3, 0.5)
        sides = [tip - along * length, tip]
        shape = ellipse(tip, across, along, width, width * 1.3, 0, math.pi) + [
            sides[0] - across * width * 1.1, sides[0] + across * width * 1.1]
        tone = tuple(int(c * rng.uniform(0.88, 1.06)) for c in skin)
        image = paint(image, [p - along * 0 + across * width * 0.25 for p in shape], tuple(int(c * 0.6) for c in tone), rng, 2, 0.05, opacity=0.6)
        image = paint(image, shape, tone, rng, 1.0, 0.05)
    palm = start - along * h * rng.uniform(0.5, 0.6)
    image = paint(image, ellipse(palm, across, along, width * (count + 1.2), h * 0.27), skin, rng, 1.5, 0.07)
    return image


def thing(photo, rng):
    """A telephone, cup, paper or pole before a part of the face."""
    image, h = photo.image, photo.height
    place = photo.mesh[[205, 425, 13, 199, 4, 118, 347][rng.integers(7)]] - photo.up * h * rng.uniform(0, 0.15)
    lean = rng.normal(0, 0.5)
    along = photo.up * math.cos(lean) + photo.right * math.sin(lean)
    across = photo.up * -math.sin(lean) + photo.right * math.cos(lean)
    if rng.random() < 0.3:
        half, tall = h * rng.uniform(0.02, 0.06), h * rng.uniform(0.5, 1.4)
    else:
        half, tall = h * rng.uniform(0.13, 0.35), h * rng.uniform(0.15, 0.5)
    shape = ellipse(place - along * tall * rng.uniform(0.2, 0.8), across, along, half, tall, power=rng.uniform(0.2, 1))
    colour = cloth_colour(rng)
    image = paint(image, shape, colour, rng, rng.uniform(0.6, 1.6), rng.uniform(0.02, 0.2), rng.choice(["plain", "pattern"]))
    return hand_holding(photo, image, place - along * tall * 0.6, along, across, half, rng) if rng.random() < 0.5 else image


def hand_holding(photo, image, place, along, across, half, rng):
    skin = skin_near(photo, rng)
    for finger in range(4):
        centre = place - along * photo.height * 0.09 * finger + across * half * 0.7
        image = paint(image, ellipse(centre, across, along, photo.height * 0.13, photo.height * 0.045), skin, rng, 1, 0.05)
    return image


def hair_over(photo, rng):
    """Strands across an eye or much of the face."""
    image, h = photo.image, photo.height
    colour = tuple(int(np.clip(c + rng.normal(0, 8), 0, 255)) for c in photo.hair())
    side = rng.choice([-1, 1])
    root = photo.mesh[FOREHEAD] + photo.right * side * rng.uniform(-0.1, 0.25) * photo.width + photo.up * 0.15 * h
    outer = photo.mesh[RIGHT if side > 0 else LEFT]
    low = outer - photo.up * rng.uniform(0.1, 0.4) * h
    reach = photo.mesh[[159, 386][int(side > 0)]] - photo.right * side * rng.uniform(0.0, 0.12) * photo.width - photo.up * 0.1 * h
    shape = [root, root + photo.right * side * 0.35 * photo.width, outer + photo.right * side * 0.1 * photo.width, low, reach]
    return paint(image, shape, colour, rng, rng.uniform(1, 3), 0.15, "fibre", opacity=rng.uniform(0.85, 1))


def eye_shapes(photo, rng, low=0.75, high=1.25):
    size = rng.uniform(low, high)
    for outer, inner in EYES:
        centre = (photo.mesh[outer] + photo.mesh[inner]) / 2
        width = float(np.linalg.norm(photo.mesh[outer] - photo.mesh[inner]))
        yield centre, width * size


def white_glare(photo, rng):
    """Glasses that mirror a window or lamp, over one eye or both."""
    image = photo.image
    shapes = list(eye_shapes(photo, rng, 0.7, 1.1))
    for centre, width in shapes if rng.random() < 0.75 else [shapes[rng.integers(2)]]:
        shape = ellipse(centre + rng.normal(0, 0.06, 2) * width, photo.right, photo.up, width * 0.95, width * rng.uniform(0.35, 0.75), power=rng.uniform(0.3, 1))
        tone = tuple(int(c) for c in np.clip(np.array([238, 242, 248]) + rng.normal(0, 14, 3), 150, 255))
        image = paint(image, shape, tone, rng, rng.uniform(0.8, 3.5), rng.uniform(0, 0.1), opacity=rng.uniform(0.8, 1))
    return image


def eye_bar(photo, rng):
    """A bar, a blurred band, a mosaic or a light pad over the eyes."""
    image, h = photo.image, photo.height
    (left, width), (right, _) = eye_shapes(photo, rng, 1, 1)
    out, tall = width * rng.uniform(0.5, 1), h * rng.uniform(0.06, 0.11)
    kind = rng.integers(4)
    if kind == 3:
        left, right = ((left, left), (right, right))[rng.integers(2)]
    shape = [left - photo.right * out + photo.up * tall, right + photo.right * out + photo.up * tall,
             right + photo.right * out - photo.up * tall, left - photo.right * out - photo.up * tall]
    mask = mask_of(image, shape, 0.6)
    if kind == 0:
        colour = (0, 0, 0) if rng.random() < 0.4 else tuple(int(c) for c in rng.integers(0, 256, 3))
        return Image.composite(Image.new("RGB", image.size, colour), image, mask)
    if kind == 1:
        return Image.composite(image.filter(ImageFilter.GaussianBlur(h * rng.uniform(0.03, 0.08))), image, mask)
    if kind == 2:
        factor = rng.uniform(0.04, 0.09) * h
        small = image.resize([max(2, round(side / factor)) for side in image.size], Image.BOX)
        return Image.composite(small.resize(image.size, Image.NEAREST), image, mask)
    return paint(image, ellipse((left + right) / 2, photo.right, photo.up, out * 1.3, tall * 1.3, power=0.6),
                 tuple(int(c) for c in rng.integers(160, 250, 3)), rng, 1, 0.08)


def closed_eyes(photo, rng):
    """Lids drawn down in the skin's colour, with lashes."""
    image = photo.image
    for (centre, width), lid in zip(eye_shapes(photo, rng, 0.5, 0.56), (223, 443)):
        colour = tuple(int(c * rng.uniform(0.86, 1)) for c in photo.colour_at(photo.mesh[lid]))
        image = paint(image, ellipse(centre, photo.right, photo.up, width * 1.1, width * 0.55), colour, rng, 1.4, 0.04)
        draw = ImageDraw.Draw(image)
        arc = [centre + photo.right * width * t - photo.up * width * (0.3 - 0.25 * t * t) for t in np.linspace(-1, 1, 12)]
        draw.line([tuple(map(float, p)) for p in arc], fill=tuple(int(c * 0.35) for c in colour), width=max(1, round(width * 0.08)))
    return image


FONTS = ["DejaVuSans-Bold.ttf", "DejaVuSans.ttf"]


def sticker(photo, rng):
    """Ears, hearts, stars and whiskers as filter programs put them on."""
    image, h = photo.image.copy(), photo.height
    draw = ImageDraw.Draw(image)
    colour = tuple(int(c) for c in rng.integers(0, 256, 3))
    kind = rng.integers(3)
    if kind == 0:  # ears
        for side in (-1, 1):
            base = photo.mesh[FOREHEAD] + photo.right * side * 0.32 * photo.width + photo.up * rng.uniform(0.1, 0.3) * h
            tip = base + photo.up * h * rng.uniform(0.25, 0.5) + photo.right * side * 0.12 * h
            if rng.random() < 0.5:
                shape = [base - photo.right * 0.14 * h, tip, base + photo.right * 0.14 * h]
            else:
                shape = ellipse((base + tip) / 2, photo.right, photo.up, h * 0.13, h * 0.3)
            for scale, tone in ((1, colour), (0.6, (250, 190, 200))):
                middle = np.mean(shape, 0)
                draw.polygon([tuple(map(float, middle + (p - middle) * scale)) for p in shape], fill=tone)
        nose = photo.mesh[4]
        draw.ellipse([nose[0] - 0.07 * h, nose[1] - 0.05 * h, nose[0] + 0.07 * h, nose[1] + 0.05 * h], fill=(30, 20, 25))
        for side in (-1, 1):
            for lift in (-0.08, 0, 0.08):
                ends = [nose + photo.right * side * 0.15 * h, nose + photo.right * side * 0.45 * h + photo.up * lift * h]
                draw.line([tuple(map(float, p)) for p in ends], fill=(40, 30, 30), width=max(1, round(0.012 * h)))
    else:
        for _ in range(int(rng.integers(3, 9))):
            place = photo.mesh[4] + rng.normal(0, 0.5, 2) * h
            size = h * rng.uniform(0.05, 0.16)
            points = [(place[0] + size * math.sin(a) * (1 if i % 2 else 0.45), place[1] - size * math.cos(a) * (1 if i % 2 else 0.45))
                      for i, a in enumerate(np.linspace(0, 2 * math.pi, 10, endpoint=False))]
            tone = tuple(int(c) for c in rng.integers(60, 256, 3))
            draw.polygon(points, fill=tone) if kind == 1 else draw.ellipse([place[0] - size, place[1] - size, place[0] + size, place[1] + size], fill=tone)
    return image


FAULTS = {
    "blur": blur, "enlarged": enlarged, "motion": motion, "noise": noise, "jpeg": jpeg, "dark": dark, "bright": bright,
    "side_light": side_light, "tint": tint, "grey": grey, "hand": hand, "thing": thing, "hair_over": hair_over,
    "white_glare": white_glare, "eye_bar": eye_bar, "closed_eyes": closed_eyes, "sticker": sticker,
}


def cutout(photo, rng):
    """A head cut out on one colour, without neck or shoulders."""
    image = photo.image
    middle = (photo.mesh[FOREHEAD] + photo.mesh[CHIN]) / 2
    gap = max(float((photo.mesh[FOREHEAD] - photo.mesh[CHIN]) @ photo.up), 1) * 0.5
    rise = max(photo.mesh[FOREHEAD][1] - photo.crown, 0.15 * photo.height) * rng.uniform(1, 1.3)
    top = ellipse(middle + photo.up * gap * 0.1, photo.right, photo.up, photo.width * rng.uniform(0.58, 0.8), gap * 0.9 + rise, 0, math.pi)
    drop = rng.uniform(0, 0.12) * photo.height
    jaw = [photo.mesh[i] - photo.up * drop * (1 if 3 < k < len(JAW) - 4 else 0.2) for k, i in enumerate(JAW)]
    colour = (255, 255, 255) if rng.random() < 0.7 else tuple(int(c) for c in rng.integers(0, 256, 3))
    return Image.composite(image, Image.new("RGB", image.size, colour), mask_of(image, jaw + top, rng.uniform(0.5, 6)))


def frame(photo, rng):
    """A circle, a bar or a border in one colour around the picture."""
    image = photo.image
    width, height = image.size
    mask = Image.new("L", image.size, 0)
    draw = ImageDraw.Draw(mask)
    kind = rng.integers(3)
    if kind == 0:
        radius = max(width, height) * rng.uniform(0.42, 0.52)
        middle = photo.mesh[4] + rng.normal(0, 0.03, 2) * width
        draw.ellipse([*(middle - radius), *(middle + radius)], fill=255)
    elif kind == 1:
        edge = rng.uniform(0.03, 0.12) * width
        draw.rectangle([edge, edge, width - edge, height - edge * rng.uniform(1, 2)], fill=255)
    else:
        cut = photo.crown - rng.uniform(0.02, 0.2) * photo.height
        if rng.random() < 0.5 and cut > 4:
            draw.rectangle([0, max(2, cut), width, height], fill=255)
        else:
            draw.rectangle([0, 0, width, min(height - 3, photo.mesh[CHIN][1] + rng.uniform(0.15, 0.5) * photo.height)], fill=255)
    tone = int(rng.choice([0, 255, 255, rng.integers(0, 256)]))
    colour = (tone,) * 3 if rng.random() < 0.8 else tuple(int(c) for c in rng.integers(0, 256, 3))
    return Image.composite(image, Image.new("RGB", image.size, colour), mask.filter(ImageFilter.GaussianBlur(0.7)))


def caption(photo, rng):
    """A caption, date, mark or address written over a part of the picture."""
    image, h = photo.image.copy(), photo.height
    size = max(9, round(h * rng.uniform(0.07, 0.22)))
    alphabet = "ABCDEFGHKLMNPRSTUVWXYZabcdefghikmnoprstuvwxyz0123456789./:- " if rng.random() < 0.6 else "0123456789-./: "
    text = "".join(alphabet[rng.integers(len(alphabet))] for _ in range(int(rng.integers(5, 18))))
    try:
        font = ImageFont.truetype(FONTS[rng.integers(len(FONTS))], size)
    except OSError:
        font = ImageFont.load_default(size)
    layer = Image.new("RGBA", image.size, (0, 0, 0, 0))
    draw = ImageDraw.Draw(layer)
    colour = tuple(int(c) for c in rng.choice([(255, 255, 255), (0, 0, 0), (255, 60, 20), (255, 220, 0), (230, 40, 160), tuple(rng.integers(0, 256, 3))]))
    opacity = int(rng.uniform(120, 256))
    place = (rng.uniform(-0.1, 0.4) * image.width, [rng.uniform(0.0, 0.1), rng.uniform(0.75, 0.93), rng.uniform(0.2, 0.8)][rng.integers(3)] * image.height)
    if rng.random() < 0.2:
        draw.rectangle([0, place[1] - size * 0.2, image.width, place[1] + size * 1.3], fill=tuple(int(c) for c in rng.integers(0, 256, 3)) + (220,))
    for line in range(int(rng.integers(1, 3))):
        draw.text((place[0], place[1] + line * size * 1.2), text, fill=colour + (opacity,), font=font)
    if rng.random() < 0.25:
        layer = layer.rotate(rng.uniform(-40, 40), resample=Image.BICUBIC)
    return Image.alpha_composite(image.convert("RGBA"), layer).convert("RGB")


FAULTS |= {"cutout": cutout, "frame": frame, "caption": caption}
