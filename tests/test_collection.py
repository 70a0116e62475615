"""The collection: every restriction is one module, one feature, one page, and says what it owes its readers.

The laws are numbered as in the design: 6 id = path = tag = title, 7 no doubles, 8 prose survives, 10 exceptions expire.
"""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections import Counter
from dataclasses import replace
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from callkit_restrictions import restrictions
from callkit_restrictions.brief import CLAIMS
from callkit_restrictions.restriction import Outcome, Restriction
from callkit_restrictions.restrictions import RestrictionError, find, load, renamed
from callkit_restrictions.traits import AREAS
from callkit_restrictions.versions import IOS, RELEASES_OF, release_before
from callkit_restrictions_steps import pickles

ROOT = Path(__file__).parents[1]
FEATURES = ROOT / "features"
SOURCES = ROOT / "src" / "callkit_restrictions" / "restrictions"
TAGS = ("@kept", "@broken", "@outside")
LEADS = ("**You can't have.**", "**Do instead.**", "**For engineers.**")
VERSION = re.compile(r"(?:an iPhone on iOS|an Apple Watch on watchOS) ([\d.]+)")
SDK = re.compile(r"linked with the iOS ([\d.]+) SDK")

each = pytest.mark.parametrize("id_", load())
"""A failure names the restriction."""


@cache
def feature_of(id_: str) -> Any:  # noqa: ANN401 - Gherkin's JSON
    path = FEATURES / f"{id_.replace('.', '/')}.feature"
    assert path.is_file(), f"{id_} has no feature; write {path.relative_to(ROOT)}"
    return pickles.read(path, ROOT)


def scenarios(id_: str, tag: str) -> list[Any]:
    """The scenarios of a restriction with a tag, as Gherkin compiled them."""
    return [one for one in feature_of(id_).pickles if tag in {each["name"] for each in one["tags"]}]


def runs_on(scenario: Any) -> tuple[IOS | None, IOS | None]:  # noqa: ANN401 - Gherkin's JSON
    """The release that a scenario names, and the SDK; `None` where it names none, which is the newest."""
    text = "\n".join(step["text"] for step in scenario["steps"])
    system, sdk = VERSION.search(text), SDK.search(text)
    return IOS(system[1]) if system else None, IOS(sdk[1]) if sdk else None


# ---------------------------------------------------------------- 6: id = path = tag = title


@each
def test_a_restriction_has_a_feature_of_its_name_its_tag_and_its_title(id_):
    feature = feature_of(id_).feature
    assert [tag["name"] for tag in feature["tags"]] == [f"@{id_}"]
    assert feature["name"] == load()[id_].title


def test_every_feature_has_a_restriction():
    """Designers' questions and the known-good orderings are about several restrictions, so about none alone."""
    found = {path.relative_to(FEATURES).with_suffix("").parts for path in FEATURES.rglob("*.feature")}
    assert {area for area, *_ in found} <= {*AREAS, "questions", "orderings"}
    orphans = {".".join(parts) for parts in found if parts[0] in AREAS} - set(load())
    assert not orphans


def test_every_module_below_the_areas_is_a_restriction():
    modules = {path for path in SOURCES.rglob("*.py") if path.name != "__init__.py"}
    expected = {SOURCES / rule.area / f"{rule.name.replace('-', '_')}.py" for rule in load().values()}
    assert modules == expected


@each
def test_an_id_is_an_area_and_plain_words(id_):
    area, _, name = id_.partition(".")
    assert area in AREAS
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", name), f"{name!r}: write words of a to z with dashes between them"


def test_restrictions_stand_in_the_order_of_their_areas_and_then_of_their_names():
    assert list(load()) == sorted(load(), key=lambda id_: (AREAS.index(id_.partition(".")[0]), id_))


def test_no_two_restrictions_share_a_title():
    titles = Counter(rule.title for rule in load().values())
    assert max(titles.values()) == 1, titles.most_common(1)


WRONG_MODULES = {
    "no restriction": (
        "RESTRICTION = 'later'\n",
        ":1: it defines no RESTRICTION; write RESTRICTION = Restriction(id='strange-rule', …)",
    ),
    "another id": ("RESTRICTION = rule\n", f":1: it defines the id {next(iter(load()))!r}; by its path, write id='str"),
    "no area": (
        "RESTRICTION = replace(rule, id='strange-rule')\n",
        ":1: there is no area 'strange-rule'; move it to one of ui, push, audio, privacy, calls, background, store",
    ),
    "a wrong version": ("\nFrom('thirteen')\n", ":4: 'thirteen' is no version; write for example 13.0 or 26.4"),
    "no Python": ("\nRESTRICTION = (\n", ":4: '(' was never closed"),
    "an import that fails": ("import callkit_restrictions.nowhere\n", ":3: No module named"),
}


@pytest.mark.parametrize("wrong", WRONG_MODULES)
def test_a_module_that_is_not_in_order_is_told_what_to_write(wrong, monkeypatch, tmp_path):
    source, sentence = WRONG_MODULES[wrong]
    head = (
        "from dataclasses import replace; from callkit_restrictions import load; rule = next(iter(load().values()))\n"
    )
    (tmp_path / "strange_rule.py").write_text(
        f"{head}from callkit_restrictions.versions import From\n{source}", encoding="utf-8"
    )
    monkeypatch.setattr(restrictions, "__path__", [str(tmp_path)])
    try:
        with pytest.raises(RestrictionError) as problem:
            load.__wrapped__()
    finally:
        sys.modules.pop(f"{restrictions.__name__}.strange_rule", None)
    assert str(problem.value).startswith(f"src/callkit_restrictions/restrictions/strange_rule.py{sentence}")


# ---------------------------------------------------------------- old ids

OLD, NEW, OTHER = "push.name-of-old", "push.only-for-new-calls", "ui.no-own-buttons"


def bear(monkeypatch: pytest.MonkeyPatch, **formerly: tuple[str, ...]) -> None:
    """Give restrictions old ids for one test: `only_for_new_calls=("push.name-of-old",)`."""
    for name, old in formerly.items():
        restriction = next(r for r in load().values() if r.name == name.replace("_", "-"))
        module = import_module(f"{restrictions.__name__}.{restriction.area}.{name}")
        monkeypatch.setattr(module, "RESTRICTION", replace(restriction, formerly=old))
    monkeypatch.setattr(restrictions, "load", cache(load.__wrapped__))


def test_an_old_id_is_told_what_it_is_called_now(monkeypatch):
    bear(monkeypatch, only_for_new_calls=(OLD,))
    assert renamed() == {OLD: NEW}
    assert find(NEW).formerly == (OLD,)
    with pytest.raises(RestrictionError, match=f"^{OLD} is called {NEW} now; write that$"):
        find(OLD)


@pytest.mark.parametrize(
    ("id_", "sentence"),
    [
        ("push.only-for-new-cals", f"there is no restriction push.only-for-new-cals; write {NEW}"),
        ("xyzzy", "there is no restriction xyzzy; the page of all restrictions lists them"),
    ],
)
def test_an_id_that_never_was_is_told_what_comes_near(id_, sentence):
    with pytest.raises(RestrictionError) as problem:
        find(id_)
    assert str(problem.value) == sentence


@pytest.mark.parametrize(
    ("formerly", "place", "why"),
    [
        ({"only_for_new_calls": (OTHER,)}, "push/only_for_new_calls", f"'{OTHER}' is that of {OTHER}, too"),
        ({"no_own_buttons": (OLD,), "only_for_new_calls": (OLD,)}, None, f"'{OLD}' is that of "),
        ({"only_for_new_calls": (NEW,)}, "push/only_for_new_calls", f"'{NEW}' is that of {NEW}, too"),
        ({"only_for_new_calls": ("../../index",)}, "push/only_for_new_calls", "is no id, such as push.some-name"),
        ({"only_for_new_calls": ("nowhere.name",)}, "push/only_for_new_calls", "is no id, such as push.some-name"),
    ],
)
def test_an_old_id_leads_to_one_place(monkeypatch, formerly, place, why):
    bear(monkeypatch, **formerly)
    with pytest.raises(RestrictionError) as problem:
        restrictions.load()
    assert str(problem.value).startswith(f"src/callkit_restrictions/restrictions/{place or ''}")
    assert why in str(problem.value)


# ---------------------------------------------------------------- 7, 8: the feature


@each
def test_every_kind_of_example_is_there(id_):
    for tag in TAGS:
        assert scenarios(id_, tag), f"{id_} has no {tag} scenario"


@each
def test_each_scenario_is_one_kind_of_example_and_named_once(id_):
    names = [one["name"] for one in feature_of(id_).pickles]
    assert len(names) == len(set(names))
    for one in feature_of(id_).pickles:
        assert sum(tag["name"] in TAGS for tag in one["tags"]) == 1, one["name"]


@each
def test_a_scenario_states_a_fact(id_):
    for one in feature_of(id_).pickles:
        assert not re.search(r"\bshould\b", one["name"], re.IGNORECASE), one["name"]


@each
def test_a_description_speaks_to_its_readers_in_order(id_):
    paragraphs = [" ".join(part.split()) for part in re.split(r"\n\s*\n", feature_of(id_).feature["description"])]
    leads = [lead.group() if (lead := re.match(r"\*\*[^*]+\*\*", part)) else "" for part in paragraphs]
    assert leads[0] == "", "the first paragraph is the gist, in plain words"
    assert [lead for lead in leads if lead] == list(LEADS)
    said = [part.removeprefix(lead).strip() for part, lead in zip(paragraphs, leads, strict=True)]
    assert all(said), "a lead without words"
    for part in said:
        assert part[-1] in ".!?", f"cut off: {part[-40:]!r}"


@each
def test_no_line_of_a_description_is_eaten_by_gherkin(id_):
    lines = [line.strip() for line in feature_of(id_).source.splitlines()]
    head = lines[: next(number for number, line in enumerate(lines) if line.startswith(BEGINS))]
    assert not [line for line in head if line.startswith("#")]
    written = [line for line in head if line and not line.startswith((f"@{id_}", "Feature:"))]
    kept = [line.strip() for line in feature_of(id_).feature["description"].splitlines() if line.strip()]
    assert kept == written


BEGINS = (*TAGS, "Background:", "Rule:", "Scenario:", "Scenario Outline:")


# ---------------------------------------------------------------- versions


def bounds(rule: Restriction) -> tuple[IOS | None, IOS | None]:
    """The bounds that some known release lies before; a rule as old as CallKit has none."""
    since, first = rule.holds.since, RELEASES_OF[rule.holds.device or "iPhone"][0]
    return since if since is not None and since > first else None, rule.holds.until_


def before(rule: Restriction, version: IOS) -> IOS:
    """The last release of the restriction's device before a bound."""
    return release_before(version, rule.holds.device or "iPhone")


@pytest.mark.parametrize("id_", [id_ for id_, rule in load().items() if any(bounds(rule))])
def test_a_bound_is_shown_from_both_sides(id_):
    rule = load()[id_]
    since, until = bounds(rule)
    broken = {runs_on(one)[0] for one in scenarios(id_, "@broken")}
    outside = {runs_on(one)[0] for one in scenarios(id_, "@outside")}
    if since is not None:
        assert since in broken, f"{id_} holds from {since}: write a @broken scenario on exactly that release"
        assert before(rule, since) in outside, f"{id_}: write an @outside scenario on {before(rule, since)}"
    if until is not None:
        assert before(rule, until) in broken, f"{id_} ends with {until}: write a @broken scenario on the last before it"
        assert until in outside, f"{id_} ends with {until}: write an @outside scenario on exactly that release"


@pytest.mark.parametrize("id_", [id_ for id_, rule in load().items() if rule.holds.counts == "the linked SDK"])
def test_a_rule_that_counts_the_sdk_shows_an_older_one(id_):
    sdks = [sdk for one in scenarios(id_, "@outside") if (sdk := runs_on(one)[1])]
    since = load()[id_].holds.since
    assert any(sdk < since for sdk in sdks), f"{id_}: write an @outside scenario of an app linked with an older SDK"


# ---------------------------------------------------------------- what a restriction says


@each
def test_its_evidence_carries_its_confidence(id_):
    rule = load()[id_]
    assert rule.evidence
    strengths = {item.strength for item in rule.evidence}
    assert "primary" in strengths or rule.confidence != "high", f"{id_} is sure without a primary source"
    if "primary" not in strengths or any(number.assumed for number in rule.numbers):
        assert rule.disagreement or rule.assumes, f"{id_} does not say what it takes for granted"


@each
def test_its_sources_can_be_opened_and_say_something(id_):
    for item in load()[id_].evidence:
        assert re.fullmatch(r"https://[^\s<>\"]+", item.url), item.url
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", item.read), item.read
        assert item.kind in KINDS_OF_EVIDENCE, item.kind
        assert item.says[-1] in ".!?", item.says
    urls = Counter((item.url, item.says) for item in load()[id_].evidence)
    assert max(urls.values()) == 1


KINDS_OF_EVIDENCE = {
    "apple-doc",
    "header",
    "wwdc",
    "apple-forum-dts",
    "app-review",
    "crash-doc",
    "open-source-app",
    "vendor",
    "field-report",
}


@each
def test_what_it_names_exists(id_):
    rule = load()[id_]
    strangers = sorted({*rule.claims} - {*CLAIMS} | {*rule.see_also} - {*load()} | {*rule.see_also} & {id_})
    assert not strangers, f"{id_} names {', '.join(strangers)}, which does not exist or is itself"
    assert rule.watches, "a judge that watches nothing is never asked"
    assert len(set(rule.watches)) == len(rule.watches)
    assert rule.consequence.strip(), id_


@each
def test_a_lie_is_one_sentence_and_has_a_name_of_its_own(id_):
    misses = load()[id_].near_misses
    assert len({miss.name for miss in misses}) == len(misses)
    for miss in misses:
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", miss.name), miss.name
        assert re.fullmatch(r"[A-Z\d][^\n]*\.", miss.lie), miss.lie
        assert not re.search(r"[.!?] [A-Z]", miss.lie), f"more than one sentence: {miss.lie}"
        assert miss.judge is not load()[id_].judge


# ---------------------------------------------------------------- form


def module_of(rule: Restriction) -> ModuleType:
    return sys.modules[f"{restrictions.__name__}.{rule.id.replace('-', '_')}"]


@each
def test_a_module_begins_by_saying_what_it_is_about(id_):
    assert (module_of(load()[id_]).__doc__ or "").strip()


@each
def test_no_rule_asks_for_a_version(id_):
    """When a rule holds is data; a judge that looks at the release has a second truth."""
    source = Path(module_of(load()[id_]).__file__ or "").read_text(encoding="utf-8")
    asked = {node.attr for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Attribute)}
    assert not asked & {"ios", "linked_sdk"}
    assert "NEWEST" not in source


# ---------------------------------------------------------------- 10: exceptions expire


def test_an_exception_that_is_no_longer_needed_is_an_error():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    assert settings["pytest"]["xfail_strict"] is True
    assert "error" in settings["pytest"]["filterwarnings"]
    assert settings["mypy"]["strict"] is True  # an unused `type: ignore`
    assert "ALL" in settings["ruff"]["lint"]["select"]
    assert "RUF100" not in settings["ruff"]["lint"]["ignore"]  # an unused `noqa`


def exceptions(path: Path) -> list[str]:
    """Where a file skips a test or expects it to fail; what stands in a string is an example, no exception."""
    tree = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    marks = [node for node in tree if isinstance(node, ast.Attribute) and node.attr in EXCEPTIONS]
    return [f"{path.name}:{node.lineno}" for node in marks if ast.unparse(node.value) in {"pytest", "pytest.mark"}]


EXCEPTIONS = {"skip", "skipif", "xfail", "importorskip"}


def test_no_test_is_skipped_or_expected_to_fail():
    tests = [path for path in sorted((ROOT / "tests").rglob("*.py")) if path.parent.name != "kit"]  # steps, no tests
    assert [where for path in tests for where in exceptions(path)] == []


def test_only_a_mutant_is_expected_to_fail():
    found = [where.partition(":")[0] for path in (ROOT / "steps").glob("*.py") for where in exceptions(path)]
    assert {*found} - {"guards.py", "record.py"} == {"play.py"}  # those two look for what others may have written


def test_an_outcome_is_one_of_four_words():
    assert [str(outcome) for outcome in Outcome] == ["passed", "failed", "open", "can't tell"]
