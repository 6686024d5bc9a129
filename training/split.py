"""Chooses the articles that training never sees: writes held-out.json beside this file.

Whole Wikipedia pages of squad2; articles of newsqa by chance; of multihop, whose questions span
several articles, communities of articles that questions name together (Louvain), so that few
questions fall between the parts. Those that do are neither trained nor measured on.
"""

import gzip
import json
import random
from pathlib import Path

import networkx

SETS = Path(__file__).resolve().parents[2] / "shared" / "eval"
SEED = 20
SHARES = {"newsqa": 0.3, "squad2": 0.25, "multihop": 0.3}


def lines(name: str, part: str) -> list[dict]:
    with gzip.open(SETS / name / f"{part}.jsonl.gz", "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def by_group(groups: list[list[str]], weight: dict[str, int], share: float) -> list[str]:
    """Takes whole groups, in an order by chance, until they hold the share of the weight."""
    random.Random(SEED).shuffle(groups)
    wanted = share * sum(weight.values())
    held: list[str] = []
    for group in groups:
        more = sum(weight.get(one, 0) for one in group)
        if sum(weight.get(one, 0) for one in held) + more <= wanted * 1.1:
            held += group
    return sorted(held)


def golden(question: dict) -> set[str]:
    return {*question["article_ids"], *question.get("evidence_article_ids", [])}


def main() -> None:
    held = {}
    questions = {name: lines(name, "questions") for name in SHARES}
    weight: dict[str, dict[str, int]] = {name: {} for name in SHARES}
    for name, some in questions.items():
        for question in some:
            for article in golden(question):
                weight[name][article] = weight[name].get(article, 0) + 1
    held["newsqa"] = by_group([[a["id"]] for a in lines("newsqa", "articles")], weight["newsqa"], SHARES["newsqa"])
    pages: dict[str, list[str]] = {}
    for article in lines("squad2", "articles"):
        if article["split"] == "dev":
            pages.setdefault(article["page"], []).append(article["id"])
    held["squad2"] = by_group(list(pages.values()), {a: 1 for page in pages.values() for a in page}, SHARES["squad2"])
    graph = networkx.Graph()
    for question in questions["multihop"]:
        gold = sorted(golden(question))
        for a in gold:
            for b in gold:
                if a < b:
                    graph.add_edge(a, b, weight=graph.get_edge_data(a, b, {"weight": 0})["weight"] + 1)
    communities = networkx.community.louvain_communities(graph, seed=SEED)
    groups = [sorted(one) for one in sorted(communities, key=lambda c: min(c))]
    held["multihop"] = by_group(groups, weight["multihop"], SHARES["multihop"])
    for name, some in questions.items():
        parts = [golden(q) & set(held[name]) for q in some if golden(q)]
        sizes = [len(golden(q)) for q in some if golden(q)]
        inside = sum(len(p) == n for p, n in zip(parts, sizes))
        outside = sum(not p for p in parts)
        print(f"{name}: {len(held[name])} articles held out; questions: {inside} held out, {outside} to train on, {len(parts) - inside - outside} neither")
    target = Path(__file__).with_name("held-out.json")
    target.write_text(json.dumps(held, indent=2) + "\n", encoding="utf-8")


main()
