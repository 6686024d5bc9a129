"""Averages two readers' weights, half and half, for a checkpoint that training or cooling goes on from.

    python training/average.py models/pullquote/reader-bge-l12/onnx/model_quantized.onnx .cache/training/reader.pt .cache/training/averaged.pt

The mean of weights that were trained one after the other answers better than either (Wortsman et al. 2022, "Robust
fine-tuning of zero-shot models"). The first reader may be the bundled one: its int8 weights are read as floats.
"""

import sys
from pathlib import Path

import numpy
import onnx
import torch
from onnx import numpy_helper

from model import Reader

QUANTIZED = "_quantized"


def of_onnx(file: Path) -> dict[str, torch.Tensor]:
    """The weights of a model that `export.py` wrote, by their names in torch."""
    graph = onnx.load(str(file)).graph
    tensors = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}

    def floats(name: str) -> numpy.ndarray:
        own = name.removesuffix(QUANTIZED)
        whole = tensors[name].astype(numpy.float32) - tensors[f"{own}_zero_point"].astype(numpy.float32)
        return whole * tensors[f"{own}_scale"]

    found = {name: array for name, array in tensors.items() if array.dtype == numpy.float32}
    found |= {name.removesuffix(QUANTIZED): floats(name) for name in tensors if name.endswith(".weight" + QUANTIZED)}
    for node in graph.node:
        if node.op_type == "MatMulInteger":
            # "/encoder/encoder/layer.0/attention/self/query/MatMul_quant"
            path = node.name.strip("/").split("/")[:-1]
            found[".".join([*path, "weight"])] = floats(node.input[1]).T
    wanted = Reader().state_dict()
    missing = [name for name, value in wanted.items() if name not in found and value.is_floating_point()]
    if missing:
        raise SystemExit(f"{file} lacks {', '.join(missing)}")
    return {name: torch.from_numpy(found[name].reshape(value.shape).copy()) for name, value in wanted.items() if name in found}


def weights_of(file: Path) -> tuple[dict[str, torch.Tensor], int]:
    if file.suffix == ".onnx":
        return of_onnx(file), 0
    held = torch.load(file)
    return held.get("average", held.get("weights")), held["pairs"]


if __name__ == "__main__":
    *sources, target = map(Path, sys.argv[1:])
    (one, pairs), (other, others) = map(weights_of, sources)
    # The words' vectors never left bge's, and a checkpoint lacks them.
    mean = {name: (one[name].float() + value.float()) / 2 for name, value in other.items() if value.is_floating_point()}
    torch.save({"weights": mean, "pairs": max(pairs, others)}, target)
    print(f"{target}: the mean of {' and '.join(map(str, sources))}")
