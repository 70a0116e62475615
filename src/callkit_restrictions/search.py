"""Which restriction is meant: by its id, by a part of it, or by any words, those of designers and raw errors included.

A word of the query counts by how rare it is, and by where it is met: in a title or a raw text of an error, in a
question that designers ask about it, in what the feature says. It may be met by a word that means the same.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from math import log

from callkit_restrictions import signatures
from callkit_restrictions.prose import asked, prose
from callkit_restrictions.restriction import Restriction
from callkit_restrictions.restrictions import load
from callkit_restrictions.signatures.signature import Signature
from callkit_restrictions.synonyms import STOP, SYNONYMS

TITLE, NEAR, TEXT = 3.0, 2.0, 1.0
"""How much a word counts: in the title, the id, a symbol or an error; in a question; anywhere else."""

SAME_MEANING = 0.7

ENOUGH = 0.3
"""A match that is worth less than this part of the best one is none."""

SHORT = 4
"""Words with fewer letters have no endings."""

_STOP = frozenset(STOP.split())


@dataclass(frozen=True, slots=True)
class Match:
    """A restriction that is meant, and how much speaks for it; the more the better."""

    restriction: Restriction
    score: float


def matches(query: str) -> list[Match]:
    """The restrictions that a query may mean, best first."""
    documents, seen = _documents()
    words = [_known(word) for word in dict.fromkeys(_words(query)) if word not in _STOP]
    wanted = [{word: 1.0, **dict.fromkeys(_meanings(word), SAME_MEANING)} for word in words]
    phrases = [meaning for meaning in _meanings(" ".join(words)) if not any(meaning in each for each in wanted)]
    wanted += [{meaning: 1.0} for meaning in phrases]  # a phrase says more than its words
    rarity = {term: log(1 + len(documents) / count) for term, count in seen.items()}
    found = []
    for id_, terms in documents.items():
        score = sum(
            max(counts * terms.get(term, 0.0) * rarity.get(term, 0.0) for term, counts in each.items())
            for each in wanted
        )
        if score:
            found.append(Match(load()[id_], score))
    found.sort(key=lambda match: -match.score)
    return [match for match in found if match.score >= ENOUGH * found[0].score]


def _known(word: str) -> str:
    """The word; where nobody knows it, the one that is spelt nearly so."""
    known = {*_documents()[1], *(each for group in _groups() for phrase in group for each in phrase.split())}
    return word if word in known else next(iter(get_close_matches(word[:40], known, n=1, cutoff=0.8)), word)


def shown_by(restriction: Restriction) -> Iterator[Signature]:
    """The errors, kill codes and log lines that show a restriction."""
    return (each for each in signatures.load().values() if restriction.id in each.restrictions)


@cache
def _documents() -> tuple[Mapping[str, Mapping[str, float]], Counter[str]]:
    """The terms of each restriction, with how much they count; and in how many restrictions each of them is."""
    documents = {}
    for restriction in load().values():
        terms: dict[str, float] = {}
        for weight, text in _texts(restriction):
            for term in _words(text) + (_meanings(text) if weight > TEXT else []):
                terms[term] = max(weight, terms.get(term, 0.0))
        documents[restriction.id] = terms
    return documents, Counter(term for terms in documents.values() for term in terms)


def _texts(restriction: Restriction) -> Iterator[tuple[float, str]]:
    said = prose(restriction.id)
    yield TITLE, f"{restriction.id} {restriction.title} {' '.join(restriction.symbols)}"
    for signature in shown_by(restriction):
        codes = " ".join(f"{code} {code & 0xFFFFFFFF:#x}" for code in signature.codes)
        yield TITLE, f"{signature.title} {' '.join(signature.says)} {signature.domain or ''} {codes}"
    for question in asked():
        if restriction.id in question.deciding:
            yield NEAR, question.name
            yield TEXT, f"{question.said.gist} {question.said.instead}"
    yield TEXT, f"{said.gist} {said.missing} {said.instead} {said.engineers} {restriction.consequence}"


def _words(text: str) -> list[str]:
    """The stems of the words, in their order; then the parts of `reportNewIncomingCall`, which is one word and four."""
    humps = re.findall(r"\b(?=\w*[a-z][A-Z])\w+", text)  # looked for once in each word, however long it is
    parts = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", " ".join(humps))
    found = re.findall(r"[a-z0-9]+", re.sub("['’]s", "", f"{text} {parts}".lower()))
    return [_stem(word) for word in found]


def _stem(word: str) -> str:
    """Crude, and the same for queries and texts: answers, answered, answering -> answer."""
    if len(word) < SHORT or word.isdigit():
        return word
    root = re.sub(r"(?<=[^s])s$", "", re.sub(r"ies$", "y", word))
    root = re.sub(r"(?<=.{3})(ing|ed|ly)$", "", root)
    return re.sub(r"([bdfgmnprt])\1$", r"\1", re.sub(r"e$", "", root))


@cache
def _groups() -> list[tuple[str, ...]]:
    return [tuple(" ".join(_words(phrase)) for phrase in group) for group in SYNONYMS]


def _meanings(text: str) -> list[str]:
    """The meanings that a text has, each named after its group of synonyms."""
    line = f" {' '.join(_words(text))} "
    return [f"#{place}" for place, group in enumerate(_groups()) if any(f" {phrase} " in line for phrase in group)]
