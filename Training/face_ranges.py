"""Measures between which bounds the tensors of the face recognition network lie, so that it can count in whole numbers of eight bits.

    face_ranges.py --program CARD_REVIEW --pictures FOLDER --networks FOLDER --output FOLDER

Looks at the faces on 100 photos of the folder, evenly spaced in the order of their names, as the program cuts them out.
Writes face_recognition.ranges.json, which packaging/onnx_quantise.py reads.
"""

import argparse
import subprocess
import tempfile
from pathlib import Path

import nncf
import numpy
from PIL import Image

from ranges import write

PICTURES = 100


def chip(path):
    """RGB of 0 to 255, as the network takes it."""
    return numpy.ascontiguousarray(numpy.asarray(Image.open(path).convert("RGB"), numpy.float32).transpose(2, 0, 1)[None])


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", required=True)
    parser.add_argument("--pictures", type=Path, required=True)
    parser.add_argument("--networks", type=Path, required=True)
    parser.add_argument("--output", type=Path, required=True)
    arguments = parser.parse_args()
    files = sorted(map(str, arguments.pictures.glob("*.jpg")))
    some = files[::max(1, len(files) // PICTURES)][:PICTURES]
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([arguments.program, "dev", "face-chips", *some, "--output", folder], check=True)
        chips = [chip(path) for path in sorted(Path(folder).glob("*.png"))]
    write(arguments.networks / "face_recognition.onnx", chips, arguments.output, {"preset": nncf.QuantizationPreset.MIXED})


if __name__ == "__main__":
    main()
