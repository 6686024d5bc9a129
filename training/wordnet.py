"""Opposites from Princeton's WordNet, as Debian's package wordnet-base installs it."""

from functools import cache
from pathlib import Path

FOLDER = Path("/usr/share/wordnet")
PARTS = ("adj", "adv", "verb", "noun")


@cache
def opposites() -> dict[str, list[str]]:
    """Each single word with its antonyms, in any sense (file format: wndb(5WN))."""
    words: dict[tuple[str, str], list[str]] = {}
    pairs: list[tuple[tuple[str, str], int, tuple[str, str], int]] = []
    kinds = {"n": "noun", "v": "verb", "a": "adj", "s": "adj", "r": "adv"}
    for part in PARTS:
        for line in (FOLDER / f"data.{part}").read_text(encoding="utf-8").splitlines():
            if line.startswith(" "):
                continue
            fields = line.split(" | ")[0].split()
            count = int(fields[3], 16)
            own = (part, fields[0])
            words[own] = [fields[4 + 2 * i].split("(")[0].lower() for i in range(count)]
            at = 4 + 2 * count
            for i in range(int(fields[at])):
                symbol, offset, kind, places = fields[at + 1 + 4 * i : at + 5 + 4 * i]
                if symbol == "!":
                    pairs.append((own, int(places[:2], 16), (kinds[kind], offset), int(places[2:], 16)))
    found: dict[str, set[str]] = {}
    for own, i, other, j in pairs:
        word, opposite = words[own][i - 1], words[other][j - 1]
        if word.isalpha() and opposite.isalpha():
            found.setdefault(word, set()).add(opposite)
    return {word: sorted(some) for word, some in found.items()}
