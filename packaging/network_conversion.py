"""What converting a network of another format into ONNX takes, whatever that format is."""

import array
import collections.abc
import pathlib
import sys

import onnx_write


class UnexpectedNetwork(Exception):
    """The file holds another network than the converter knows."""


class Parts:
    """Nodes and constants of a network in the making, each under a name of its own."""

    def __init__(self):
        self.parts, self.count = [], 0

    def name(self, kind: str) -> str:
        self.count += 1
        return f"{kind}{self.count}"

    def add(self, kind: str, inputs: list[str], output: str | None = None, **attributes) -> str:
        output = output or self.name(kind.lower())
        self.parts.append(onnx_write.node(kind, inputs, output, **attributes))
        return output

    def constant(self, shape: list[int], values: array.array) -> str:
        name = self.name("weights")
        self.parts.append(onnx_write.weights(name, shape, values))
        return name


def main(usage: str, convert: collections.abc.Callable[[pathlib.Path, pathlib.Path], None]) -> None:
    """The command line of a converter: exits 64 without two files, 65 where the first holds another network."""
    if len(sys.argv) != 3:
        print(usage.strip(), file=sys.stderr)
        sys.exit(64)
    try:
        convert(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
    except UnexpectedNetwork as fault:
        print(f"error: {sys.argv[1]} is not the network that is expected: {fault}", file=sys.stderr)
        sys.exit(65)
