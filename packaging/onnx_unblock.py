#!/usr/bin/env python3
"""Writes weights of an ONNX network that are stored in eight bits by blocks as the floats they stand for.

Usage: onnx_unblock.py NETWORK.onnx FLOAT.onnx

Such a weight is a tensor of whole numbers, a scale and a zero for each block of its rows, a DequantizeLinear that multiplies them out, and
often a Reshape: OpenVINO reads no blocks, and rounding anew (onnx_quantise.py) wants floats. Nodes beside these stay byte for byte; that
weights are listed among the inputs, too, falls away. Exits 65 where the blocks lie otherwise.
"""

import array
import collections.abc
import pathlib
import sys

import onnx_metadata
from network_conversion import UnexpectedNetwork, main
from onnx_cut import (
    GRAPH_INITIALIZER, GRAPH_INPUT, GRAPH_NODE, INFO_NAME, NODE_INPUT, NODE_OUTPUT, TENSOR_NAME, texts, with_graph,
)
from onnx_write import ATTRIBUTE_INT, ATTRIBUTE_NAME, NODE_ATTRIBUTE, NODE_TYPE, TENSOR_DIMS, TENSOR_RAW, weights

# The field number of onnx.proto for floats that are not stored raw.
TENSOR_FLOATS = 4


def shape(tensor: bytes) -> list[int]:
    return [value for number, value, _ in onnx_metadata.pieces(tensor) if number == TENSOR_DIMS]


def numbers(tensor: bytes, kind: str) -> array.array:
    """What a tensor holds, as numbers of the kind (a letter of array's)."""
    raw = texts(tensor, TENSOR_RAW) or texts(tensor, TENSOR_FLOATS)
    if not raw:
        raise UnexpectedNetwork(f"{texts(tensor, TENSOR_NAME)[0].decode()} is not stored as bytes")
    values = array.array(kind, raw[0])
    if sys.byteorder == "big":
        values.byteswap()
    return values


def attributes(node: bytes) -> dict[str, int]:
    found = {}
    for attribute in texts(node, NODE_ATTRIBUTE):
        value = next((value for number, value, _ in onnx_metadata.pieces(attribute) if number == ATTRIBUTE_INT), 0)
        found[texts(attribute, ATTRIBUTE_NAME)[0].decode()] = value
    return found


def multiplied_out(node: bytes, tensors: dict[bytes, bytes]) -> tuple[list[int], array.array]:
    """Shape and floats of what a DequantizeLinear makes of constants: blocks lie along the last axis."""
    whole, scale, zero = (tensors[name] for name in texts(node, NODE_INPUT))
    lengths, told = shape(whole), attributes(node)
    block = told.get("block_size", 0)
    if not block or told.get("axis", 1) != len(lengths) - 1:
        raise UnexpectedNetwork(f"{texts(whole, TENSOR_NAME)[0].decode()} is not in blocks along its last axis")
    values, scales, zeros = numbers(whole, "b"), numbers(scale, "f"), numbers(zero, "b")
    floats, at, row = array.array("f"), 0, lengths[-1]
    for start in range(0, len(values), row):
        for begin in range(start, start + row, block):
            step, nothing = scales[at], zeros[at]
            floats.extend((value - nothing) * step for value in values[begin:min(begin + block, start + row)])
            at += 1
    if at != len(scales):
        raise UnexpectedNetwork(f"{texts(whole, TENSOR_NAME)[0].decode()} has {len(scales)} scales for {at} blocks")
    return lengths, floats


def unblocked_graph(graph: bytes) -> bytes:
    tensors = {texts(content, TENSOR_NAME)[0]: content
               for number, content in onnx_metadata.fields(graph) if number == GRAPH_INITIALIZER}
    made: dict[bytes, tuple[list[int], array.array]] = {}
    kept: list[bytes] = []
    for node in (content for number, content in onnx_metadata.fields(graph) if number == GRAPH_NODE):
        kind, inputs, output = texts(node, NODE_TYPE)[0], texts(node, NODE_INPUT), texts(node, NODE_OUTPUT)[0]
        if kind == b"DequantizeLinear" and inputs[0] in tensors:
            made[output] = multiplied_out(node, tensors)
        elif kind == b"Reshape" and inputs[0] in made:
            made[output] = (list(numbers(tensors[inputs[1]], "q")), made[inputs[0]][1])
        else:
            kept.append(node)
    if not made:
        raise UnexpectedNetwork("it has no weights in blocks")
    used = {name for node in kept for name in texts(node, NODE_INPUT)}
    return b"".join(parts(graph, set(kept), used, tensors)) + b"".join(
        weights(name.decode(), *tensor) for name, tensor in made.items() if name in used)


def parts(graph: bytes, nodes: set[bytes], used: set[bytes], tensors: dict[bytes, bytes]) -> collections.abc.Iterator[bytes]:
    """The fields of the graph that stay."""
    for number, content, written in onnx_metadata.pieces(graph):
        if number == GRAPH_NODE and content not in nodes:
            continue
        if number == GRAPH_INITIALIZER and texts(content, TENSOR_NAME)[0] not in used:
            continue
        if number == GRAPH_INPUT and ((name := texts(content, INFO_NAME)[0]) in tensors or name not in used):
            continue
        yield written


def convert(source: pathlib.Path, target: pathlib.Path) -> None:
    """Raises UnexpectedNetwork."""
    target.write_bytes(with_graph(source.read_bytes(), unblocked_graph))


if __name__ == "__main__":
    main(__doc__, convert)
