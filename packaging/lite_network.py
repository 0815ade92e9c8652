#!/usr/bin/env python3
"""Converts the first layers of EfficientNet-Lite0, as PyTorch stored its weights, into ONNX.

Usage: lite_network.py WEIGHTS.pth NETWORK.onnx

The layers are those of the paper's table (Tan and Le, EfficientNet, 2019, table 1; Lite: no squeezing, ReLU6), up to the last one that
works on an eighth … a thirty-second of the picture: what a whole picture is called is nobody's question here. Every batch normalisation is
worked into the convolution before it; the network takes RGB values of 0 to 255. Where a layer halves
the picture, the padding is TensorFlow's: an odd pixel goes below and to the right. Exits 65 where the file holds another network.
"""

import array
import collections
import itertools
import pathlib
import pickle
import struct
import sys

import network_conversion
import onnx_write
from network_conversion import UnexpectedNetwork

SIDE = 160
# Repeats, kernel, stride of the first, expansion, channels out.
STAGES = [(1, 3, 1, 1, 16), (2, 3, 2, 6, 24), (2, 5, 2, 6, 40), (3, 3, 2, 6, 80), (3, 5, 1, 6, 112), (4, 5, 2, 6, 192)]
# The blocks whose sums are answered, by name: a sixteenth and a thirty-second of the picture.
OUTPUTS = {10: "sixteenth", 14: "thirty_second"}
EPSILON = 1e-3
# A pixel of 127 is the network's zero, 128 its one.
MIDDLE, SPREAD = 127.0, 128.0


class Weights:
    """PyTorch's older format: pickles that name tensors by storage, and the storages behind them.

    Nothing that a pickle could call is called but what puts a tensor's description together.
    """

    def __init__(self, path: pathlib.Path):
        with open(path, "rb") as file:
            for _ in range(3):  # a magic number, the version of the format, the machine's sizes
                self._load(file)
            self.described = self._load(file)
            self.storages = {}
            types = {described[0][1]: described[0][0] for described in self.described.values()}
            for key in self._load(file):
                count, = struct.unpack("<q", file.read(8))
                values = array.array("f" if types[key] == "FloatStorage" else "q")
                values.frombytes(file.read(count * values.itemsize))
                if sys.byteorder == "big":
                    values.byteswap()
                self.storages[key] = values

    @staticmethod
    def _load(file):
        class Descriptions(pickle.Unpickler):
            def find_class(self, module, name):
                if name in ("FloatStorage", "LongStorage"):
                    return name
                if (module, name) == ("torch._utils", "_rebuild_tensor_v2"):
                    return lambda storage, offset, shape, strides, *_: (storage, offset, shape, strides)
                if (module, name) == ("collections", "OrderedDict"):
                    return collections.OrderedDict
                raise UnexpectedNetwork(f"it asks for {module}.{name}")

            def persistent_load(self, described):
                _, kind, key, *_ = described
                return kind, key

        return Descriptions(file).load()

    def tensor(self, name: str, shape: tuple[int, ...]) -> list[float]:
        """A tensor's values in the order of its indices."""
        if name not in self.described:
            raise UnexpectedNetwork(f"it has no {name}")
        (_, key), offset, found, strides = self.described[name]
        if tuple(found) != shape:
            raise UnexpectedNetwork(f"{name} is {tuple(found)} where {shape} belongs")
        values = self.storages[key]
        steps = [[index * stride for index in range(length)] for length, stride in zip(shape, strides)]
        return [values[offset + sum(at)] for at in itertools.product(*steps)]


class Converter(network_conversion.Parts):
    def __init__(self, weights: Weights):
        super().__init__()
        self.weights = weights

    def convolution(self, value: str, weights: str, norm: str, shape: tuple[int, ...], side: int, stride: int = 1, groups: int = 1,
                    is_input: bool = False, bends: bool = True) -> tuple[str, int]:
        """A convolution, the normalisation after it and, where it bends, ReLU6; returns the output and its side in pixels."""
        filters, kernel = shape[0], shape[2]
        scale, shift, mean, variance = (
            self.weights.tensor(f"{norm}.{part}", (filters,)) for part in ("weight", "bias", "running_mean", "running_var"))
        factors = [a / (b + EPSILON) ** 0.5 for a, b in zip(scale, variance)]
        biases = [a - b * factor for a, b, factor in zip(shift, mean, factors)]
        stored = self.weights.tensor(f"{weights}.weight", shape)
        area = len(stored) // filters
        folded = [each * factors[at // area] for at, each in enumerate(stored)]
        if is_input:
            value = self.scaled(value)
        out = -(-side // stride)
        padding = max((out - 1) * stride + kernel - side, 0)
        pads = [padding // 2] * 2 + [padding - padding // 2] * 2
        inputs = [value, self.constant(list(shape), array.array("f", folded)), self.constant([filters], array.array("f", biases))]
        result = self.add("Conv", inputs, kernel_shape=[kernel, kernel], strides=[stride, stride], pads=pads, group=groups)
        if bends:
            result = self.add("Clip", [result], min=0.0, max=6.0)
        return result, out

    def scaled(self, value: str) -> str:
        """The picture as the network learned it: padding is its middle grey, so the scaling cannot go into the weights."""
        shifted = self.add("Sub", [value, self.constant([1], array.array("f", [MIDDLE]))])
        return self.add("Div", [shifted, self.constant([1], array.array("f", [SPREAD]))])

    def block(self, value: str, index: int, channels: int, filters: int, kernel: int, stride: int, expansion: int, side: int):
        name, inner, wide = f"_blocks.{index}", value, channels * expansion
        if expansion > 1:
            inner, _ = self.convolution(inner, f"{name}._expand_conv", f"{name}._bn0", (wide, channels, 1, 1), side)
        inner, out = self.convolution(
            inner, f"{name}._depthwise_conv", f"{name}._bn1", (wide, 1, kernel, kernel), side, stride=stride, groups=wide)
        inner, _ = self.convolution(inner, f"{name}._project_conv", f"{name}._bn2", (filters, wide, 1, 1), out, bends=False)
        if stride == 1 and channels == filters:
            inner = self.add("Add", [inner, value])
        return inner, out

    def network(self) -> bytes:
        value, side = self.convolution("picture", "_conv_stem", "_bn0", (32, 3, 3, 3), SIDE, stride=2, is_input=True)
        channels, index, outputs = 32, 0, {}
        for repeats, kernel, first_stride, expansion, filters in STAGES:
            for repeat in range(repeats):
                stride = first_stride if repeat == 0 else 1
                value, side = self.block(value, index, channels, filters, kernel, stride, expansion, side)
                channels = filters
                if index in OUTPUTS:
                    self.add("Identity", [value], OUTPUTS[index])
                    outputs[OUTPUTS[index]] = [1, channels, side, side]
                index += 1
        return onnx_write.model("efficientnet_lite0", self.parts, {"picture": [1, 3, SIDE, SIDE]}, outputs)


def convert(source: pathlib.Path, target: pathlib.Path) -> None:
    """Raises UnexpectedNetwork where the file holds another network."""
    target.write_bytes(Converter(Weights(source)).network())


if __name__ == "__main__":
    network_conversion.main(__doc__, convert)
