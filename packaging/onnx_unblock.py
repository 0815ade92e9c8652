#!/usr/bin/env python3
"""Writes weights of an ONNX network that are stored in eight bits by blocks as the floats they stand for.

Usage: onnx_unblock.py NETWORK.onnx FLOAT.onnx

Such a weight is a tensor of whole numbers, a scale and a zero for each block of its rows, a DequantizeLinear that multiplies them out, and
often a Reshape: OpenVINO reads no blocks, and rounding anew (onnx_quantise.py) wants floats. What only served them falls away, and all else
stays byte for byte. Exits 65 where the blocks lie otherwise.
"""

import array
import pathlib

import onnx_metadata
import onnx_tensor
from network_conversion import UnexpectedNetwork, main
from onnx_cut import GRAPH_NODE, GRAPH_OUTPUT, INFO_NAME, NODE_INPUT, NODE_OUTPUT, cut_graph, texts, with_graph
from onnx_write import ATTRIBUTE_INT, ATTRIBUTE_NAME, NODE_ATTRIBUTE, NODE_TYPE, weights


def attributes(node: bytes) -> dict[str, int]:
    found = {}
    for attribute in texts(node, NODE_ATTRIBUTE):
        value = next((value for number, value, _ in onnx_metadata.pieces(attribute) if number == ATTRIBUTE_INT), 0)
        found[texts(attribute, ATTRIBUTE_NAME)[0].decode()] = value
    return found


def multiplied_out(node: bytes, tensors: dict[str, bytes]) -> tuple[list[int], array.array]:
    """Shape and floats of what a DequantizeLinear makes of constants: blocks lie along the last axis."""
    whole, scale, zero = (tensors[name.decode()] for name in texts(node, NODE_INPUT))
    lengths, told = onnx_tensor.shape(whole), attributes(node)
    block = told.get("block_size", 0)
    if not block or told.get("axis", 1) != len(lengths) - 1:
        raise UnexpectedNetwork(f"{onnx_tensor.name(whole)} is not in blocks along its last axis")
    values, scales, zeros = (onnx_tensor.numbers(*each) for each in ((whole, "b"), (scale, "f"), (zero, "b")))
    floats, at, row = array.array("f"), 0, lengths[-1]
    for start in range(0, len(values), row):
        for begin in range(start, start + row, block):
            step, nothing = scales[at], zeros[at]
            floats.extend((value - nothing) * step for value in values[begin:min(begin + block, start + row)])
            at += 1
    if at != len(scales):
        raise UnexpectedNetwork(f"{onnx_tensor.name(whole)} has {len(scales)} scales for {at} blocks")
    return lengths, floats


def unblocked_graph(graph: bytes) -> bytes:
    """The graph with floats in the place of blocks and of the nodes that multiply them out."""
    tensors = onnx_tensor.constants(graph)
    made: dict[str, tuple[list[int], array.array]] = {}
    kept = bytearray()
    for number, content, written in onnx_metadata.pieces(graph):
        if number == GRAPH_NODE:
            kind, output = texts(content, NODE_TYPE)[0], texts(content, NODE_OUTPUT)[0].decode()
            inputs = [name.decode() for name in texts(content, NODE_INPUT)]
            if kind == b"DequantizeLinear" and inputs[0] in tensors:
                made[output] = multiplied_out(content, tensors)
                continue
            if kind == b"Reshape" and inputs[0] in made:
                made[output] = (list(onnx_tensor.numbers(tensors[inputs[1]], "q")), made[inputs[0]][1])
                continue
        kept += written
    if not made:
        raise UnexpectedNetwork("it has no weights in blocks")
    outputs = [texts(content, INFO_NAME)[0].decode() for number, content in onnx_metadata.fields(graph) if number == GRAPH_OUTPUT]
    return cut_graph(bytes(kept) + b"".join(weights(name, *tensor) for name, tensor in made.items()), outputs)


def convert(source: pathlib.Path, target: pathlib.Path) -> None:
    """Raises UnexpectedNetwork."""
    target.write_bytes(with_graph(source.read_bytes(), unblocked_graph))


if __name__ == "__main__":
    main(__doc__, convert)
