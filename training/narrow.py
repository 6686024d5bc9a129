"""Scales int8 weights down until no processor saturates on them.

    python training/narrow.py model.onnx

Processors without VNNI (most before 2019, AMD's until Zen 3) multiply eight-bit activations by pairs of
weights into sixteen bits: `vpmaddubsw` adds activation 0 to 255 times weight for rows 2i and 2i + 1 and cuts what
is above 32,767. With weights up to 127 two rows can reach 64,770, so a model gives other scores there than where
sums are kept whole (see "saturation" in ONNX Runtime's guide to quantisation). What its `reduce_range` does for
all weights, half a bit at least, is done here only as far as a column needs: the weights of two such rows, where
they have the same sign, may add up to 128, as 255 * 128 = 32,640.
"""

import sys
from pathlib import Path

import numpy
import onnx
from onnx import numpy_helper

MOST = 128


def pair_sums(weights: numpy.ndarray) -> numpy.ndarray:
    """The largest sum of one sign over rows 2i and 2i + 1, for each column."""
    whole = numpy.vstack([weights, numpy.zeros((len(weights) % 2, weights.shape[1]), weights.dtype)])
    pairs = whole.astype(numpy.int32).reshape(-1, 2, weights.shape[1])
    above, below = numpy.maximum(pairs, 0).sum(1), -numpy.minimum(pairs, 0).sum(1)
    return numpy.maximum(above, below).max(0)


def narrowed(weights: numpy.ndarray, scales: numpy.ndarray) -> tuple[numpy.ndarray, numpy.ndarray]:
    """Weights (rows, columns) and their scales (columns) such that no pair of rows adds up to more than MOST."""
    sums = pair_sums(weights)
    # Rounding may add a half to each of two.
    factors = numpy.where(sums > MOST, sums / (MOST - 1), 1)
    return numpy.rint(weights / factors).astype(numpy.int8), (scales * factors).astype(scales.dtype)


def narrow(file: Path) -> None:
    """Narrows all weights of a model that `quantize_dynamic` made, with a scale for each column, in place."""
    model = onnx.load(str(file))
    tensors = {tensor.name: tensor for tensor in model.graph.initializer}
    columns = changed = 0
    for node in model.graph.node:
        if node.op_type != "MatMulInteger":
            continue
        name = node.input[1]
        held = [tensors[name], tensors[name.removesuffix("_quantized") + "_scale"]]
        weights, scales = map(numpy_helper.to_array, held)
        zeros = numpy_helper.to_array(tensors[node.input[3]])
        if weights.dtype != numpy.int8 or zeros.any() or scales.size != weights.shape[1]:
            raise SystemExit(f"{name} has no symmetric int8 weights with a scale for each column")
        changed += int((pair_sums(weights) > MOST).sum())
        columns += weights.shape[1]
        for tensor, values in zip(held, narrowed(weights, scales.reshape(-1))):
            tensor.CopyFrom(numpy_helper.from_array(values.reshape(tensor.dims), tensor.name))
        if (pair_sums(numpy_helper.to_array(held[0])) > MOST).any():
            raise SystemExit(f"{name} could still saturate")
    onnx.save(model, str(file))
    print(f"{file}: {changed} of {columns} columns scaled down")


if __name__ == "__main__":
    narrow(Path(sys.argv[1]))
