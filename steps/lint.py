"""What a feature file must not do, read from Gherkin's own tree before anything runs.

Each check stands for a way in which a specification lies without a word: pytest-bdd keeps the last of
two scenarios of one name, passes a scenario without steps, Gherkin eats a heading as a comment and prose
as a keyword, a misspelt tag selects nothing. Every problem is one sentence: where, what, and what to
write instead.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches

from callkit_restrictions_steps.pickles import FeatureDocument, Json, Problem, scenarios
from callkit_restrictions_steps.tags import CHOICE

EXAMPLES = ("kept", "broken", "outside")  # ACT's three kinds of example; see plugin.py for what each promises
SILENCERS = (
    "skip",
    "skipif",
    "xfail",
    "usefixtures",
    "parametrize",
    "filterwarnings",
)  # pytest would obey these tags


def problems(
    feature: FeatureDocument, *, own_id: str | None, known: Collection[str], renamed: Mapping[str, str] | None = None
) -> Iterator[Problem]:
    """Everything wrong with one feature file.

    `own_id`: the id that a restriction's feature must bear as its tag; None where there is no restriction.
    `known`: the other tags that may be used, without the `@`. `renamed`: ids of old, with those of today.
    """
    if not feature.feature:
        yield Problem(feature.uri, 1, "the file has no Feature; begin it with 'Feature: ' and its title")
        return
    yield from _structure(feature)
    yield from _names(feature)
    yield from _steps(feature)
    nodes = [*_nodes(feature.feature)]
    yield from _descriptions(feature, nodes)
    yield from _tags(feature, nodes, own_id, known, renamed or {})


def unwritten(uri: str, source: str) -> Iterator[Problem]:
    """What a scaffold (`callkit-restrictions new`) has left open in a file, module or feature, line by line."""
    for number, line in enumerate(source.splitlines(), start=1):
        if found := re.search(r"(#.*)?\bTODO\b:?\s*(.*)", line):
            wanted = found[2] if found[1] else found[2].partition('"')[0]  # a comment goes on to the end of the line
            yield Problem(uri, number, f"still to be written: {wanted.rstrip('.') or 'what this TODO stands for'}")


def _line(node: Json) -> int:
    line: int = node["location"]["line"]
    return line


def _nodes(node: object) -> Iterator[Json]:
    """Everything in the tree that has a place in the file, the node itself included."""
    if isinstance(node, dict):
        if "location" in node:
            yield node
        for value in node.values():
            if isinstance(value, dict | list):  # most are plain text, and to ask them all took a twentieth of a run
                yield from _nodes(value)
    elif isinstance(node, list):
        for value in node:
            yield from _nodes(value)


def _structure(feature: FeatureDocument) -> Iterator[Problem]:
    uri = feature.uri
    if not list(scenarios(feature.feature)):
        yield Problem(uri, _line(feature.feature), "the Feature has no Scenario; write one, or delete the file")
    for child in feature.feature["children"]:
        rule = child.get("rule", {})
        if rule and not list(scenarios(rule)):
            yield Problem(uri, _line(rule), f"the Rule {rule['name']!r} has no Scenario; write one, or delete the Rule")
    for node in _backgrounds(feature):
        if not node["steps"]:
            yield Problem(uri, _line(node), "the Background has no steps; write one, or delete the Background")
        for step in node["steps"]:
            if placeholder := re.search("<.+?>", step["text"]):
                sentence = f"{placeholder[0]} in a Background is filled in by some tools only; write the value"
                yield Problem(uri, _line(step), sentence)
    yield from _scenarios(feature)


def _scenarios(feature: FeatureDocument) -> Iterator[Problem]:
    uri = feature.uri
    for scenario in scenarios(feature.feature):
        if not scenario["steps"]:
            sentence = f"the scenario {scenario['name']!r} has no steps and would pass; write them, or delete it"
            yield Problem(uri, _line(scenario), sentence)
        if (placeholder := re.search("<.+?>", scenario["name"])) and not scenario["examples"]:
            sentence = f"the scenario {scenario['name']!r} fills in {placeholder[0]} but has no Examples; write them"
            yield Problem(uri, _line(scenario), sentence)
        for examples in scenario["examples"]:
            if not examples.get("tableBody"):
                yield Problem(uri, _line(examples), "the Examples have no rows, so nothing runs; write one row or more")


def _backgrounds(feature: FeatureDocument) -> Iterator[Json]:
    for child in feature.feature["children"]:
        for each in (child, *child.get("rule", {}).get("children", ())):
            if "background" in each:
                yield each["background"]


def _names(feature: FeatureDocument) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for scenario in scenarios(feature.feature):
        name, line = scenario["name"], _line(scenario)
        if not name:
            yield Problem(feature.uri, line, "the scenario has no name; state the fact that it shows")
        elif name in first:
            sentence = f"{name!r} is also the name of the scenario in line {first[name]};"
            sentence += " only the last would run, rename one"
            yield Problem(feature.uri, line, sentence)
        elif "::" in name or "[" in name:
            sentence = f"the name {name!r} holds '::' or '[', so no command line could name it; write it without"
            yield Problem(feature.uri, line, sentence)
        first.setdefault(name, line)


def _steps(feature: FeatureDocument) -> Iterator[Problem]:
    for holder in (*_backgrounds(feature), *scenarios(feature.feature)):
        for number, step in enumerate(holder["steps"]):
            keyword = step["keyword"].strip()
            if keyword == "*":
                sentence = f"'* {step['text']}' is a bullet, not a step; begin it with Given, When, Then, And or But"
                yield Problem(feature.uri, _line(step), sentence)
            elif number == 0 and step["keywordType"] == "Conjunction":
                sentence = f"the first step begins with {keyword!r}; begin it with Given, When or Then"
                yield Problem(feature.uri, _line(step), sentence)


def _descriptions(feature: FeatureDocument, nodes: Sequence[Json]) -> Iterator[Problem]:
    """Descriptions are published. Gherkin drops their `#` lines and ends them at the first word it knows."""
    lines = feature.source.splitlines()
    comments = {_line(comment) for comment in feature.document["comments"]}
    starts = sorted({_line(node) for node in nodes})
    for header in (_line(node) for node in nodes if node.get("description")):
        end = next((start for start in starts if start > header), len(lines) + 1)
        prose = [n for n in range(header + 1, end) if lines[n - 1].strip() and n not in comments]
        for comment in sorted(comments & set(range(header + 1, end))):
            if comment < prose[-1] or comment - 1 in prose:
                sentence = "a description line that begins with '#' is dropped as a comment; "
                sentence += "write a bold lead-in: **Title.**"
                yield Problem(feature.uri, comment, sentence)
        if prose[-1] + 1 == end:
            sentence = (
                f"{lines[end - 1].strip()!r} follows a line of description, so prose may have been read as a "
                "keyword; leave an empty line before a keyword, or begin the sentence with another word"
            )
            yield Problem(feature.uri, end, sentence)


def _tags(
    feature: FeatureDocument,
    nodes: Iterable[Json],
    own_id: str | None,
    known: Collection[str],
    renamed: Mapping[str, str],
) -> Iterator[Problem]:
    root = feature.feature
    for node in nodes:
        for tag in node.get("tags", ()):
            name = tag["name"].removeprefix("@")
            if name in renamed:
                yield Problem(feature.uri, _line(tag), f"@{name} is called @{renamed[name]} now; write that")
            elif sentence := _wrong_tag(name, node, root, own_id, known):
                yield Problem(feature.uri, _line(tag), sentence)
    if own_id and not any("." in tag["name"] for tag in root["tags"]):
        sentence = f"the feature does not name its restriction; write @{own_id} above it"
        yield Problem(feature.uri, _line(root), sentence)
    for scenario in scenarios(root):
        tags = [tag["name"].removeprefix("@") for tag in scenario["tags"]]
        kinds = [f"@{tag}" for tag in tags if tag in EXAMPLES]
        if len(kinds) > 1:
            sentence = f"the scenario {scenario['name']!r} is {' and '.join(kinds)}; leave one of them"
            yield Problem(feature.uri, _line(scenario), sentence)
        elif own_id and not kinds and not any(_wrong_tag(tag, scenario, root, own_id, known) for tag in tags):
            sentence = f"the scenario {scenario['name']!r} is none of @kept, @broken and @outside; write one"
            yield Problem(feature.uri, _line(scenario), sentence)


def _wrong_tag(name: str, node: Json, root: Json, own_id: str | None, known: Collection[str]) -> str | None:
    if name in SILENCERS:
        return f"@{name} would keep scenarios from running, unseen; delete it"
    if own_id and node is root and name != own_id and "." in name and name not in known:
        return f"@{name} is not what this file's path spells; write @{own_id}"
    if name == own_id and node is not root:
        return f"@{name} belongs above the Feature; move it there"
    if name in EXAMPLES and "steps" not in node:
        return f"@{name} says what one scenario shows; write it above each Scenario instead"
    allowed = (*known, *EXAMPLES, *([own_id] if own_id else []))
    if name not in allowed and not CHOICE.fullmatch(name):
        close = get_close_matches(name, allowed, n=1)
        instead = f"write @{close[0]}, or declare it" if close else "delete it, or declare it"
        return f"@{name} is not a tag of this project; {instead} under 'markers' in the pytest configuration"
    return None
