"""What the reader learns from: groups of pairs, each around one question.

A group holds a passage that answers the question, near misses of our own making, and wrong passages:
hard negatives that the sets come with, or those that the bot's own search found (`pairs.ts`).
"""

import gzip
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import near_misses
from members import as_typed
from text import Span, window

SHARED = Path("../shared/train")
CORPUS = Path("../shared/corpus")
PAIRS = Path(".cache/training/pairs.jsonl")
# Written for this project: questions and offsets, without the articles' text.
NEWS_QUESTIONS = Path("training/news-questions.jsonl")
BROAD_QUESTIONS = Path("training/broad-questions.jsonl")
HARD_QUESTIONS = Path("training/hard-questions.jsonl")
MEMBER_QUESTIONS = Path("training/member-questions.jsonl")
REWORDED_QUESTIONS = Path("training/reworded-questions.jsonl")
HELD_OUT = Path("training/held-out.json")

# How often a question of a set is drawn, compared with others. Quality and licence of each set are in
# ../shared/notes/training-data.md. OPEN may be shared under open terms, RESEARCH may not.
OPEN = {
    "squad1_train_parts": 1.0,
    "squadshifts_newwiki": 1.0,
    "tydiqa_en": 1.0,
    "nq_gold": 1.0,
    "multispanqa": 1.0,
    "selqa": 1.0,
    "clapnq": 0.7,
    "timeqa_human": 0.5,
    "clickbait22": 0.5,
    "squad_sentence_pairs": 0.3,
    "ares_synthetic": 0.4,
    "squadshifts_reddit": 0.25,
    "squadshifts_amazon": 0.15,
    "qamr_wiki": 0.25,
    "boolq": 0.15,
    "multihop_small": 0.2,
    "hotpotqa_500": 0.2,
    "qa_zre": 0.1,
    "fairytaleqa": 0.1,
    "fever_gold": 0.1,
}
RESEARCH = {
    "wikiqa": 1.0,
    "tweetqa": 0.5,
    "multirc": 0.7,
    "ester": 1.0,
    "recam_bbc": 0.5,
    "fnc1_headlines": 0.3,
    "qadiscourse": 0.2,
    "quail": 0.3,
}
# The development sets' questions that are not held out.
DEVELOPMENT = {"squad2": 8.0, "newsqa": 14.0, "multihop": 20.0}
# Our questions about news are 45 in a hundred that are drawn. Nothing else is so close to what members ask, or has
# as many near misses; sixty cost more elsewhere than they gave. Of these first ones the reader has seen
# each several times.
NEWS = 1.0
# The broad ones among them ("what did the minister say about housing?"): a reader that
# had seen only narrow questions about news refused these.
BROAD = 6.0
# What the reader still got wrong: people by their role, paraphrases, times, and what kind of thing is asked for.
HARD = 7.0
# Over other articles: facts, reasons and reactions, most in other words than the passage's.
MEMBER = 8.0
# The newest, over further articles: hardly a word of the passage's, answered or not.
REWORDED = 5.0
# People wrote few unanswerable questions: these count more than their set's others.
HUMAN_UNANSWERABLE = 3.0
# Passages of one sentence. Left alone, they teach that what is short is right.
SHORT = {"squad_sentence_pairs", "qamr_wiki", "qa_zre", "fever_gold"}
# Kinds whose answers are evidence and not the place of the answer.
NO_PLACE = {"claim", "statement", "headline", "multihop", "longanswer_only"}
LONGEST, SHORTEST = 700, 350
MOST_WORDS = 70


@dataclass(frozen=True)
class Pair:
    """What the reader reads once, and what it should say."""

    question: str
    # Heading and passage.
    text: str
    answers: bool
    # Where in `text` the answer is, in code points. None: not here, or (if it answers) not known.
    span: Span | None = None


def lines(path: Path) -> Iterator[dict]:
    opened = gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else open(path, encoding="utf-8")
    with opened as file:
        yield from map(json.loads, file)


def normal(question: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in question.lower()).split())


class PublicSets:
    """Questions of ../shared/train; each is asked once, however many sets hold it."""

    def __init__(self, weights: dict[str, float]):
        self.passages: dict[str, tuple[str, str]] = {}
        self.ids: dict[str, list[str]] = {}
        self.questions: list[tuple[float, str, dict]] = []
        asked: set[str] = set()
        for name, weight in weights.items():
            of_set = []
            for passage in lines(SHARED / name / "passages.jsonl.gz"):
                self.passages[passage["id"]] = (passage.get("title") or "", passage["text"])
                of_set.append(passage["id"])
            self.ids[name] = of_set
            new = set()
            for question in lines(SHARED / name / "questions.jsonl.gz"):
                words = normal(question["question"])
                # A refuted claim is a near miss that the set calls relevant.
                if words in asked or len(words.split()) > MOST_WORDS or question.get("label") == "REFUTES":
                    continue
                new.add(words)
                human = not question["answerable"]
                self.questions.append((weight * (HUMAN_UNANSWERABLE if human else 1), name, question))
            asked |= new

    def text(self, name: str, id: str, draw: random.Random, join: bool) -> tuple[str, int, int]:
        """A passage, joined with others of its set if it is short: (text, where it starts, its length)."""
        own = self.passages[id][1]
        if not join:
            return own, 0, len(own)
        parts = [self.passages[draw.choice(self.ids[name])][1] for _ in range(draw.randrange(2, 5))]
        at = draw.randrange(len(parts) + 1)
        before = "".join(part.strip() + " " for part in parts[:at])
        return before + own + "".join(" " + part.strip() for part in parts[at:]), len(before), len(own)

    def group(self, name: str, question: dict, draw: random.Random) -> list[Pair]:
        title, _ = self.passages[question["passage_id"]]
        asked, most = question["question"], draw.randrange(SHORTEST, LONGEST + 1)
        join = name in SHORT and draw.random() < 0.5

        def pair(words: str, heading: str, text: str, answers: bool, span: Span | None = None) -> Pair:
            line = f"{heading}\n" if heading and draw.random() < 0.6 else ""
            placed = None if span is None else (span[0] + len(line), span[1] + len(line))
            return Pair(words, line + text, answers, placed)

        text, start, size = self.text(name, question["passage_id"], draw, join)
        negatives = list(question.get("negatives") or [])
        draw.shuffle(negatives)

        def wrong(count: int) -> list[Pair]:
            some = []
            for id in negatives[:count]:
                heading, _ = self.passages[id]
                other, _, _ = self.text(name, id, draw, name in SHORT and draw.random() < 0.5)
                some.append(pair(as_typed(asked, draw), heading, window(other, None, most, draw)[0], False))
            return some

        if not question["answerable"]:
            return [pair(as_typed(asked, draw), title, window(text, None, most, draw)[0], False)]
        spans = [(start + a["start"], start + a["start"] + len(a["text"])) for a in question["answers"]]
        shown = draw.choice(spans) if spans else (start, start + size)
        read, place = window(text, shown, most, draw)
        known = bool(spans) and question.get("kind", "") not in NO_PLACE
        group = [pair(as_typed(asked, draw), title, read, True, place if known else None)]
        if spans and draw.random() < 0.7:
            group += near_miss(asked, title, read, text, spans, most, draw, pair)
        return group + wrong(1 if draw.random() < 0.8 else 2)


def near_miss(asked, title, read, text, spans, most, draw, pair) -> list[Pair]:
    """One near miss of a kind by chance, or none if that kind finds nothing to change."""
    answers = [text[a:b] for a, b in spans]
    kind = draw.random()
    if kind < 0.35:
        changed = None
        if draw.random() < 0.5:
            changed = near_misses.swapped_number(asked, read, draw)
        changed = changed or near_misses.swapped_name(asked, read, answers, title, draw)
        changed = changed or near_misses.swapped_number(asked, read, draw)
    elif kind < 0.5:
        changed = near_misses.opposite(asked, read, draw)
    elif kind < 0.56:
        changed = near_misses.negated(asked, draw)
    else:
        left = near_misses.without_answer(text, spans)
        return [pair(as_typed(asked, draw), title, window(left, None, most, draw)[0], False)] if left else []
    # Changed questions are typed as the others are, or every odd spelling would answer.
    return [pair(as_typed(changed, draw), title, read, False)] if changed else []


class DevelopmentSets:
    """Questions of ../shared/eval that are not held out, with passages as the bot cuts them."""

    def __init__(self, weights: dict[str, float]):
        self.questions: list[tuple[float, str, dict]] = []
        for question in lines(PAIRS):
            if question["part"] != "train" or len(question["question"].split()) > MOST_WORDS:
                continue
            weight = weights[question["set"]]
            if question["set"] == "newsqa" and not question["standalone"]:
                weight *= 0.4
            self.questions.append((weight, question["set"], question))

    def group(self, name: str, question: dict, draw: random.Random) -> list[Pair]:
        asked = question["question"]
        right = [p for p in question["passages"] if p["label"]]
        wrong = [p for p in question["passages"] if not p["label"]]

        def pair(words: str, passage: dict, answers: bool) -> Pair:
            text = passage["text"]
            if not answers or passage["span"] is None:
                return Pair(words, text, answers)
            # JavaScript counts UTF-16 units, Python code points.
            units = text.encode("utf-16-le")
            first, last = (len(units[: 2 * at].decode("utf-16-le", "ignore")) for at in passage["span"])
            return Pair(words, text, answers, (first, last))

        if not question["answerable"]:
            own = [p for p in wrong if p["own"]]
            return [pair(as_typed(asked, draw), draw.choice(own), False)] if own else []
        if not right:
            return []
        most_right, most_wrong = {"multihop": (2, 2), "newsqa": (1, 3), "squad2": (1, 1)}[name]
        group = [pair(as_typed(asked, draw), p, True) for p in draw.sample(right, min(most_right, len(right)))]
        chosen = draw.choice(right)
        if name != "multihop" and chosen["span"] is not None and draw.random() < 0.5:
            text, place = chosen["text"], pair(asked, chosen, True).span
            # The passage's own line with headline, publisher and date is part of its text here.
            bare = lambda words, _heading, read, answers: Pair(words, read, answers)
            group += near_miss(asked, "", text, text, [place], LONGEST, draw, bare)
        # The best of the wrong ones are drawn most: those are what the reader will be shown.
        keyed = sorted((draw.random() * (1 + rank / 5), rank) for rank in range(len(wrong)))
        return group + [pair(as_typed(asked, draw), wrong[rank], False) for _, rank in keyed[:most_wrong]]


class NewsQuestions:
    """Our own questions over articles of ../shared/corpus: half are answered, half are near misses.

    Each line of the file names an article, the passage that answers the question or tempts most, and the
    answer (null for a near miss), as offsets in code points of the article's text in the corpus. One
    article in ten is kept for measuring.
    """

    def __init__(self, file: Path, weight: float, held_out: bool = False):
        held = set(json.loads(HELD_OUT.read_text())["news"])
        rows = [row for row in lines(file) if (row["article"] in held) == held_out]
        wanted = {row["article"] for row in rows}
        texts = (one for file in sorted(CORPUS.glob("*.jsonl.gz")) for one in lines(file))
        self.articles = {article["id"]: article for article in texts if article["id"] in wanted}
        # Passages of each article that somebody asked about: those that don't answer are wrong ones.
        self.passages: dict[str, set[Span]] = {}
        for row in rows:
            for span in (row["passage"], *row["also"]):
                self.passages.setdefault(row["article"], set()).add(tuple(span))
        self.questions = [(weight, file.stem, row) for row in rows]
        # To a broad question, other passages of the article often say something as well.
        self.one_answers = file != BROAD_QUESTIONS

    def group(self, _name: str, question: dict, draw: random.Random) -> list[Pair]:
        article = self.articles[question["article"]]
        asked, answer = question["question"], question["answer"]
        line = f"{as_headed(article)}\n" if draw.random() < 0.8 else ""

        def pair(passage: Span, shown: Span | None) -> Pair:
            text = article["text"][passage[0] : passage[1]]
            within = None if shown is None else (shown[0] - passage[0], shown[1] - passage[0])
            read, place = window(text, within, draw.randrange(SHORTEST, LONGEST + 1), draw)
            placed = None if place is None else (place[0] + len(line), place[1] + len(line))
            return Pair(as_typed(asked, draw), line + read, shown is not None, placed)

        own = tuple(question["passage"])
        answering = {own, *map(tuple, question["also"])} if answer else set()
        others = sorted(self.passages[question["article"]] - answering - {own})
        group = [pair(own, tuple(answer) if answer else None)]
        if others and (self.one_answers if answer else draw.random() < 0.3):
            group.append(pair(draw.choice(others), None))
        return group


def as_headed(article: dict) -> str:
    """The line that the bot puts above a passage (`src/models/reader/heading.ts`)."""
    day = article.get("date")
    printed = f"{date.fromisoformat(day):%B} {date.fromisoformat(day).day}, {day[:4]}" if day else None
    from_ = ", ".join(filter(None, [article.get("publisher"), printed]))
    return " ".join(filter(None, [article.get("title"), f"({from_})" if from_ else None]))


class Mix:
    """Groups of all sets, drawn by weight. A question comes again only after its set is used up."""

    def __init__(self, seed: int, research: bool = False):
        public = PublicSets(OPEN | (RESEARCH if research else {}))
        self.draw = random.Random(seed)
        self.pools: dict[str, list] = {}
        self.totals: dict[str, float] = {}
        own = {
            NEWS_QUESTIONS: NEWS,
            BROAD_QUESTIONS: BROAD,
            HARD_QUESTIONS: HARD,
            MEMBER_QUESTIONS: MEMBER,
            REWORDED_QUESTIONS: REWORDED,
        }
        ours = [NewsQuestions(file, weight) for file, weight in own.items()]
        for source in (public, DevelopmentSets(DEVELOPMENT), *ours):
            for weight, name, question in source.questions:
                self.pools.setdefault(name, []).append((weight, source, name, question))
                self.totals[name] = self.totals.get(name, 0) + weight

    def order(self, pool: list) -> Iterator[tuple]:
        """A set's questions by chance, again and again; a weight of three is thrice as often."""
        least = min(weight for weight, *_ in pool)
        while True:
            often = [item for item in pool for _ in range(whole(item[0] / least, self.draw))]
            self.draw.shuffle(often)
            yield from often

    def groups(self) -> Iterator[list[Pair]]:
        orders = {name: self.order(pool) for name, pool in self.pools.items()}
        names, totals = list(self.totals), list(self.totals.values())
        while True:
            [name] = self.draw.choices(names, totals)
            _, source, _, question = next(orders[name])
            group = source.group(name, question, self.draw)
            if group:
                yield group

    def steps(self, size: int) -> Iterator[list[list[Pair]]]:
        """Groups of at least `size` pairs together."""
        batch: list[list[Pair]] = []
        for group in self.groups():
            batch.append(group)
            if sum(map(len, batch)) >= size:
                yield batch
                batch = []


def whole(value: float, draw: random.Random) -> int:
    """The value, rounded up or down by chance so that its mean stays."""
    return int(value) + (draw.random() < value % 1)
