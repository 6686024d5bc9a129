"""Near misses: a question and a passage on the same subject that doesn't answer it.

Each function takes a question that a passage answers and returns a changed question (or a changed
passage) that no longer goes with it, or None if it finds nothing to change. They imitate how people
wrote the unanswerable questions of SQuAD 2.0: an entity swapped, an antonym, a negation, or a
condition that the text doesn't meet (Rajpurkar et al. 2018, table 1).
"""

import random
import re

from text import Span, without
from wordnet import opposites

YEAR = re.compile(r"\b(?:1[0-9]{3}|20[0-9]{2})\b")
NUMBER = re.compile(r"\b\d[\d,.]*\b")
NAME = re.compile(r"\b[A-Z][\w'’-]+(?: (?:of |the |de |van )?[A-Z][\w'’-]+)*")
MONTH = re.compile(r"\b(?:January|February|March|April|June|July|August|September|October|November|December)\b", re.I)
MONTHS = "January February March April June July August September October November December".split()
WORD = re.compile(r"[A-Za-z]+")
# A capital at the start of these says nothing: they open sentences.
COMMON = set(
    "the a an in on at by for from to of and but or as if when while after before since during he she it they we you i"
    " his her its their this that these those there what who where why how which is was are were has had have not no"
    " one two some many most all both each other another such however although despite because with without under".split()
)
# Words that WordNet gives an opposite, and that change little or nothing in a question.
DULL = set("be is are was were do does did have has had more man men woman women have go come say make take get give".split())
AUXILIARIES = {
    "did": "didn't", "does": "doesn't", "do": "don't", "is": "isn't", "was": "wasn't", "are": "aren't",
    "were": "weren't", "has": "hasn't", "have": "haven't", "had": "hadn't", "can": "can't", "could": "couldn't",
    "will": "won't", "would": "wouldn't", "should": "shouldn't",
}


def names(text: str) -> list[str]:
    """Runs of capitalised words, without common words that only open a sentence."""
    found = []
    for match in NAME.finditer(text):
        parts = match.group().split()
        while parts and parts[0].lower() in COMMON:
            parts = parts[1:]
        if parts and len(parts[0]) > 1:
            found.append(" ".join(parts))
    return list(dict.fromkeys(found))


def replaced(question: str, old: str, new: str) -> str | None:
    changed, count = re.subn(rf"(?<!\w){re.escape(old)}(?!\w)", lambda _: new, question, count=1, flags=re.I)
    return changed if count == 1 and changed.lower() != question.lower() else None


def swapped_name(question: str, passage: str, answers: list[str], elsewhere: str, draw: random.Random) -> str | None:
    """Another name of the passage, or one from elsewhere, in place of a name that the question holds."""
    asked = question.lower()
    here = names(passage)
    held = [name for name in [*here, *names(question)] if re.search(rf"(?<!\w){re.escape(name.lower())}(?!\w)", asked)]
    held = [name for name in held if name.lower().split()[0] not in COMMON]
    others = [name for name in here if not any(word in asked for word in name.lower().split())]
    if not others or draw.random() < 0.15:
        others = [name for name in names(elsewhere) if not any(word in asked for word in name.lower().split())]
    others = [name for name in others if not any(name in answer or answer in name for answer in answers)]
    if not held or not others:
        return None
    # The longest name that holds the one drawn: "York" alone would leave "New Boris".
    old = max((name for name in held if draw.choice(held) in name), key=len, default=held[0])
    alike = [name for name in others if len(name.split()) == len(old.split())]
    return replaced(question, old, draw.choice(alike or others))


def swapped_number(question: str, passage: str, draw: random.Random) -> str | None:
    """Another year, month or number: of the passage if it has one, else one nearby."""
    years = YEAR.findall(question)
    if years:
        old = draw.choice(years)
        others = [year for year in YEAR.findall(passage) if year != old]
        near = str(int(old) + draw.choice([-20, -10, -5, -3, -2, -1, 1, 2, 3, 5, 10]))
        new = draw.choice(others) if others and draw.random() < 0.6 else near
        return None if new in passage and new not in others else replaced(question, old, new)
    months = MONTH.findall(question)
    if months:
        old = draw.choice(months)
        return replaced(question, old, draw.choice([m for m in MONTHS if m.lower() != old.lower()]))
    numbers = NUMBER.findall(question)
    if numbers:
        old = draw.choice(numbers)
        others = [n for n in NUMBER.findall(passage) if n.strip(".,") != old.strip(".,") and not YEAR.fullmatch(n)]
        if others:
            return replaced(question, old, draw.choice(others).strip(".,"))
    return None


def opposite(question: str, passage: str, draw: random.Random) -> str | None:
    """One word of the question turned into its opposite."""
    known, text = opposites(), passage.lower()
    words = [w for w in WORD.findall(question) if w.lower() not in DULL and w.lower() not in COMMON]
    draw.shuffle(words)
    for word in words:
        some = [new for new in known.get(word.lower(), []) if new not in text]
        if some:
            return replaced(question, word, draw.choice(some))
    return None


def negated(question: str, draw: random.Random) -> str | None:
    """The question with its first auxiliary negated, or with "never" after it."""
    for match in WORD.finditer(question):
        short = AUXILIARIES.get(match.group().lower())
        if short is None:
            continue
        if re.match(r"n['’]t", question[match.end() - 1 : match.end() + 2]) or " not " in question:
            return None
        new = short if draw.random() < 0.7 else f"{match.group()} never"
        return question[: match.start()] + new + question[match.end() :]
    return None


def without_answer(passage: str, spans: list[Span]) -> str | None:
    """The passage without its answering sentences, if enough is left and the answer isn't said again."""
    left = without(passage, spans)
    said = {passage[a:b].strip().lower() for a, b in spans}
    if len(left) < 120 or any(len(one) > 3 and one in left.lower() for one in said):
        return None
    return left
