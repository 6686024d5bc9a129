"""Figures of a checkpoint on questions that training never sees, by the reader alone.

    python training/measure.py .cache/training/reader.pt [--weights average|last] [--most 300]

- squad2: each question with its own paragraph. AUC of answerable against unanswerable questions.
- newsqa: how often a right passage scores best among its article's and the search's best twenty.
- multihop: the same, over the search's best.
- news, broad, hard, member and reworded: our own questions, each with the passage that answers it or tempts most. AUC of answered
  questions against near misses; and how often the answered one of a passage scores above its near misses.

The product's own figures come from `npm run eval -- --held-out`; these take a minute instead of ten.
"""

import argparse
import random
from pathlib import Path

import torch

from groups import (
    BROAD_QUESTIONS,
    HARD_QUESTIONS,
    MEMBER_QUESTIONS,
    NEWS_QUESTIONS,
    PAIRS,
    REWORDED_QUESTIONS,
    NewsQuestions,
    Pair,
    as_headed,
    lines,
)
from model import Reader, autocast, encode, tokenizer
from spans import lead


def area(right: list[float], wrong: list[float]) -> float:
    """Area under the ROC curve: the share of pairs that stand in the right order."""
    ranked = sorted([(score, 1) for score in right] + [(score, 0) for score in wrong])
    above = seen = 0
    for _, is_right in ranked:
        if is_right:
            above += seen
        else:
            seen += 1
    return above / (len(right) * len(wrong))


def scores(model, words, rows: list[tuple[str, str]]) -> list[tuple[float, float]]:
    """Relevance and lead of each question with its passage."""
    found: list[tuple[float, float]] = []
    for at in range(0, len(rows), 32):
        sequences, _ = encode(words, [Pair(*row, False) for row in rows[at : at + 32]])
        with torch.no_grad(), autocast():
            relevance, starts, ends = model.packed(sequences)
        for score, start, end, (_, types) in zip(relevance, starts, ends, sequences):
            found.append((float(score), lead(start.float(), end.float(), types.index(1))))
    return found


def measure_news(model, words, name: str, file: Path, most: int) -> None:
    news = NewsQuestions(file, 1, held_out=True)
    some = [question for _, _, question in news.questions][:most]

    def shown(question: dict) -> tuple[str, str]:
        article, (start, end) = news.articles[question["article"]], question["passage"]
        return question["question"], f"{as_headed(article)}\n{article['text'][start:end]}"

    found = [score for score, _ in scores(model, words, [shown(question) for question in some])]
    right = [score for score, question in zip(found, some) if question["answer"]]
    wrong = [score for score, question in zip(found, some) if not question["answer"]]
    pairs = [
        (a, b)
        for a, one in zip(found, some)
        for b, other in zip(found, some)
        if one["answer"] and not other["answer"] and (one["article"], one["passage"]) == (other["article"], other["passage"])
    ]
    above = sum(a > b for a, b in pairs) / len(pairs)
    doubted = sum(score < 0 for score in right) / len(right)
    print(
        f"  {name} ({len(right)} + {len(wrong)}): AUC of relevance {area(right, wrong):.3f}, above a passage's near misses"
        f" {above:.3f}, answered below 0 {doubted:.3f}"
    )


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("checkpoint", type=Path)
    arguments.add_argument("--weights", choices=["average", "last"], default="average")
    arguments.add_argument("--most", type=int, default=300, help="questions of a set at most")
    wanted = arguments.parse_args()
    torch.set_num_threads(2)
    words, model = tokenizer(), Reader()
    held = torch.load(wanted.checkpoint)
    model.take(held[wanted.weights])
    model.eval()
    print(f"{wanted.checkpoint} ({wanted.weights}), {held['pairs']} pairs")
    measure_news(model, words, "news", NEWS_QUESTIONS, 2 * wanted.most)
    measure_news(model, words, "broad", BROAD_QUESTIONS, 2 * wanted.most)
    measure_news(model, words, "hard", HARD_QUESTIONS, 2 * wanted.most)
    measure_news(model, words, "member", MEMBER_QUESTIONS, 2 * wanted.most)
    measure_news(model, words, "reworded", REWORDED_QUESTIONS, 2 * wanted.most)
    by_set: dict[str, list[dict]] = {}
    for question in lines(PAIRS):
        if question["part"] == "held-out" and question["standalone"]:
            by_set.setdefault(question["set"], []).append(question)
    for name, questions in by_set.items():
        some = random.Random(5).sample(questions, min(wanted.most, len(questions)))
        if name != "squad2":
            some = [q for q in some if any(p["label"] for p in q["passages"])]
        passages = [[p for p in q["passages"] if name != "squad2" or p["own"]] for q in some]
        rows = [(q["question"], p["text"]) for q, of in zip(some, passages) for p in of]
        found = iter(scores(model, words, rows))
        each = [[next(found) for _ in of] for of in passages]
        if name == "squad2":
            for part, what in enumerate(("relevance", "lead")):
                best = [max(one[part] for one in of) if of else -20.0 for of in each]
                right = [s for s, q in zip(best, some) if q["answerable"]]
                wrong = [s for s, q in zip(best, some) if not q["answerable"]]
                print(f"  squad2 ({len(right)} + {len(wrong)}): AUC of {what} {area(right, wrong):.3f}")
        else:
            first = sum(of[max(range(len(of)), key=lambda i: s[i][0])]["label"] for of, s in zip(passages, each))
            doubted = sum(max(s[i][0] for i in range(len(of)) if of[i]["label"]) < 0 for of, s in zip(passages, each))
            print(f"  {name} ({len(some)}): right first {first / len(some):.3f}, right one below 0 {doubted / len(some):.3f}")


if __name__ == "__main__":
    main()
