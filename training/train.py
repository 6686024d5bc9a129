"""Trains the reader on what `pairs.ts` wrote. Run in the project's folder:

    python training/train.py --pairs 40000
    python training/train.py --pairs 8000 --from .cache/training/reader.pt --rate 0.5

Each question comes as a group: passages that hold its evidence and passages that do not. The loss
is binary cross-entropy a pair (so that the score is calibrated across questions), a softmax over
each group (so that the right passage comes first), and cross-entropy of the answer's first and
last piece; a passage without the answer has position 0 for both, as in SQuAD 2.0's BERT baseline
(Devlin et al. 2019, section 4.3).
"""

import argparse
import json
import random
import time
from pathlib import Path

import torch
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy

from model import BASE, MOST_PIECES, Reader, tokenizer

PAIRS_A_STEP = 32
PAIRS_A_PASS = 8
RATE, HEAD_RATE = 8e-5, 1e-3
WARM_UP = 0.06
GROUP_WEIGHT, SPAN_WEIGHT, NO_SPAN_WEIGHT = 0.5, 0.5, 0.15
AVERAGE = 0.995
# The bot does not let it read longer questions (`longestRead` in src/answer/reading.ts).
MOST_WORDS = 24
FOLDER = Path(".cache/training")


def questions(part: str) -> list[dict]:
    with open(FOLDER / "pairs.jsonl", encoding="utf-8") as file:
        of_part = [one for one in map(json.loads, file) if one["part"] == part]
    return [one for one in of_part if len(one["question"].split()) <= MOST_WORDS]


def group_of(question: dict, draw: random.Random) -> list[dict]:
    """Passages of one question for one pass over it: wrong ones are drawn anew each time."""
    right = [p for p in question["passages"] if p["label"]]
    wrong = [p for p in question["passages"] if not p["label"]]
    if not question["answerable"]:
        own = [p for p in wrong if p["score"] is None or p is wrong[0]]
        return draw.sample(own, 1) if own else []
    if not right:
        return []
    if question["set"] == "multihop":
        most_right, most_wrong = 2, 4
    elif question["set"] == "newsqa" and question["standalone"]:
        most_right, most_wrong = 1, 5
    else:
        most_right, most_wrong = 1, 2
    # The best of the wrong ones are drawn most: those are what the reader will be shown.
    keyed = sorted((draw.random() * (1 + rank / 5), rank) for rank in range(len(wrong)))
    chosen = [wrong[rank] for _, rank in keyed[:most_wrong]]
    return draw.sample(right, min(most_right, len(right))) + chosen


def steps(data: list[dict], pairs: int, draw: random.Random):
    """Groups, some PAIRS_A_STEP pairs at a time, in an order by chance, again and again."""
    batch, taken = [], 0
    while taken < pairs:
        draw.shuffle(data)
        for question in data:
            group = group_of(question, draw)
            if not group:
                continue
            batch.append((question, group))
            if sum(len(g) for _, g in batch) >= PAIRS_A_STEP:
                taken += sum(len(g) for _, g in batch)
                yield batch, taken
                batch = []
                if taken >= pairs:
                    return


def encode(words, texts: list[str], passages: list[dict]):
    """Token ids and, for each pair, the pieces that its span lies on (0, 0 where there is none)."""
    encoded = words(
        texts,
        [p["text"] for p in passages],
        truncation="only_second",
        max_length=MOST_PIECES,
        padding=True,
        return_tensors="pt",
        return_offsets_mapping=True,
    )
    spans = []
    for i, passage in enumerate(passages):
        if passage["span"] is None:
            spans.append((0, 0) if not passage["label"] else (-100, -100))
            continue
        # JavaScript counts UTF-16 units, Python code points.
        units = passage["text"].encode("utf-16-le")
        first, last = (len(units[: 2 * at].decode("utf-16-le", "ignore")) for at in passage["span"])
        inside = [
            t
            for t, (a, b) in enumerate(encoded["offset_mapping"][i].tolist())
            if encoded.sequence_ids(i)[t] == 1 and a < last and b > first
        ]
        spans.append((inside[0], inside[-1]) if inside else (-100, -100))
    del encoded["offset_mapping"]
    return encoded, torch.tensor(spans)


def read(model, words, batch):
    """All pairs of a step, a few of like length at a time: (relevance, labels, span loss, group sizes)."""
    flat = [(q["question"], p) for q, group in batch for p in group]
    order = sorted(range(len(flat)), key=lambda i: len(flat[i][0]) + len(flat[i][1]["text"]))
    relevance = [None] * len(flat)
    span_losses = []
    for at in range(0, len(order), PAIRS_A_PASS):
        some = order[at : at + PAIRS_A_PASS]
        passages = [flat[i][1] for i in some]
        encoded, spans = encode(words, [flat[i][0] for i in some], passages)
        score, start, end = model(**encoded)
        hidden = encoded["attention_mask"] == 0
        # The answer never lies in the question.
        hidden = hidden | ((encoded["token_type_ids"] == 0) & (torch.arange(hidden.shape[1]) > 0))
        loss = 0.5 * (
            cross_entropy(start.masked_fill(hidden, -1e4), spans[:, 0], reduction="none")
            + cross_entropy(end.masked_fill(hidden, -1e4), spans[:, 1], reduction="none")
        )
        weight = torch.where(spans[:, 0] > 0, SPAN_WEIGHT, NO_SPAN_WEIGHT)
        span_losses.append(loss * weight)
        for place, i in enumerate(some):
            relevance[i] = score[place]
    labels = torch.tensor([float(p["label"]) for _, p in flat])
    return torch.stack(relevance), labels, torch.cat(span_losses), [len(g) for _, g in batch]


def loss_of(model, words, batch):
    relevance, labels, spans, sizes = read(model, words, batch)
    loss = binary_cross_entropy_with_logits(relevance, labels) + spans.mean()
    groups = []
    for scores, right in zip(relevance.split(sizes), labels.split(sizes)):
        if 0 < right.sum() < len(right):
            groups.append(torch.logsumexp(scores, 0) - torch.logsumexp(scores[right > 0], 0))
    if groups:
        loss = loss + GROUP_WEIGHT * torch.stack(groups).mean()
    return loss


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--pairs", type=int, default=50_000, help="pairs to read in all")
    arguments.add_argument("--from", dest="begun", type=Path, help="weights to go on from")
    arguments.add_argument("--rate", type=float, default=1.0, help="share of the learning rates to begin with")
    arguments.add_argument("--seed", type=int, default=20, help="another for each go, so that other passages are drawn")
    wanted = arguments.parse_args()
    torch.manual_seed(wanted.seed)
    torch.set_num_threads(2)
    draw = random.Random(wanted.seed)
    words = tokenizer()
    model = Reader(BASE)
    if wanted.begun is not None:
        model.load_state_dict(torch.load(wanted.begun)["last"])
    model.train()
    # Few of the words occur in so little text: their vectors stay as they were learned.
    model.encoder.embeddings.word_embeddings.weight.requires_grad = False
    inner = [p for p in model.encoder.parameters() if p.requires_grad]
    heads = [p for n, p in model.named_parameters() if not n.startswith("encoder.")]
    optimizer = torch.optim.AdamW(
        [{"params": inner, "lr": RATE}, {"params": heads, "lr": HEAD_RATE}], weight_decay=0.01, fused=True
    )

    def factor(share: float) -> float:
        return max(0.0, min(share / WARM_UP, (1 - share) / (1 - WARM_UP)))

    rates = [wanted.rate * group["lr"] for group in optimizer.param_groups]
    average = {name: value.detach().clone() for name, value in model.state_dict().items()}
    data = questions("train")
    started, losses = time.time(), []
    for step, (batch, taken) in enumerate(steps(data, wanted.pairs, draw), 1):
        share = max(taken / wanted.pairs, 1e-3)
        for group, rate in zip(optimizer.param_groups, rates):
            group["lr"] = rate * factor(share)
        loss = loss_of(model, words, batch)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad()
        with torch.no_grad():
            for name, value in model.state_dict().items():
                if value.is_floating_point() and "word_embeddings" not in name:
                    average[name].lerp_(value, 1 - min(AVERAGE, step / (step + 10)))
        losses.append(loss.item())
        if step % 20 == 0:
            minutes = (time.time() - started) / 60
            print(
                f"step {step}  {taken}/{wanted.pairs} pairs  loss {sum(losses[-100:]) / len(losses[-100:]):.4f}"
                f"  {taken / minutes / 60:.1f} pairs/s  {minutes:.1f} min, {minutes / share - minutes:.0f} left",
                flush=True,
            )
        if step % 200 == 0:
            torch.save({"last": model.state_dict(), "average": average}, FOLDER / "reader.pt")
    torch.save({"last": model.state_dict(), "average": average}, FOLDER / "reader.pt")


if __name__ == "__main__":
    main()
