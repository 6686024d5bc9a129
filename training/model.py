"""The reader: a BERT encoder with one head for relevance and one for where the answer starts and ends."""

import time
from functools import cache
from pathlib import Path

import numpy
import torch
from torch import nn
from torch.nn.functional import gelu
from transformers import AutoTokenizer, BertConfig, BertModel

FOLDER = Path(".cache/training")
# bge-small-en-v1.5 in float32, which base.py takes out of its ONNX file.
BASE = FOLDER / "bge-small.npz"
# The same tokenizer comes with the embedding model.
TOKENIZER = Path("models/Xenova/bge-small-en-v1.5")
MOST_PIECES = 256
PACK = 512
CONFIG = {
    "hidden_size": 384,
    "num_hidden_layers": 12,
    "num_attention_heads": 12,
    "intermediate_size": 1536,
    "vocab_size": 30522,
    "max_position_embeddings": 512,
    # Most pairs are read once, so there is little to overfit, and drawing masks costs time.
    "attention_probs_dropout_prob": 0.0,
    "hidden_dropout_prob": 0.0,
}


class Reader(nn.Module):
    """Reads question and passage together.

    `forward` takes `input_ids`, `attention_mask` and `token_type_ids`, each (pairs, pieces), and
    gives `relevance` (pairs), `start_logits` and `end_logits` (pairs, pieces). Position 0 stands
    for "the answer is not here".
    """

    def __init__(self, base: Path | None = BASE, attention: str = "sdpa"):
        super().__init__()
        config = BertConfig(**CONFIG)
        config._attn_implementation = attention
        self.encoder = BertModel(config, add_pooling_layer=False)
        if base is not None:
            with numpy.load(base) as held:
                self.encoder.load_state_dict({name: torch.from_numpy(held[name].copy()) for name in held})
        size = config.hidden_size
        self.pool = nn.Linear(size, size)
        self.relevance = nn.Linear(size, 1)
        self.span = nn.Linear(size, 2)

    def forward(self, input_ids, attention_mask, token_type_ids):
        states = self.encoder(
            input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids
        ).last_hidden_state
        relevance = self.relevance(torch.tanh(self.pool(states[:, 0]))).squeeze(-1)
        start, end = self.span(states).unbind(-1)
        return relevance, start, end


    def take(self, weights: dict[str, torch.Tensor]) -> None:
        """Loads a checkpoint's weights, which lack the words' vectors: those never left bge's."""
        self.load_state_dict({name: value.float() for name, value in weights.items()}, strict=False)

    def packed(self, sequences: list[tuple[list[int], list[int]]]):
        """The same as `forward`, over sequences of any length laid end to end: nothing is spent on padding.

        Takes word pieces and token types of each pair, and gives `relevance` (pairs), and for each pair
        its `start_logits` and `end_logits`. Half of a padded batch is padding, so this trains 1.4 times
        as fast. The length of all is padded to a multiple of PACK, since each new shape of a product is
        prepared once more.
        """
        lengths = [len(pieces) for pieces, _ in sequences]
        rest = -sum(lengths) % PACK
        if rest:
            sequences = [*sequences, ([0] * rest, [0] * rest)]
        sizes = [len(pieces) for pieces, _ in sequences]
        flat = [torch.tensor([value for one in sequences for value in one[part]]) for part in (0, 1)]
        positions = torch.cat([torch.arange(size) % CONFIG["max_position_embeddings"] for size in sizes])
        held = self.encoder.embeddings
        states = held.LayerNorm(
            held.word_embeddings(flat[0]) + held.token_type_embeddings(flat[1]) + held.position_embeddings(positions)
        )
        heads = CONFIG["num_attention_heads"]
        for layer in self.encoder.encoder.layer:
            own, after = layer.attention.self, layer.attention.output
            asked, keys, values = (
                part(states).view(1, len(states), heads, -1).transpose(1, 2).split(sizes, 2)
                for part in (own.query, own.key, own.value)
            )
            # The padding at the end attends to nothing, and nothing attends to it.
            mixed = [attend(*three) for three in zip(asked[: len(lengths)], keys, values)]
            mixed += list(values[len(lengths) :])
            joined = torch.cat(mixed, 2).transpose(1, 2).reshape(len(states), -1)
            states = after.LayerNorm(after.dense(joined) + states)
            states = layer.output.LayerNorm(layer.output.dense(gelu(layer.intermediate.dense(states))) + states)
        firsts = torch.tensor([sum(sizes[:i]) for i in range(len(lengths))])
        relevance = self.relevance(torch.tanh(self.pool(states[firsts]))).squeeze(-1)
        start, end = self.span(states).unbind(-1)
        return relevance, start.split(sizes)[: len(lengths)], end.split(sizes)[: len(lengths)]


def attend(asked, keys, values):
    """Attention of one sequence. torch's fused kernel takes more than twice as long for its gradient on a CPU."""
    scores = asked @ keys.transpose(-1, -2) * asked.shape[-1] ** -0.5
    return scores.softmax(-1) @ values


@cache
def fastest() -> torch.dtype:
    """What this processor multiplies faster: without AVX-512, bfloat16 is emulated and 40 times as slow."""

    def seconds(kind: torch.dtype) -> float:
        states, weights = torch.ones(PACK, 384, dtype=kind), torch.ones(384, 1536, dtype=kind)
        # The first product prepares the others.
        states @ weights
        started = time.perf_counter()
        states @ weights
        return time.perf_counter() - started

    return min((torch.bfloat16, torch.float32), key=seconds)


def autocast():
    """Within it, products are taken in the kind of number that is fastest here."""
    kind = fastest()
    return torch.autocast("cpu", dtype=torch.bfloat16, enabled=kind == torch.bfloat16)


def tokenizer():
    return AutoTokenizer.from_pretrained(TOKENIZER)


def encode(words, pairs):
    """Each pair's word pieces and token types, and the pieces its answer lies on.

    Those are (0, 0) if the answer isn't there, and -100 if its place is not known.
    """
    encoded = words(
        [pair.question for pair in pairs],
        [pair.text for pair in pairs],
        truncation="only_second",
        max_length=MOST_PIECES,
        return_offsets_mapping=True,
    )
    spans = []
    for i, pair in enumerate(pairs):
        if pair.span is None:
            spans.append((-100, -100) if pair.answers else (0, 0))
            continue
        first, last = pair.span
        parts, offsets = encoded.sequence_ids(i), encoded["offset_mapping"][i]
        inside = [t for t, (a, b) in enumerate(offsets) if parts[t] == 1 and a < last and b > first]
        spans.append((inside[0], inside[-1]) if inside else (-100, -100))
    return list(zip(encoded["input_ids"], encoded["token_type_ids"])), spans
