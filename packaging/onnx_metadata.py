"""Reads the metadata properties of an ONNX file: the strings that whoever exported a network put beside it."""

import pathlib

# The field number of `metadata_props` in ModelProto, and of key and value in StringStringEntryProto (onnx.proto).
METADATA_PROPS = 14
KEY, VALUE = 1, 2


def varint(data: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, at
        shift += 7


def pieces(data: bytes):
    """The fields of a protobuf message as they stand: (number, value, all its bytes); the value is a whole number, or the content of what
    has a length; None for floats.
    """
    at = 0
    while at < len(data):
        begin = at
        tag, at = varint(data, at)
        number, wire_type = tag >> 3, tag & 7
        value = None
        if wire_type == 0:
            value, at = varint(data, at)
        elif wire_type == 2:
            length, at = varint(data, at)
            value = data[at:at + length]
            at += length
        elif wire_type in (1, 5):
            at += 8 if wire_type == 1 else 4
        else:
            raise ValueError(f"wire type {wire_type} at byte {at} is not of an ONNX file")
        yield number, value, data[begin:at]


def fields(data: bytes):
    """The fields of a protobuf message that have a length: (number, content)."""
    return ((number, value) for number, value, _ in pieces(data) if isinstance(value, bytes))


def read(path: pathlib.Path) -> dict[str, str]:
    properties = {}
    for number, content in fields(path.read_bytes()):
        if number == METADATA_PROPS:
            entry = dict(fields(content))
            properties[entry[KEY].decode("utf-8")] = entry[VALUE].decode("utf-8")
    return properties
