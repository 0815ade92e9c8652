#!/usr/bin/env python3
"""Converts dlib's face recognition network (dlib_face_recognition_resnet_model_v1.dat) into ONNX.

Usage: dlib_network.py NETWORK.dat NETWORK.onnx

dlib stores a network layer by layer from the input on; which layer adds which is in its C++ type, `anet_type` of
dnn_face_recognition_ex.cpp, and is repeated here: residual blocks of two convolutions, and where a block halves the picture, its other
way is a 2 × 2 mean. Sums of unlike shapes count what is missing as zero. The input's own scaling and every affine layer are worked into
the convolution beside it, so that the network takes RGB values of 0 to 255. Exits 65 where the file holds another network.
"""

import array
import pathlib
import struct
import sys

import network_conversion
import onnx_write
from network_conversion import UnexpectedNetwork

SIDE = 150
FEATURES = 128


class Archive:
    """dlib's serialisation: whole numbers as a count of bytes and the bytes, floats as mantissa and exponent, tensors as raw floats."""

    def __init__(self, data: bytes):
        self.data, self.at = data, 0

    def number(self) -> int:
        head = self.data[self.at]
        length = head & 0x0F
        value = int.from_bytes(self.data[self.at + 1:self.at + 1 + length], "little")
        self.at += 1 + length
        return -value if head & 0x80 else value

    def numbers(self, count: int) -> list[int]:
        return [self.number() for _ in range(count)]

    def real(self) -> float:
        mantissa, exponent = self.number(), self.number()
        return mantissa * 2.0 ** exponent

    def text(self) -> str:
        length = self.number()
        self.at += length
        return self.data[self.at - length:self.at].decode("ascii")

    def expect(self, name: str) -> None:
        found = self.text()
        if found != name:
            raise UnexpectedNetwork(f"byte {self.at}: a layer {found} where {name} belongs")

    def tensor(self) -> array.array:
        _, *shape = self.numbers(5)
        count = shape[0] * shape[1] * shape[2] * shape[3]
        values = array.array("f", self.data[self.at:self.at + 4 * count])
        if sys.byteorder == "big":
            values.byteswap()
        self.at += 4 * count
        return values

    def layer_end(self) -> None:
        """What every layer keeps for training: three switches and three empty tensors."""
        self.at += 3
        for _ in range(3):
            self.tensor()


class Converter(network_conversion.Parts):
    def __init__(self, archive: Archive):
        super().__init__()
        self.archive = archive

    def convolution(self, value: str, channels: int, filters: int, scaling: tuple[list[float], float] | None = None) -> str:
        """A convolution and the affine layer after it; `scaling` is the mean of each colour and the divisor of the input."""
        archive = self.archive
        archive.expect("con_4")
        stored = archive.tensor()
        count, rows, columns, *strides = archive.numbers(5)
        padding = archive.numbers(2)
        if count != filters or len(stored) != filters * (channels * rows * columns + 1):
            raise UnexpectedNetwork(f"{count} filters in {len(stored)} weights where {filters} of {channels} channels belong")
        archive.numbers(2 * 5)  # the shapes of filters and biases
        for _ in range(4):
            archive.real()  # how fast they learned
        archive.layer_end()
        if scaling is not None:
            archive.number()  # of the layer beside the input alone: how many samples one picture becomes
        archive.expect("affine_")
        affine = archive.tensor()
        archive.numbers(2 * 5 + 1)
        archive.layer_end()

        area = channels * rows * columns
        means, divisor = scaling or ([0.0] * channels, 1.0)
        weights, biases = array.array("f"), array.array("f")
        for index in range(filters):
            factor = affine[index] / divisor
            own = stored[index * area:(index + 1) * area]
            shift = sum(own[at] * means[at // (rows * columns)] for at in range(area)) / divisor
            weights.extend(each * factor for each in own)
            biases.append(affine[index] * (stored[filters * area + index] - shift) + affine[filters + index])
        inputs = [value, self.constant([filters, channels, rows, columns], weights), self.constant([filters], biases)]
        return self.add("Conv", inputs, kernel_shape=[rows, columns], strides=strides, pads=padding + padding)

    def relu(self, value: str) -> str:
        self.archive.expect("relu_")
        self.archive.layer_end()
        return self.add("Relu", [value])

    def pool(self, kind: str, value: str, name: str) -> str:
        self.archive.expect(name)
        rows, columns, *strides = self.archive.numbers(4)
        self.archive.numbers(2)
        self.archive.layer_end()
        if rows == 0:
            return self.add("GlobalAveragePool", [value])
        return self.add(kind, [value], kernel_shape=[rows, columns], strides=strides)

    def pad(self, value: str, channels: int, pixels: int) -> str:
        if channels == 0 and pixels == 0:
            return value
        return self.add("Pad", [value], pads=[0, 0, 0, 0, 0, channels, pixels, pixels])

    def block(self, value: str, channels: int, filters: int, side: int, halves: bool) -> tuple[str, int]:
        """One residual block; returns its output and the side of that in pixels."""
        inner = self.relu(self.convolution(value, channels, filters))
        inner = self.convolution(inner, filters, filters)
        other, inner_side, other_side = value, side, side
        if halves:
            other = self.pool("AveragePool", value, "avg_pool_2")
            inner_side, other_side = (side - 3) // 2 + 1, (side - 2) // 2 + 1
        self.archive.expect("add_prev_")
        self.archive.layer_end()
        widest = max(inner_side, other_side)
        inner = self.pad(inner, 0, widest - inner_side)
        other = self.pad(other, filters - channels, widest - other_side)
        return self.relu(self.add("Add", [inner, other])), widest

    def network(self) -> bytes:
        archive = self.archive
        start = archive.data.find(b"\x01\x15input_rgb_image_sized")
        if start < 0:
            raise UnexpectedNetwork("it has no input of RGB pictures")
        archive.at = start
        archive.text()
        means = [archive.real() for _ in range(3)]
        if archive.numbers(2) != [SIDE, SIDE]:
            raise UnexpectedNetwork(f"its input is not {SIDE} pixels square")
        value = self.relu(self.convolution("chip", 3, 32, scaling=(means, 256.0)))
        value = self.pool("MaxPool", value, "max_pool_2")
        side, channels = 35, 32
        for filters, blocks in ((32, 3), (64, 4), (128, 3), (256, 3), (256, 1)):
            for index in range(blocks):
                value, side = self.block(value, channels, filters, side, halves=index == 0 and filters > 32)
                channels = filters
        value = self.add("Flatten", [self.pool("AveragePool", value, "avg_pool_2")])
        archive.expect("fc_2")
        outputs, inputs = archive.numbers(2)
        if (outputs, inputs) != (FEATURES, channels):
            raise UnexpectedNetwork(f"its last layer makes {outputs} numbers of {inputs}")
        matrix = self.constant([inputs, outputs], archive.tensor())
        self.parts.append(onnx_write.node("MatMul", [value, matrix], "features"))
        return onnx_write.model("face_recognition", self.parts, {"chip": [1, 3, SIDE, SIDE]}, {"features": [1, FEATURES]})


def convert(source: pathlib.Path, target: pathlib.Path) -> None:
    """Raises UnexpectedNetwork where the file holds another network."""
    target.write_bytes(Converter(Archive(source.read_bytes())).network())


if __name__ == "__main__":
    network_conversion.main(__doc__, convert)
