"""Reads the constants of an ONNX network."""

import array
import sys

import onnx_metadata
from onnx_cut import GRAPH_INITIALIZER, TENSOR_NAME, texts
from onnx_write import TENSOR_DIMS, TENSOR_RAW

# The field number of onnx.proto for floats that are not stored raw.
TENSOR_FLOATS = 4


def constants(graph: bytes) -> dict[str, bytes]:
    """A graph's constants by their names."""
    return {name(content): content for number, content in onnx_metadata.fields(graph) if number == GRAPH_INITIALIZER}


def name(tensor: bytes) -> str:
    return texts(tensor, TENSOR_NAME)[0].decode()


def shape(tensor: bytes) -> list[int]:
    return [value for number, value, _ in onnx_metadata.pieces(tensor) if number == TENSOR_DIMS]


def numbers(tensor: bytes, kind: str) -> array.array:
    """What a tensor holds, as numbers of the kind (a letter of array's)."""
    values = array.array(kind, (texts(tensor, TENSOR_RAW) or texts(tensor, TENSOR_FLOATS))[0])
    if sys.byteorder == "big":
        values.byteswap()
    return values
