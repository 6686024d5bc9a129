"""Sentences of a passage, and windows of whole sentences, as offsets in code points."""

import random
import re

Span = tuple[int, int]

SENTENCE_END = re.compile(r"[.!?][\"”’)\]]*\s+|\n+")


def sentences(text: str) -> list[Span]:
    """Spans that tile the text. Rough: training passages only need a place to be cut."""
    spans, start = [], 0
    for match in SENTENCE_END.finditer(text):
        spans.append((start, match.end()))
        start = match.end()
    if start < len(text):
        spans.append((start, len(text)))
    return spans


def window(text: str, span: Span | None, most: int, draw: random.Random) -> tuple[str, Span | None]:
    """Cuts whole sentences of at most `most` characters around the span, or anywhere if there is none.

    The bot reads passages of at most 700 characters, so training does too. A sentence longer than
    `most` is cut in the middle.
    """
    if len(text) <= most:
        return text, span
    tiles = sentences(text)
    if span is None:
        at = draw.randrange(len(tiles))
    else:
        at = next((i for i, (a, b) in enumerate(tiles) if a <= span[0] < b), 0)
    first = last = at
    size = tiles[at][1] - tiles[at][0]
    if size > most:
        low = max(0, (tiles[at][0] if span is None else span[0]) - draw.randrange(most // 3))
        cut = text[low : low + most]
        return cut, None if span is None else (span[0] - low, min(span[1] - low, len(cut)))
    while True:
        ways = []
        if first > 0 and size + tiles[first - 1][1] - tiles[first - 1][0] <= most:
            ways.append(-1)
        if last + 1 < len(tiles) and size + tiles[last + 1][1] - tiles[last + 1][0] <= most:
            ways.append(1)
        if not ways:
            break
        if draw.choice(ways) < 0:
            first -= 1
            size += tiles[first][1] - tiles[first][0]
        else:
            last += 1
            size += tiles[last][1] - tiles[last][0]
    low, high = tiles[first][0], tiles[last][1]
    return text[low:high], None if span is None else (span[0] - low, min(span[1], high) - low)


def without(text: str, spans: list[Span]) -> str:
    """The text without the sentences that touch any of the spans."""
    return "".join(text[a:b] for a, b in sentences(text) if not any(a < end and b > start for start, end in spans))
