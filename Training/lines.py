"""Finds the lines of text of a picture and cuts them out as the program does, near enough to measure what its networks see."""

import math

import numpy
from PIL import Image
from scipy import ndimage

HEIGHT, WIDTH_STEP, WIDEST = 48, 64, 960
# PP-OCR's own figures: from where on a pixel is text, and how far letters reach beyond the core that is found.
TEXT, GROWTH = 0.3, 1.6
FEWEST_PIXELS = 30


def network_input(picture, width, height):
    """The picture fitted into a grey field of the size, as a text network takes it."""
    scale = min(width / picture.width, height / picture.height)
    field = Image.new("RGB", (width, height), (127, 127, 127))
    field.paste(picture.resize((max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))))
    return planes(field)


def planes(picture):
    """Blue first, -1 to 1."""
    values = numpy.asarray(picture, dtype=numpy.float32)[:, :, ::-1] / 127.5 - 1
    return numpy.ascontiguousarray(values.transpose(2, 0, 1)[None])


def lines_of(picture, detector):
    """The recogniser's inputs for the lines that a detector finds."""
    width, height = 736, 480
    scale = min(width / picture.width, height / picture.height)
    likely = detector.run(None, {detector.get_inputs()[0].name: network_input(picture, width, height)})[0][0, 0]
    labels, count = ndimage.label(likely > TEXT)
    found = []
    for label in range(1, count + 1):
        y, x = numpy.nonzero(labels == label)
        if len(x) >= FEWEST_PIXELS and (line := cut_out(picture, x / scale, y / scale)) is not None:
            found.append(line)
    return found


def cut_out(picture, x, y):
    """The box around points, turned upright; None where it is no line that is read from left to right."""
    points = numpy.stack([x, y], axis=1)
    centre = points.mean(axis=0)
    spread, axes = numpy.linalg.eigh(numpy.cov((points - centre).T))
    along = axes[:, int(numpy.argmax(spread))]
    along = along if along[0] > 0 else -along
    if abs(along[1]) > math.sqrt(0.5):
        return None
    across = numpy.array([-along[1], along[0]])
    ends = [((points - centre) @ axis).min() for axis in (along, across)] + [((points - centre) @ axis).max() for axis in (along, across)]
    length, thickness = ends[2] - ends[0], max(ends[3] - ends[1], 1)
    growth = GROWTH * length * thickness / (2 * (length + thickness))
    scale = (thickness + 2 * growth) / HEIGHT
    wanted = (length + 2 * growth) / scale
    if wanted > WIDEST:
        return None
    width = math.ceil(wanted / WIDTH_STEP) * WIDTH_STEP
    corner = centre + along * (ends[0] - growth) + across * (ends[1] - growth)
    turn = (along[0] * scale, across[0] * scale, corner[0], along[1] * scale, across[1] * scale, corner[1])
    line = picture.transform((width, HEIGHT), Image.Transform.AFFINE, turn, Image.Resampling.BILINEAR)
    line.paste((127, 127, 127), (round(wanted), 0, width, HEIGHT))
    return planes(line)
