"""Trains the reader. Run in the project's folder:

    python training/train.py --pairs 300000              # goes on from its checkpoint, if there is one
    python training/train.py --cool 12000                # then lets the rate fall, for weights to ship

Each question comes as a group of pairs (`groups.py`). The loss is binary cross-entropy a pair (so that
the score is calibrated across questions), a softmax over each group (so that the right passage comes
first), and cross-entropy of the answer's first and last piece; a passage without the answer has
position 0 for both, as in SQuAD 2.0's BERT baseline (Devlin et al. 2019, section 4.3).

The rate stays constant until --cool, so that training can stop and go on at any number of pairs (Hu et
al. 2024, MiniCPM, section 4). A checkpoint is written every ten minutes and on SIGTERM or Ctrl-C.

Two processes share the weights: each takes its own batch on its own core, and their gradients are added.
One process with two threads left 40 % of the second core idle, since attention over short texts is many
small products.
"""

import argparse
import signal
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path

import torch
from torch import nn
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy

from groups import Mix, Pair
from model import FOLDER, Reader, autocast, encode, tokenizer

PAIRS_A_BATCH = 32
RATE, HEAD_RATE = 1e-4, 5e-4
WARM_UP = 1_500
GROUP_WEIGHT, SPAN_WEIGHT, NO_SPAN_WEIGHT = 0.5, 0.5, 0.2
AVERAGE = 0.995
MINUTES_A_CHECKPOINT = 10


def place_loss(start: torch.Tensor, end: torch.Tensor, types: list[int], span: tuple[int, int]) -> torch.Tensor:
    """Loss of one pair's first and last piece; 0 if its place is not known."""
    if span[0] < 0:
        return start.sum() * 0
    # The answer never lies in the question.
    hidden = torch.tensor(types) == 0
    hidden[0] = False
    first, last = (
        cross_entropy(scores.masked_fill(hidden, -1e4).unsqueeze(0), torch.tensor([at]))
        for scores, at in zip((start, end), span)
    )
    return 0.5 * (first + last) * (SPAN_WEIGHT if span[0] > 0 else NO_SPAN_WEIGHT)


def loss_of(model, words, batch: list[list[Pair]]) -> torch.Tensor:
    pairs = [pair for group in batch for pair in group]
    sequences, spans = encode(words, pairs)
    with autocast():
        relevance, starts, ends = model.packed(sequences)
    relevance = relevance.float()
    labels = torch.tensor([float(pair.answers) for pair in pairs])
    places = [
        place_loss(start.float(), end.float(), types, span)
        for start, end, (_, types), span in zip(starts, ends, sequences, spans)
    ]
    loss = binary_cross_entropy_with_logits(relevance, labels) + torch.stack(places).mean()
    sizes = [len(group) for group in batch]
    groups = [
        torch.logsumexp(scores, 0) - torch.logsumexp(scores[right > 0], 0)
        for scores, right in zip(relevance.split(sizes), labels.split(sizes))
        if 0 < right.sum() < len(right)
    ]
    if groups:
        loss = loss + GROUP_WEIGHT * torch.stack(groups).mean()
    return loss


def learned(model: nn.Module) -> list[nn.Parameter]:
    """What training changes: few of the words occur in so little text that their vectors stay bge's."""
    model.encoder.embeddings.word_embeddings.weight.requires_grad = False
    return [value for value in model.parameters() if value.requires_grad]


def batches(wanted: argparse.Namespace, seed: int) -> Iterator[list[list[Pair]]]:
    return Mix(seed, wanted.research).steps(PAIRS_A_BATCH)


def help_along(model: nn.Module, gradients: list[torch.Tensor], wanted: argparse.Namespace, seed: int, main: Connection) -> None:
    """The second process: takes a batch each time it is asked, adds to `gradients`, and sends the loss and the batch's size."""
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, signal.SIG_IGN)
    torch.set_num_threads(1)
    words = tokenizer()
    for value, gradient in zip(learned(model), gradients):
        value.grad = gradient
    ahead = batches(wanted, seed)
    batch = next(ahead)
    while main.recv():
        loss = loss_of(model, words, batch)
        loss.backward()
        main.send((loss.item(), sum(map(len, batch))))
        batch = next(ahead)


def save(file: Path, state: dict) -> None:
    """Writes beside the file first, so that a checkpoint that is cut short costs nothing."""
    beside = file.with_suffix(".tmp")
    torch.save(state, beside)
    beside.replace(file)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--pairs", type=int, default=300_000, help="pairs to have read at the end, those of the checkpoint included")
    arguments.add_argument("--cool", type=int, default=0, help="pairs to read while the rate falls to nothing; writes reader-cooled.pt")
    arguments.add_argument("--checkpoint", type=Path, default=FOLDER / "reader.pt")
    arguments.add_argument("--from", dest="begun", type=Path, help="weights without a training's state, to begin with if there is no checkpoint")
    arguments.add_argument("--research", action="store_true", help="adds the sets whose licence allows research only")
    arguments.add_argument("--seed", type=int, default=20)
    wanted = arguments.parse_args()
    torch.manual_seed(wanted.seed)
    torch.set_num_threads(1)

    words, model = tokenizer(), Reader()
    parameters = learned(model)
    model.train()
    heads = [p for n, p in model.named_parameters() if not n.startswith("encoder.")]
    inner = [p for n, p in model.named_parameters() if n.startswith("encoder.") and p.requires_grad]
    optimizer = torch.optim.AdamW(
        [{"params": inner, "lr": RATE}, {"params": heads, "lr": HEAD_RATE}], weight_decay=0.01, fused=True
    )
    taken = step = 0
    average = {n: v.detach().clone() for n, v in model.state_dict().items() if "word_embeddings" not in n}
    file = wanted.checkpoint if wanted.checkpoint.exists() else wanted.begun
    held = {} if file is None else torch.load(file)
    if "optimizer" in held:
        model.take(held["last"])
        optimizer.load_state_dict(held["optimizer"])
        average, taken, step = held["average"], held["pairs"], held["steps"]
    elif held:
        model.take(held["weights"])
        average = {n: v.detach().clone() for n, v in model.state_dict().items() if n in average}
        taken = held["pairs"]

    stopped: list[int] = []
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda number, _: stopped.append(number))

    begun_at, rates = taken, [RATE, HEAD_RATE]
    until = taken + wanted.cool if wanted.cool else wanted.pairs
    model.share_memory()
    gradients = [torch.zeros_like(value).share_memory_() for value in parameters]
    helper, at_helper = torch.multiprocessing.get_context("spawn").Pipe()
    # What was read before isn't read again: the seeds follow from the pairs taken.
    torch.multiprocessing.get_context("spawn").Process(
        target=help_along, args=(model, gradients, wanted, 2 * (wanted.seed + taken) + 1, at_helper), daemon=True
    ).start()
    own = batches(wanted, 2 * (wanted.seed + taken))
    started = saved = time.monotonic()
    losses: list[float] = []

    def checkpoint() -> None:
        last = {n: v for n, v in model.state_dict().items() if "word_embeddings" not in n}
        state = {"last": last, "average": average, "optimizer": optimizer.state_dict(), "pairs": taken, "steps": step}
        save(FOLDER / "reader-cooled.pt" if wanted.cool else wanted.checkpoint, state)

    while taken < until and not stopped:
        helper.send(True)
        batch = next(own)
        share = min(1.0, (taken - begun_at + PAIRS_A_BATCH) / WARM_UP)
        if wanted.cool:
            # Weights that were averaged come without the optimizer's state, so they are warmed up to the rate.
            share = min(share, max(0.0, (until - taken) / wanted.cool))
        for group, rate in zip(optimizer.param_groups, rates):
            group["lr"] = rate * share
        loss = loss_of(model, words, batch)
        loss.backward()
        other_loss, other_size = helper.recv()
        with torch.no_grad():
            for value, gradient in zip(parameters, gradients):
                value.grad.add_(gradient).mul_(0.5)
                gradient.zero_()
        nn.utils.clip_grad_norm_(parameters, 1.0)
        optimizer.step()
        optimizer.zero_grad()
        taken += sum(map(len, batch)) + other_size
        step += 1
        with torch.no_grad():
            for name, value in model.state_dict().items():
                if name in average and value.is_floating_point():
                    average[name].lerp_(value, 1 - min(AVERAGE, step / (step + 10)))
        losses += [loss.item(), other_loss]
        now = time.monotonic()
        if step % 50 == 0:
            speed = (taken - begun_at) / (now - started)
            left = (until - taken) / speed / 60
            print(
                f"{taken}/{until} pairs  loss {sum(losses[-200:]) / len(losses[-200:]):.4f}"
                f"  {speed:.1f} pairs/s  {left:.0f} min left",
                flush=True,
            )
        if now - saved > MINUTES_A_CHECKPOINT * 60:
            checkpoint()
            saved = now
    helper.send(False)
    checkpoint()


if __name__ == "__main__":
    main()
