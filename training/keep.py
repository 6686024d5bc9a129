"""Packs a checkpoint's weights into a file that the repository can hold, and unpacks it.

    python training/keep.py pack .cache/training/averaged.pt training/reader-bge-l12.npz
    python training/keep.py unpack training/reader-bge-l12.npz .cache/training/begun.pt

Training goes on from it (`train.py --from .cache/training/begun.pt`), on another machine and another day.
Kept is how far each weight went from bge's, in 8 bits with a scale for each row: 17 MB instead of 85, and
a fiftieth of the rounding of the bundled int8 model. The words' vectors never left bge's.
"""

import sys
from pathlib import Path

import numpy
import torch

from model import Reader


def pack(checkpoint: Path, target: Path) -> None:
    held = torch.load(checkpoint)
    base = Reader().state_dict()
    kept: dict[str, numpy.ndarray] = {"pairs": numpy.array(held["pairs"])}
    worst = 0.0
    for name, value in held.get("last", held.get("weights")).items():
        if not value.is_floating_point():
            continue
        whole = value.float().numpy()
        # The heads began at random: they are small and kept as they are.
        if not name.startswith("encoder.") or whole.ndim < 2:
            kept[name] = whole
            continue
        moved = whole - base[name].numpy()
        scale = numpy.maximum(numpy.abs(moved).max(1, keepdims=True) / 127, 1e-12).astype(numpy.float32)
        steps = numpy.rint(moved / scale).astype(numpy.int8)
        kept[f"{name}.steps"], kept[f"{name}.scale"] = steps, scale
        worst = max(worst, float(numpy.abs(steps * scale - moved).max()))
    numpy.savez_compressed(target, **kept)
    print(f"{target}: {target.stat().st_size / 1e6:.1f} MB, {held['pairs']} pairs, weights off by {worst:.6f} at most")


def unpack(source: Path, checkpoint: Path) -> None:
    base = Reader().state_dict()
    weights: dict[str, torch.Tensor] = {}
    with numpy.load(source) as kept:
        for name in kept.files:
            if name.endswith(".steps"):
                own = name.removesuffix(".steps")
                weights[own] = base[own] + torch.from_numpy(kept[name] * kept[f"{own}.scale"])
            elif name != "pairs" and not name.endswith(".scale"):
                weights[name] = torch.from_numpy(kept[name])
        torch.save({"weights": weights, "pairs": int(kept["pairs"])}, checkpoint)


if __name__ == "__main__":
    what, source, target = sys.argv[1:]
    {"pack": pack, "unpack": unpack}[what](Path(source), Path(target))
