#!/usr/bin/env python3
"""Marks where an ONNX network may count in whole numbers of eight bits, so that OpenVINO runs it about twice as fast.

Usage: onnx_quantise.py NETWORK.onnx RANGES.json QUANTISED.onnx

RANGES.json says which tensors are rounded before which nodes, and between which bounds they lie (Training/ranges.py measures them).
Weights are rounded to 128 steps instead of 256 between the largest of each channel and its negative: processors without instructions
of their own for it add two products in 16 bits, which larger ones would overflow, and every processor is to see the same. The weights
themselves stay as they are; OpenVINO rounds them when it loads the network. Exits 65 where the ranges are of another network.
"""

import array
import json
import pathlib
import sys

import onnx_metadata
import onnx_tensor
from onnx_cut import GRAPH_NODE, NODE_INPUT, message, texts, with_graph
from onnx_write import (
    MODEL_OPSET, NODE_NAME, OPSET_DOMAIN, OPSET_VERSION, node, weights, written_number,
)

# OpenVINO's own node that rounds, which it reads from ONNX files under this domain.
DOMAIN, ROUNDING = "org.openvinotoolkit", "FakeQuantize"
STEPS, STEPS_OF_WEIGHTS = 256, 255


class UnknownTensor(Exception):
    """The network lacks a tensor or a node that the ranges name."""


class Rounded:
    """A tensor that is rounded before some nodes."""

    def __init__(self, tensor: str, into: list[str], shape: list[int], low: list[float], high: list[float], steps: int):
        self.tensor, self.into, self.shape, self.low, self.high, self.steps = tensor, set(into), shape, low, high, steps
        self.name = f"{tensor}/rounded"

    def parts(self) -> bytes:
        """Its bounds and the node that rounds."""
        bounds = [f"{self.name}/{end}" for end in ("low", "high")]
        constants = b"".join(
            weights(name, self.shape, array.array("f", values)) for name, values in zip(bounds, (self.low, self.high)))
        return constants + node(ROUNDING, [self.tensor, *bounds, *bounds], self.name, domain=DOMAIN, levels=self.steps)


def channel_shape(rank: int, axis: int, channels: int) -> list[int]:
    return [channels if place == axis else 1 for place in range(rank)]


def rounded_weights(tensor: bytes, axis: int, into: list[str]) -> Rounded:
    """Twice each channel's largest weight on both sides: of the 255 steps weights then reach 128."""
    shape, values = onnx_tensor.shape(tensor), onnx_tensor.numbers(tensor, "f")
    inner = 1
    for length in shape[axis + 1:]:
        inner *= length
    channels = shape[axis]
    largest = [0.0] * channels
    for place, start in enumerate(range(0, len(values), inner)):
        part = values[start:start + inner]
        channel = place % channels
        largest[channel] = max(largest[channel], max(part), -min(part))
    # A channel of zeros has no range of its own.
    high = [2 * value or 1.0 for value in largest]
    return Rounded(
        onnx_tensor.name(tensor), into, channel_shape(len(shape), axis, channels), [-value for value in high], high,
        STEPS_OF_WEIGHTS)


def rounding(ranges: dict, constants: dict[str, bytes]) -> list[Rounded]:
    """Raises UnknownTensor where weights are missing."""
    found = []
    for row in ranges["activations"]:
        shape = channel_shape(4, 1, len(row["low"])) if len(row["low"]) > 1 else []
        found.append(Rounded(row["tensor"], row["into"], shape, row["low"], row["high"], STEPS))
    for row in ranges["weights"]:
        if row["tensor"] not in constants:
            raise UnknownTensor(row["tensor"])
        found.append(rounded_weights(constants[row["tensor"]], row["axis"], row["into"]))
    return found


def quantised_graph(graph: bytes, ranges: dict) -> bytes:
    """The graph with a node that rounds before the first that takes each rounded tensor."""
    changes: dict[str, list[Rounded]] = {}
    for each in rounding(ranges, onnx_tensor.constants(graph)):
        for name in each.into:
            changes.setdefault(name, []).append(each)
    written, met = set(), set()
    whole = bytearray()
    for number, content, piece in onnx_metadata.pieces(graph):
        name = b"".join(texts(content, NODE_NAME)).decode() if number == GRAPH_NODE else None
        if name not in changes:
            whole += piece
            continue
        names = {each.tensor.encode(): each for each in changes[name]}
        inputs = [value for field, value in onnx_metadata.fields(content) if field == NODE_INPUT]
        if missing := set(names) - set(inputs):
            raise UnknownTensor(f"{missing.pop().decode()} before {name}")
        for each in changes[name]:
            if each.tensor not in written:
                whole += each.parts()
                written.add(each.tensor)
        met.add(name)
        whole += message(GRAPH_NODE, b"".join(
            message(NODE_INPUT, names[value].name.encode()) if field == NODE_INPUT and value in names else bytes_
            for field, value, bytes_ in onnx_metadata.pieces(content)))
    if missing := set(changes) - met:
        raise UnknownTensor(missing.pop())
    return bytes(whole)


def quantise(source: pathlib.Path, ranges: pathlib.Path, target: pathlib.Path) -> None:
    """Writes the network anew. Raises UnknownTensor where the ranges are of another network."""
    table = json.loads(ranges.read_text(encoding="utf-8"))
    model = with_graph(source.read_bytes(), lambda graph: quantised_graph(graph, table))
    opset = message(MODEL_OPSET, message(OPSET_DOMAIN, DOMAIN.encode()) + written_number(OPSET_VERSION, 1))
    target.write_bytes(model + opset)


def main() -> None:
    source, ranges, target = (pathlib.Path(each) for each in sys.argv[1:])
    try:
        quantise(source, ranges, target)
    except UnknownTensor as missing:
        print(f"error: {source} has no tensor {missing}, which {ranges} names", file=sys.stderr)
        sys.exit(65)


if __name__ == "__main__":
    main()
