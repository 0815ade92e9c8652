"""Masks, veils and scarves over mouth and nose."""

import numpy as np
from PIL import ImageDraw

from paint import cloth_colour, paint
from photo import CHIN, JAW, LEFT, RIGHT


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
