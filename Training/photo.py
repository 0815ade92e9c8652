"""A photo of a bare face to draw on, with its places from the face mesh."""

import numpy as np
from PIL import Image, ImageOps

FACE_HEIGHT = 230  # pixels from forehead to chin on the pictures drawn

# Mesh points (MediaPipe's numbering).
FOREHEAD, CHIN, LEFT, RIGHT = 10, 152, 234, 454
EYES = ((33, 133), (362, 263))
JAW = [93, 132, 58, 172, 136, 150, 149, 176, 148, 152, 377, 400, 378, 379, 365, 397, 288, 361, 323]


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

    def colour_at(self, place):
        """The colour around a place."""
        x, y = (int(np.clip(v, 3, limit - 4)) for v, limit in zip(place, self.image.size))
        patch = np.asarray(self.image.crop((x - 3, y - 3, x + 4, y + 4))).reshape(-1, 3)
        return tuple(np.median(patch, 0).astype(int).tolist())
