"""Writes trained weights as int8 ONNX into models/pullquote/reader-bge-l12, and checks them.

    python training/export.py [--checkpoint .cache/training/reader-cooled.pt] [--weights average|last]

The graph has the outputs `relevance` (pairs), `start_logits` and `end_logits` (pairs, pieces). It
is compared with torch before its weights are made int8, and after.
"""

import argparse
import hashlib
import json
import random
import shutil
from pathlib import Path

import numpy
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from groups import PAIRS, lines
from model import CONFIG, FOLDER, MOST_PIECES, TOKENIZER, Reader, tokenizer
from narrow import narrow

MODELS = Path("models")
ID = "pullquote/reader-bge-l12"
INPUTS = ["input_ids", "attention_mask", "token_type_ids"]
OUTPUTS = ["relevance", "start_logits", "end_logits"]


def run(session, encoded) -> list[numpy.ndarray]:
    return session.run(OUTPUTS, {name: encoded[name].numpy() for name in INPUTS})


def compare(what: str, model, session, rows) -> float:
    """Largest difference of relevance between torch and the graph."""
    told, found = [], []
    for encoded in rows:
        with torch.no_grad():
            told.append(model(**encoded)[0].numpy())
        found.append(run(session, encoded)[0])
    told, found = numpy.concatenate(told), numpy.concatenate(found)
    worst, mean = (float(part(numpy.abs(told - found))) for part in (numpy.max, numpy.mean))
    agree = numpy.corrcoef(told, found)[0, 1]
    print(f"{what}: relevance differs by {mean:.4f} on average, {worst:.4f} at most; correlation {agree:.5f}")
    return worst


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--checkpoint", type=Path, default=FOLDER / "reader-cooled.pt")
    arguments.add_argument("--weights", choices=["average", "last"], default="average")
    wanted = arguments.parse_args()
    words = tokenizer()
    # The fused attention's export disagreed with torch on padded rows.
    model = Reader(attention="eager")
    model.take(torch.load(wanted.checkpoint)[wanted.weights])
    model.eval()

    target = MODELS / ID
    (target / "onnx").mkdir(parents=True, exist_ok=True)
    full = FOLDER / "reader.onnx"
    example = words(["Who won?"], ["Nobody did, in the end."], return_tensors="pt")
    pieces = {0: "pairs", 1: "pieces"}
    torch.onnx.export(
        model,
        tuple(example[name] for name in INPUTS),
        str(full),
        input_names=INPUTS,
        output_names=OUTPUTS,
        dynamic_axes={name: pieces for name in [*INPUTS, *OUTPUTS[1:]]} | {"relevance": {0: "pairs"}},
        opset_version=14,
        dynamo=False,
    )
    # A scale for each column of a weight: with one for all, relevance differs by twice as much.
    file = target / "onnx/model_quantized.onnx"
    quantize_dynamic(full, file, weight_type=QuantType.QInt8, per_channel=True)
    narrow(file)

    questions = [q for q in lines(PAIRS) if q["part"] == "held-out" and q["passages"]]
    some = random.Random(1).sample(questions, 60)
    pairs = [(q["question"], p["text"]) for q in some for p in q["passages"][:2]]

    def encoded(part):
        asked, texts = zip(*part)
        return words(
            list(asked), list(texts), truncation="only_second", max_length=MOST_PIECES, padding=True, return_tensors="pt"
        )

    single = [encoded([pair]) for pair in pairs]
    padded = [encoded(pairs[i : i + 10]) for i in range(0, len(pairs), 10)]
    float_graph = onnxruntime.InferenceSession(full)
    for what, rows in (("float, unpadded", single), ("float, padded", padded)):
        if compare(what, model, float_graph, rows) > 1e-3:
            raise SystemExit("the exported graph does not compute what the model does")
    compare("int8, unpadded", model, onnxruntime.InferenceSession(file), single)

    for name in ("tokenizer.json", "tokenizer_config.json"):
        shutil.copyfile(TOKENIZER / name, target / name)
    config = {"architectures": ["PullquoteReader"], "model_type": "bert", **CONFIG}
    (target / "config.json").write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")

    sums = json.loads((MODELS / "checksums.json").read_text(encoding="utf-8"))
    sums = {name: sum for name, sum in sums.items() if not name.startswith("pullquote/")}
    for name in ("config.json", "tokenizer.json", "tokenizer_config.json", "onnx/model_quantized.onnx"):
        sums[f"{ID}/{name}"] = hashlib.sha256((target / name).read_bytes()).hexdigest()
    (MODELS / "checksums.json").write_text(json.dumps(sums, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
