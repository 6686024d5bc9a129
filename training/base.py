"""Takes the float32 weights of bge-small-en-v1.5 out of its ONNX file, under the names that BertModel gives them.

    python training/base.py bge-small-en-v1.5.onnx
"""

import sys

import numpy
import onnx
from onnx import numpy_helper

from model import BASE


def weights(file: str) -> dict[str, numpy.ndarray]:
    graph = onnx.load(file).graph
    held = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    made_by = {output: node for node in graph.node for output in node.output}
    found = {
        name: value
        for name, value in held.items()
        if name.startswith(("embeddings.", "encoder.")) and value.dtype == numpy.float32
    }
    # A linear layer is a MatMul and an Add. Only the bias keeps its name, and the weights lie transposed.
    for node in graph.node:
        bias = next((name for name in node.input if name in held and name.endswith(".bias")), None)
        product = next((made_by[name] for name in node.input if name in made_by), None)
        if node.op_type != "Add" or bias is None or product is None or product.op_type != "MatMul":
            continue
        [matrix] = [name for name in product.input if name in held]
        found[f"{bias.removesuffix('bias')}weight"] = numpy.ascontiguousarray(held[matrix].T)
    return found


if __name__ == "__main__":
    BASE.parent.mkdir(parents=True, exist_ok=True)
    numpy.savez(BASE, **weights(sys.argv[1]))
