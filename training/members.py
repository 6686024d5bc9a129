"""Questions as members type them: as key words, without a question mark, in lower case, with typos."""

import random
import re

FUNCTION_WORDS = set(
    "what who whom whose when where why how which did do does is was are were be been has have had the a an of in on at"
    " to for with by from and or that this his her their its it he she they will would can could may should about as"
    " into than then there".split()
)
OPENINGS = [
    "do you know {}", "can you tell me {}", "does anyone know {}", "hey, {}", "so {}", "ok {}", "tell me {}",
    "any news on {}", "quick question: {}", "i was wondering {}", "according to the article, {}", "hi! {} thanks",
]
CLIPPED = {
    r"\bwhat is\b": "what's", r"\bwho is\b": "who's", r"\bwhere is\b": "where's", r"\bdid not\b": "didn't",
    r"\byou\b": "u", r"\bplease\b": "pls", r"\bpeople\b": "ppl", r"\bwithout\b": "w/o", r"\bUnited States\b": "US",
    r"\bUnited Kingdom\b": "UK", r"\bUnited Nations\b": "UN",
}


def typo(question: str, draw: random.Random) -> str:
    """Two letters swapped, one dropped or one doubled, inside a long word."""
    words = question.split(" ")
    long = [i for i, word in enumerate(words) if len(word) > 4 and word.isalpha()]
    if not long:
        return question
    i = draw.choice(long)
    word = words[i]
    at = draw.randrange(1, len(word) - 2)
    kind = draw.random()
    if kind < 0.4:
        word = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    elif kind < 0.75:
        word = word[:at] + word[at + 1 :]
    else:
        word = word[: at + 1] + word[at:]
    words[i] = word
    return " ".join(words)


def as_typed(question: str, draw: random.Random) -> str:
    """The question as it stands for half of the draws, else varied in one or two ways."""
    kind = draw.random()
    if kind < 0.5:
        return question
    if kind < 0.62:
        words = [w for w in re.findall(r"[\w'’-]+", question) if w.lower() not in FUNCTION_WORDS]
        if len(words) >= 2:
            return " ".join(words)
    elif kind < 0.72:
        question = draw.choice(OPENINGS).format(question)
    elif kind < 0.82:
        question = typo(question, draw)
    elif kind < 0.9:
        for pattern, short in CLIPPED.items():
            question = re.sub(pattern, short, question, flags=re.I)
    return question.rstrip("?. ") if draw.random() < 0.6 else question
