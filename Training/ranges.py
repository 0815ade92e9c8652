"""Measures between which bounds the tensors of the text networks lie, so that they can count in whole numbers of eight bits.

    Training/ranges.py SPECIMENS --networks FOLDER --output FOLDER

SPECIMENS is what specimens.py drew; only the cards of tune.csv are looked at, and the portraits of the tests beside them, since photos
are searched for text, too. Writes text_detection.ranges.json and text_recognition.ranges.json, which packaging/onnx_quantise.py
reads. Where to round and how to measure the bounds is NNCF's work: it is given the networks, and what it decided is read from its answer.
"""

import argparse
import csv
import json
from pathlib import Path

import nncf
import numpy
import onnx
import onnxruntime
from nncf.quantization.advanced_parameters import AdvancedQuantizationParameters, AdvancedSmoothQuantParameters, OverflowFix
from onnx import numpy_helper, version_converter
from PIL import Image

from lines import lines_of, network_input

PICTURES, PORTRAITS, LINES = 90, 20, 500
# In the detector only convolutions are rounded, less the last, which draws the map: beside their sums and products, or with the map
# itself rounded, one line in ten was found otherwise.
MAP_LAYERS = 1
BETWEEN = ["Add", "Mul", "Div", "Erf", "GlobalAveragePool", "HardSigmoid", "ReduceMean"]
# NNCF rounds networks from this version of ONNX's nodes on; their names and tensors stay.
OPSET = 13
DIGITS = 6


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("specimens", type=Path)
    parser.add_argument("--networks", type=Path, required=True)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--portraits", type=Path, default=Path(__file__).parent.parent / "Tests/TestPictures/Resources")
    arguments = parser.parse_args()
    with open(arguments.specimens / "tune.csv", encoding="utf-8") as file:
        cards = [Image.open(arguments.specimens / row["file"]).convert("RGB") for row in csv.DictReader(file)]
    portraits = [Image.open(path).convert("RGB") for path in sorted(arguments.portraits.glob("*.jpg"))[:PORTRAITS]]

    detection = arguments.networks / "text_detection.onnx"
    detector = onnxruntime.InferenceSession(detection, providers=["CPUExecutionProvider"])
    chance = numpy.random.default_rng(1)
    chance.shuffle(cards)
    lines = [line for card in cards for line in lines_of(card, detector)]
    chance.shuffle(lines)
    pictures = [network_input(card, 736, 480) for card in cards[:PICTURES]]
    pictures += [network_input(portrait, 480, 480) for portrait in portraits]
    layers = [node.name for node in onnx.load(detection).graph.node if node.op_type in ("Conv", "ConvTranspose")]
    left = nncf.IgnoredScope(names=layers[-MAP_LAYERS:], types=BETWEEN)
    write(detection, pictures, arguments.output, {"preset": nncf.QuantizationPreset.MIXED, "ignored_scope": left})
    # Of attention only the products of matrices are rounded, not what leads to them.
    write(
        arguments.networks / "text_recognition.onnx", lines[:LINES], arguments.output,
        {"model_type": nncf.ModelType.TRANSFORMER})


def write(network, samples, output, options):
    model = onnx.load(network)
    if model.opset_import[0].version < OPSET:
        model = version_converter.convert_version(model, OPSET)
    name = model.graph.input[0].name
    rounded = nncf.quantize(
        model, nncf.Dataset([{name: sample} for sample in samples]), subset_size=len(samples),
        # What cannot be said by ranges alone, weights and biases changed, is left out.
        advanced_parameters=AdvancedQuantizationParameters(
            disable_bias_correction=True, overflow_fix=OverflowFix.ENABLE,
            smooth_quant_alphas=AdvancedSmoothQuantParameters(-1, -1)),
        **options)
    activations, weights = ranges(rounded.graph, model.graph)
    path = output / f"{network.stem}.ranges.json"
    rows = [(key, ",\n".join("    " + json.dumps(row) for row in table)) for key, table in
            (("activations", activations), ("weights", weights))]
    path.write_text("{\n" + ",\n".join(f'  "{key}": [\n{table}\n  ]' for key, table in rows) + "\n}\n", encoding="utf-8")
    print(f"{path}: {len(activations)} activations, {len(weights)} weights")


def ranges(graph, original):
    """The rounded activations with their bounds, and the rounded weights, each with the nodes that take them."""
    constants = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    maker = {output: node for node in graph.node for output in node.output}
    inputs = {node.name: list(node.input) for node in original.node}
    shapes = {tensor.name: tensor.dims for tensor in original.initializer}
    activations, weights = [], []
    for node in graph.node:
        if node.op_type != "DequantizeLinear":
            continue
        takers = [(each.name, list(each.input).index(node.output[0])) for each in graph.node if node.output[0] in each.input]
        into = sorted({name for name, _ in takers})
        source = maker.get(node.input[0])
        if source is not None and source.op_type == "QuantizeLinear":
            low, high = bounds(constants[node.input[1]], constants[node.input[2]])
            activations.append({"tensor": source.input[0], "low": low, "high": high, "into": into})
        else:
            name, place = takers[0]
            tensor = inputs[name][place]
            axis = next(attribute.i for attribute in node.attribute if attribute.name == "axis")
            weights.append({"tensor": tensor, "axis": axis % len(shapes[tensor]), "into": into})
    return activations, weights


def bounds(scale, zero):
    """What the least and the greatest whole number stand for."""
    kind = numpy.iinfo(zero.dtype)
    scale, zero = numpy.atleast_1d(scale).astype(float), numpy.atleast_1d(zero).astype(float)
    return tuple([float(f"{value:.{DIGITS}g}") for value in (end - zero) * scale] for end in (kind.min, kind.max))


if __name__ == "__main__":
    main()
