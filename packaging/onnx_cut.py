#!/usr/bin/env python3
"""Cuts an ONNX network after some of its inner tensors, so that these become its outputs and what only served others falls away.

Usage: onnx_cut.py NETWORK.onnx CUT.onnx TENSOR [TENSOR …]

Only the file's frame is rewritten; the nodes and weights that are kept stay byte for byte. Exits 65 where a tensor is not in the network.
"""

import collections.abc
import pathlib
import sys

import onnx_metadata

# Field numbers of onnx.proto.
MODEL_GRAPH = 7
GRAPH_NODE, GRAPH_INITIALIZER, GRAPH_INPUT, GRAPH_OUTPUT, GRAPH_VALUE_INFO = 1, 5, 11, 12, 13
NODE_INPUT, NODE_OUTPUT = 1, 2
TENSOR_NAME = 8
INFO_NAME, INFO_TYPE, TYPE_TENSOR, TENSOR_ELEMENT, FLOAT = 1, 2, 1, 1, 1


def written_varint(value: int) -> bytes:
    out = bytearray()
    while value >= 0x80:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes(out + bytes([value]))


def message(number: int, content: bytes) -> bytes:
    """A field that holds a text or another message."""
    return written_varint(number << 3 | 2) + written_varint(len(content)) + content


def float_output(name: str) -> bytes:
    """A ValueInfoProto: a tensor of floats, its shape left open."""
    element = written_varint(TENSOR_ELEMENT << 3) + written_varint(FLOAT)
    return message(INFO_NAME, name.encode()) + message(INFO_TYPE, message(TYPE_TENSOR, element))


def texts(content: bytes, number: int) -> list[bytes]:
    return [value for field, value in onnx_metadata.fields(content) if field == number]


def cut_graph(graph: bytes, tensors: list[str]) -> bytes:
    """The graph less the nodes and weights that none of the tensors needs.

    Raises KeyError with the name of a tensor that no node makes.
    """
    nodes = [content for number, content in onnx_metadata.fields(graph) if number == GRAPH_NODE]
    maker = {output: index for index, node in enumerate(nodes) for output in texts(node, NODE_OUTPUT)}
    needed: set[int] = set()
    used: set[bytes] = set()
    waiting = [maker[tensor.encode()] for tensor in tensors]
    while waiting:
        index = waiting.pop()
        if index in needed:
            continue
        needed.add(index)
        used.update(texts(nodes[index], NODE_INPUT))
        waiting += [maker[name] for name in texts(nodes[index], NODE_INPUT) if name in maker]

    kept = bytearray()
    node = 0
    for number, content in onnx_metadata.fields(graph):
        if number in (GRAPH_OUTPUT, GRAPH_VALUE_INFO):
            continue
        if number == GRAPH_NODE:
            node += 1
            if node - 1 not in needed:
                continue
        if number == GRAPH_INITIALIZER and texts(content, TENSOR_NAME)[0] not in used:
            continue
        # Older exporters list every weight among the inputs too.
        if number == GRAPH_INPUT and texts(content, INFO_NAME)[0] not in used:
            continue
        kept += message(number, content)
    for tensor in tensors:
        kept += message(GRAPH_OUTPUT, float_output(tensor))
    return bytes(kept)


def with_graph(model: bytes, change: collections.abc.Callable[[bytes], bytes]) -> bytes:
    """The network with its graph changed, and all else as it stands."""
    return b"".join(
        message(MODEL_GRAPH, change(content)) if number == MODEL_GRAPH else written
        for number, content, written in onnx_metadata.pieces(model))


def cut(source: pathlib.Path, target: pathlib.Path, tensors: list[str]) -> None:
    target.write_bytes(with_graph(source.read_bytes(), lambda graph: cut_graph(graph, tensors)))


def main() -> None:
    source, target, *tensors = sys.argv[1:]
    try:
        cut(pathlib.Path(source), pathlib.Path(target), tensors)
    except KeyError as missing:
        print(f"error: {source} has no tensor {missing}", file=sys.stderr)
        sys.exit(65)


if __name__ == "__main__":
    main()
