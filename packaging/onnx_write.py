"""Writes an ONNX network from nodes and weights: just the parts of onnx.proto that a converted network needs."""

import array
import struct

from onnx_cut import (
    FLOAT, GRAPH_INITIALIZER, GRAPH_INPUT, GRAPH_NODE, GRAPH_OUTPUT, INFO_NAME, INFO_TYPE, MODEL_GRAPH, NODE_INPUT, NODE_OUTPUT,
    TENSOR_ELEMENT, TENSOR_NAME, TYPE_TENSOR, message, written_varint,
)

# Field numbers of onnx.proto.
MODEL_IR_VERSION, MODEL_PRODUCER, MODEL_OPSET, OPSET_DOMAIN, OPSET_VERSION = 1, 2, 8, 1, 2
GRAPH_NAME = 2
NODE_NAME, NODE_TYPE, NODE_ATTRIBUTE, NODE_DOMAIN = 3, 4, 5, 7
ATTRIBUTE_NAME, ATTRIBUTE_FLOAT, ATTRIBUTE_INT, ATTRIBUTE_INTS, ATTRIBUTE_TYPE = 1, 2, 3, 8, 20
TENSOR_DIMS, TENSOR_TYPE, TENSOR_RAW = 1, 2, 9
TENSOR_SHAPE, SHAPE_DIM, DIM_VALUE = 2, 1, 1
# Values of theirs.
TYPE_FLOAT, TYPE_INT, TYPE_INTS = 1, 2, 7
# How a field of four bytes is marked.
FOUR_BYTES = 5
IR_VERSION, OPSET = 5, 10


def written_number(field: int, value: int) -> bytes:
    return written_varint(field << 3) + written_varint(value)


def node(kind: str, inputs: list[str], output: str, *, domain: str | None = None, **attributes) -> bytes:
    """A node with one output, which is its name, too; its attributes are whole numbers, lists of them, or floats.

    domain: whose kind of node it is; None = ONNX's own.
    """
    body = b"".join(message(NODE_INPUT, name.encode()) for name in inputs)
    body += message(NODE_OUTPUT, output.encode()) + message(NODE_NAME, output.encode()) + message(NODE_TYPE, kind.encode())
    if domain:
        body += message(NODE_DOMAIN, domain.encode())
    for name, value in attributes.items():
        inner = message(ATTRIBUTE_NAME, name.encode())
        if isinstance(value, list):
            inner += b"".join(written_number(ATTRIBUTE_INTS, each) for each in value) + written_number(ATTRIBUTE_TYPE, TYPE_INTS)
        elif isinstance(value, float):
            inner += written_varint(ATTRIBUTE_FLOAT << 3 | FOUR_BYTES) + struct.pack("<f", value)
            inner += written_number(ATTRIBUTE_TYPE, TYPE_FLOAT)
        else:
            inner += written_number(ATTRIBUTE_INT, value) + written_number(ATTRIBUTE_TYPE, TYPE_INT)
        body += message(NODE_ATTRIBUTE, inner)
    return message(GRAPH_NODE, body)


def weights(name: str, shape: list[int], values: array.array) -> bytes:
    """A constant of 32-bit floats."""
    body = b"".join(written_number(TENSOR_DIMS, length) for length in shape)
    body += written_number(TENSOR_TYPE, FLOAT) + message(TENSOR_NAME, name.encode())
    return message(GRAPH_INITIALIZER, body + message(TENSOR_RAW, values.tobytes()))


def _info(field: int, name: str, shape: list[int]) -> bytes:
    dims = b"".join(message(SHAPE_DIM, written_number(DIM_VALUE, length)) for length in shape)
    tensor = written_number(TENSOR_ELEMENT, FLOAT) + message(TENSOR_SHAPE, dims)
    return message(field, message(INFO_NAME, name.encode()) + message(INFO_TYPE, message(TYPE_TENSOR, tensor)))


def model(name: str, parts: list[bytes], inputs: dict[str, list[int]], outputs: dict[str, list[int]]) -> bytes:
    """The bytes of a file; `parts` are nodes in their order and constants."""
    graph = b"".join(parts) + message(GRAPH_NAME, name.encode())
    graph += b"".join(_info(GRAPH_INPUT, *each) for each in inputs.items())
    graph += b"".join(_info(GRAPH_OUTPUT, *each) for each in outputs.items())
    return (written_number(MODEL_IR_VERSION, IR_VERSION) + message(MODEL_PRODUCER, b"card-review")
            + message(MODEL_GRAPH, graph) + message(MODEL_OPSET, written_number(OPSET_VERSION, OPSET)))
