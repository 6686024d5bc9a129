"""How much rather the answer is in the passage than not, as `src/models/reader/place.ts` works it out."""

import torch

LONGEST_ANSWER = 30


def lead(start: torch.Tensor, end: torch.Tensor, first: int) -> float:
    """Best sum of a start and an end at most LONGEST_ANSWER pieces on, from `first` on, less that of position 0."""
    starts, ends = start[first:-1], end[first:-1]
    sums = starts.unsqueeze(1) + ends.unsqueeze(0)
    near = torch.ones_like(sums).triu().tril(LONGEST_ANSWER - 1).bool()
    return float(sums[near].max() - start[0] - end[0])
