"""Writes the trained reader as int8 ONNX into models/pullquote/reader-minilm-l6, and checks it.

    python training/export.py [--weights average|last] [--and .cache/training/second.pt]

The graph has the outputs `relevance` (pairs), `start_logits` and `end_logits` (pairs, pieces). It
is compared with torch on padded and unpadded rows before its weights are made int8, and after.
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

from model import BASE, MOST_PIECES, Reader, tokenizer
from narrow import narrow
from train import FOLDER, questions

MODELS = Path("models")
ID = "pullquote/reader-minilm-l6"
NAMES = ["relevance", "start_logits", "end_logits"]


def run(session, encoded) -> list[numpy.ndarray]:
    return session.run(NAMES, {name: encoded[name].numpy() for name in ("input_ids", "attention_mask", "token_type_ids")})


def compare(what: str, model, session, rows) -> float:
    """Largest difference of relevance between torch and the graph, over batches of rows."""
    worst = 0.0
    scores = []
    for encoded in rows:
        with torch.no_grad():
            relevance, _, _ = model(**encoded)
        found = run(session, encoded)[0]
        scores.append((relevance.numpy(), found))
        worst = max(worst, float(numpy.abs(relevance.numpy() - found).max()))
    told, found = (numpy.concatenate(some) for some in zip(*scores))
    print(f"{what}: relevance differs by {worst:.4f} at most, correlation {numpy.corrcoef(told, found)[0, 1]:.5f}")
    return worst


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--weights", choices=["average", "last"], default="average")
    arguments.add_argument(
        "--and", dest="other", type=Path, help="weights of an earlier go, to take the mean of both (Wortsman et al. 2022)"
    )
    wanted = arguments.parse_args()
    words = tokenizer()
    # The fused attention's export disagreed with torch on padded rows.
    model = Reader(BASE, attention="eager")
    weights = torch.load(FOLDER / "reader.pt")[wanted.weights]
    if wanted.other is not None:
        earlier = torch.load(wanted.other)[wanted.weights]
        weights = {n: (v + earlier[n]) / 2 if v.is_floating_point() else v for n, v in weights.items()}
    model.load_state_dict(weights)
    model.eval()

    target = MODELS / ID
    (target / "onnx").mkdir(parents=True, exist_ok=True)
    full = FOLDER / "reader.onnx"
    example = words(["Who won?"], ["Nobody did, in the end."], return_tensors="pt")
    axes = {0: "pairs", 1: "pieces"}
    torch.onnx.export(
        model,
        (example["input_ids"], example["attention_mask"], example["token_type_ids"]),
        str(full),
        input_names=["input_ids", "attention_mask", "token_type_ids"],
        output_names=NAMES,
        dynamic_axes={name: axes for name in ["input_ids", "attention_mask", "token_type_ids", *NAMES[1:]]} | {"relevance": {0: "pairs"}},
        opset_version=14,
        dynamo=False,
    )
    # A scale for each column of a weight: with one for all, relevance differs by .5 on average, not .2.
    quantize_dynamic(full, target / "onnx/model_quantized.onnx", weight_type=QuantType.QInt8, per_channel=True)
    narrow(target / "onnx/model_quantized.onnx")

    some = random.Random(1).sample(questions("held-out"), 60)
    pairs = [(q["question"], p["text"]) for q in some for p in q["passages"][:2]]

    def encoded(part):
        return words([a for a, _ in part], [b for _, b in part], truncation="only_second", max_length=MOST_PIECES, padding=True, return_tensors="pt")

    single = [encoded([pair]) for pair in pairs]
    padded = [encoded(pairs[i : i + 10]) for i in range(0, len(pairs), 10)]
    float_graph = onnxruntime.InferenceSession(full)
    for what, rows in (("float, unpadded", single), ("float, padded", padded)):
        if compare(what, model, float_graph, rows) > 1e-3:
            raise SystemExit("the exported graph does not compute what the model does")
    compare("int8, unpadded", model, onnxruntime.InferenceSession(target / "onnx/model_quantized.onnx"), single)

    for name in ("tokenizer.json", "tokenizer_config.json"):
        shutil.copyfile(BASE / name, target / name)
    config = json.loads((BASE / "config.json").read_text(encoding="utf-8"))
    config = {k: v for k, v in config.items() if not k.startswith("_")}
    config["architectures"] = ["PullquoteReader"]
    (target / "config.json").write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")

    sums = json.loads((MODELS / "checksums.json").read_text(encoding="utf-8"))
    for file in ("config.json", "tokenizer.json", "tokenizer_config.json", "onnx/model_quantized.onnx"):
        sums[f"{ID}/{file}"] = hashlib.sha256((target / file).read_bytes()).hexdigest()
    (MODELS / "checksums.json").write_text(json.dumps(sums, indent=2) + "\n", encoding="utf-8")


main()
