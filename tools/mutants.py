"""Mutation testing of the core and the restrictions: change one detail, and see whether some test notices.

    make mutants                                   everything: hours
    make mutants ARGUMENTS="--minutes 15"          a random sample, as large as the time allows (--seed 1)
    make mutants ARGUMENTS="--only audio.*"        one area; a restriction: --only "audio.wait-for-activation"
    make mutants ARGUMENTS="--each 150"            a random sample of so many of each area, and of the core
    make mutants ARGUMENTS="--again"               only the mutants that survived the last time

mutmut makes the mutants. It does not run them: for each mutant it would let pytest collect all features again and run,
in no order, each of the thousand tests that call the function, and nearly every scenario calls every judge. Here pytest
collects once; each mutant is a fork of that process and runs the tests that reach its very statement, those of its own
restriction first, until one fails. The count is the same: what never runs a statement cannot notice its mutant, nor
can a scenario of another restriction in whose log the mutant finds the same at every moment.

Not mutated: sentences (`because`, messages), since rewording one breaks nothing; False into None where `expect` reads a
truth value; near misses, wrong on purpose and proven caught by every test run; and, as always with mutmut, what stands
outside of functions, and functions with a decorator. Not run: scenarios on a phone without their restriction (they are
expected to fail), the laws about stories that nobody wrote (slow), and the tests of the plugin and of the site.
"""

from __future__ import annotations

import argparse
import ast
import difflib
import fnmatch
import gc
import importlib
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
import traceback
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import zip_longest
from pathlib import Path
from typing import Any

import coverage
import libcst as cst
import pytest
from _pytest.runner import runtestprotocol
from libcst import matchers as m
from libcst.metadata import PositionProvider
from mutmut.configuration import config
from mutmut.mutation import file_mutation
from mutmut.utils.format_utils import get_mutant_name

ROOT = Path(__file__).resolve().parent.parent
WORK = ROOT / "build" / "mutation"
TREE, LINES, RESULTS = WORK / "tree", WORK / "lines.json", WORK / "results.json"
COPIED = ("conftest.py", "features", "pyproject.toml", "src", "steps", "tests")
UNITS = (
    *("check", "errors", "field_cases", "findings", "history", "holds_in_place", "hostile_traces", "look_alikes"),
    *("moments", "phone", "recorded", "restriction", "retold", "screen", "shared_questions", "situation", "trace"),
    *("trace_names", "versions"),
)
LAWS = ("test_a_judge_asks_only_for_what_it_watches",)
TESTS = (
    "features",
    *(f"tests/test_{unit}.py" for unit in UNITS),
    *(f"tests/test_laws.py::{law}" for law in LAWS),
)
OPTIONS = ("-q", "--no-header", "-p", "callkit_restrictions_steps.plugin")
TEXT_OF = {"expect": 2, "owe": 2}  # where `because` stands in a call; elsewhere it has its name
KILLED, SURVIVED, TIMEOUT, UNREACHED = "killed", "survived", "timeout", "no test reaches it"
BROKEN, NOTHING = "this script is broken", "no mutant at all"


@dataclass
class Mutant:
    """One changed detail. `lines`: of its statement, in the original file."""

    name: str
    file: str
    lines: tuple[int, int]
    group: str = field(init=False)
    own: tuple[str, str] | None = field(init=False)  # how the tests of its own restriction begin and end

    def __post_init__(self) -> None:
        parts = Path(self.file).with_suffix("").parts
        inside = parts[3:] if "restrictions" in parts[2:-1] else ()
        self.group = inside[0] if len(inside) > 1 else "core"
        path = "/".join(inside).replace("_", "-")
        self.own = (f"features/{path}.feature", f"[{path.replace('/', '.')}]") if len(inside) > 1 else None

    def asked_for(self, pattern: str) -> bool:
        """Does a pattern such as `audio.*` or `core.phone` mean this mutant?"""
        stem = Path(self.file).stem.replace("_", "-")
        return fnmatch.fnmatch(f"{self.group}.{stem}", pattern)


# Making mutants -------------------------------------------------------------------------------------------------------


class Visitor(file_mutation.MutationVisitor):
    """mutmut's visitor, which leaves text alone and remembers where each mutant is."""

    def on_visit(self, node: cst.CSTNode) -> bool:
        """Pass over `because`, and over sentences."""
        if isinstance(node, cst.Arg) and node.keyword is not None and node.keyword.value == "because":
            return False
        if isinstance(node, cst.SimpleString) and " " in node.value:
            return False
        if isinstance(node, cst.Call) and (place := _because(node)) is not None:
            # The call itself is mutated all the same: see _create_mutations.
            self.passed_over = getattr(self, "passed_over", set()) | {node.args[place]}
        if node in getattr(self, "passed_over", ()):
            return False
        return super().on_visit(node)

    def _create_mutations(self, node: cst.CSTNode) -> None:
        already = len(self.mutations)
        super()._create_mutations(node)
        position = self.get_metadata(PositionProvider, node, None)
        for mutation in self.mutations[already:]:
            mutation.line = position.start.line if position else 0  # type: ignore[attr-defined]
        if isinstance(node, cst.Call):
            self.mutations[already:] = [each for each in self.mutations[already:] if not _rewords(node, each)]


def _because(call: cst.Call) -> int | None:
    place = TEXT_OF.get(call.func.value) if isinstance(call.func, cst.Name) else None
    return place if place is not None and len(call.args) > place else None


def _rewords(call: cst.Call, mutation: file_mutation.Mutation) -> bool:
    """Does it only put None in the place of a sentence, or of `expect`'s False, which is read as a truth value?"""
    new = mutation.mutated_node
    if not isinstance(new, cst.Call) or len(new.args) != len(call.args):
        return False
    changed = [i for i, (old, arg) in enumerate(zip(call.args, new.args, strict=True)) if old is not arg]
    if isinstance(call.func, cst.Name) and call.func.value == "expect" and changed == [1]:
        return m.matches(call.args[1].value, m.Name("False")) and m.matches(new.args[1].value, m.Name("None"))
    named = [i for i in changed if (word := call.args[i].keyword) is not None and word.value == "because"]
    sentence = [i for i in changed if isinstance(s := call.args[i].value, cst.SimpleString) and " " in s.value]
    return bool(changed) and (changed == [_because(call)] or changed in (named, sentence))


def make(path: Path) -> tuple[str, list[Mutant]]:
    """The source of a module with all its mutants inside, and the list of them. The folder is the copied tree."""
    source = path.read_text(encoding="utf-8")
    module, mutations, *ignored = file_mutation.create_mutations(str(path), source)
    spared = _near_misses(source) if "restrictions" in path.parts[2:-1] else set()
    mutations = [
        each
        for each in mutations
        if isinstance(home := each.contained_by_top_level_function, cst.FunctionDef) and home.name.value not in spared
    ]
    mutated = file_mutation.combine_mutations_to_source(module, mutations, *ignored)
    # mutmut numbers the mutants function by function, in the order in which it found them.
    homes = file_mutation.group_by_top_level_node(mutations)
    order = _in_order(module, homes)
    statements = _statements(source)
    mutants = [
        Mutant(get_mutant_name(path, name), path.as_posix(), statements.get(mutation.line, (0, 0)))  # type: ignore[attr-defined]
        for name, mutation in zip(mutated.mutant_names, order, strict=True)
    ]
    return mutated.code, mutants


def _in_order(module: cst.Module, homes: dict) -> list[file_mutation.Mutation]:  # type: ignore[type-arg]
    found: list[file_mutation.Mutation] = []
    for statement in module.body:
        if statement in homes:
            found += homes[statement]
        elif isinstance(statement, cst.ClassDef) and isinstance(statement.body, cst.IndentedBlock):
            for method in statement.body.body:
                found += homes.get(method, [])
    return found


def _near_misses(source: str) -> set[str]:
    """The functions that neither `judge=` nor `enforce=` ever comes to."""
    tree = ast.parse(source)
    functions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    reached: set[str] = set()
    fields = [node for node in ast.walk(tree) if isinstance(node, ast.keyword) and node.arg in ("judge", "enforce")]
    others = [node for node in tree.body if isinstance(node, ast.Assign) and not _is_restriction(node)]
    todo: list[ast.AST] = [*fields, *others]
    while todo:
        for node in ast.walk(todo.pop()):
            if isinstance(node, ast.Name) and node.id in functions and node.id not in reached:
                reached.add(node.id)
                todo.append(functions[node.id])
    return functions.keys() - reached


def _is_restriction(node: ast.Assign) -> bool:
    return isinstance(node.value, ast.Call) and getattr(node.value.func, "id", "") == "Restriction"


def _statements(source: str) -> dict[int, tuple[int, int]]:
    """For each line, the lines of the statement that it is in, without the body of a compound one."""
    found: dict[int, tuple[int, int]] = {}
    for node in ast.walk(ast.parse(source)):  # a statement comes before what is inside of it
        if isinstance(node, ast.stmt):
            body = getattr(node, "body", None) or getattr(node, "cases", None)
            first = min((getattr(n, "lineno", 0) or n.pattern.lineno for n in body), default=0) if body else 0
            header = (node.lineno, max(first - 1, node.lineno) if first else node.end_lineno or node.lineno)
            whole = range(node.lineno, (node.end_lineno or node.lineno) + 1)
            # A function's defaults are bound once, on import: whoever runs any of its lines uses them.
            span = (whole[0], whole[-1]) if isinstance(node, ast.FunctionDef) else header
            found.update(dict.fromkeys(whole, span))
    return found


# Running them ---------------------------------------------------------------------------------------------------------


class Collected:
    """What both runs have in common: the tests, and what these want to have read before the first of them."""

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Leave out the phones that lack a restriction."""
        items[:] = [item for item in items if "[without-" not in item.name]

    def warm_up(self, session: pytest.Session) -> tuple[Any, ...]:
        """Let the laws read all stories once, and not once in each fork."""
        laws = next(module for item in session.items if hasattr(module := getattr(item, "module", None), "_spies"))
        laws._spies()  # noqa: SLF001 - what the laws keep for themselves
        stories: tuple[Any, ...] = laws.stories()
        return stories


class Cover(Collected):
    """Notes which test reaches which line, and how long each takes."""

    def __init__(self) -> None:
        self.coverage = coverage.Coverage(data_file=None, source_pkgs=["callkit_restrictions"], config_file=False)
        self.seconds: dict[str, float] = {}
        self.failed: set[str] = set()

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> None:
        """Before the first test."""
        self.warm_up(session)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Around each test."""
        self.coverage.switch_context(item.nodeid)
        begun = time.process_time()
        result = yield
        self.seconds[item.nodeid] = time.process_time() - begun
        return result  # type: ignore[return-value]

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """What is red before anything was mutated notices nothing."""
        if report.failed:
            self.failed.add(report.nodeid)

    def write(self) -> None:
        """For the run that follows, in another process."""
        data = self.coverage.get_data()
        lines: dict[str, dict[int, list[str]]] = {}
        for file in data.measured_files():
            lines[Path(file).relative_to(TREE).as_posix()] = {
                line: [test for test in tests if test in self.seconds and test not in self.failed]
                for line, tests in data.contexts_by_lineno(file).items()
            }
        LINES.write_text(json.dumps({"lines": lines, "seconds": self.seconds, "failed": sorted(self.failed)}))


class Run(Collected):
    """Takes the place of pytest's loop over the tests: one fork for each mutant."""

    def __init__(self, mutants: list[Mutant], results: dict[str, str], minutes: float, children: int) -> None:
        self.mutants, self.results, self.children = mutants, results, children
        self.end = time.monotonic() + minutes * 60
        found = json.loads(LINES.read_text())
        self.lines, self.seconds, self.failed = found["lines"], found["seconds"], {*found["failed"]}
        self.saved = time.monotonic()
        self.running: dict[int, str] = {}
        self.stories: tuple[Any, ...] = ()
        self.different: set[str] | None = None

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Fork for one mutant after the other, until the time is over."""
        items = {item.nodeid: item for item in session.items}
        self.stories = self.warm_up(session)
        play = importlib.import_module("callkit_restrictions_steps.play")
        play._catches = lambda *_: False  # noqa: SLF001 - near misses are another proof, and take half of the time
        gc.freeze()
        for mutant in self.mutants:
            if time.monotonic() > self.end:
                break
            tests = [items[test] for test in self.tests_of(mutant) if test in items]
            if not tests:
                self.results[mutant.name] = UNREACHED
                continue
            while len(self.running) >= self.children:
                self.wait()
            if (child := os.fork()) == 0:
                try:
                    self.be(mutant, tests)
                except BaseException:  # noqa: BLE001 - a mistake of ours is no mutant noticed
                    traceback.print_exc(file=sys.__stderr__)
                    os._exit(3)
            self.running[child] = mutant.name
        while self.running:
            self.wait()
        return True

    def tests_of(self, mutant: Mutant) -> list[str]:
        """The tests that reach its statement: those of its own feature first, then the quick ones."""
        lines = self.lines.get(mutant.file, {})
        first, last = mutant.lines
        tests = {test for line in range(first, last + 1) for test in lines.get(str(line), ())}
        if mutant.name == NOTHING:
            tests = {*self.seconds} - self.failed
        begin, end = mutant.own or ("?", "?")
        own = {test for test in tests if test.startswith(begin) or test.endswith(end)}
        return sorted(tests, key=lambda test: (test not in own, self.seconds[test]))

    def be(self, mutant: Mutant, tests: list[pytest.Item]) -> None:
        """In the child: run the tests with the mutant in place, until one fails."""
        os.environ["MUTANT_UNDER_TEST"] = mutant.name
        resource.setrlimit(resource.RLIMIT_AS, (3 << 30, 3 << 30))
        signal.signal(signal.SIGPROF, lambda *_: os._exit(2))
        others = [item for item in tests if self.of_another_restriction(mutant, item.nodeid)]
        self.play([item for item in tests if item not in others])
        self.play([item for item in others if self.told_otherwise(mutant, item.nodeid)])
        os._exit(0)

    def play(self, tests: list[pytest.Item]) -> None:
        """Run some tests; the first that fails ends the child."""
        for item, following in zip_longest(tests, tests[1:]):
            signal.setitimer(signal.ITIMER_PROF, 3 + 20 * self.seconds[item.nodeid])
            try:
                reports = runtestprotocol(item, log=False, nextitem=following)
            except BaseException:  # noqa: BLE001 - whatever breaks pytest itself was noticed
                os._exit(1)
            if any(report.failed for report in reports):
                os._exit(1)

    def of_another_restriction(self, mutant: Mutant, test: str) -> bool:
        """Is it a scenario that is not about the mutant's restriction?"""
        return mutant.own is not None and test.startswith("features/") and not test.startswith(mutant.own[0])

    def told_otherwise(self, mutant: Mutant, test: str) -> bool:
        """Does the mutant find or do anything else at any moment of this scenario? If not, it need not be played."""
        if self.different is None:
            signal.setitimer(signal.ITIMER_PROF, 120)
            self.different = {*self.differences(mutant)}
        return test.partition("[")[0] in self.different

    def differences(self, mutant: Mutant) -> Iterator[str]:
        """The scenarios whose log is judged or answered otherwise, whole or in part, with the mutant in place."""
        rule = importlib.import_module("callkit_restrictions").load()[(mutant.own or ("", "[]"))[1][1:-1]]
        log_of = importlib.import_module("callkit_restrictions.history").Log
        for story in self.stories:
            if not any(isinstance(entry.event, rule.watches) for entry in story.log):
                continue
            log = log_of(story.platform, story.begin)
            for entry in story.log:
                log.advance(entry.at)
                before = self.both(mutant, rule, log)
                log.append(entry.event)
                if before or self.both(mutant, rule, log):
                    yield f"features/{story.restriction.replace('.', '/')}.feature::{story.name}"
                    break

    def both(self, mutant: Mutant, rule: Any, log: Any) -> bool:  # noqa: ANN401 - the project's own, imported late
        """Do the restriction and its mutant differ here?"""
        found = []
        for name in ("", mutant.name):
            os.environ["MUTANT_UNDER_TEST"] = name
            try:
                findings = [*rule.judge(log)]
                found.append((findings, [*rule.enforce(log, findings)]))
            except Exception:  # noqa: BLE001 - the mutant falls over, which it should not
                return True
        return found[0] != found[1]

    def wait(self) -> None:
        """Let one child end."""
        child, status = os.wait()
        name = self.running.pop(child)
        code = os.waitstatus_to_exitcode(status)  # negative: a signal, such as for too much memory
        self.results[name] = {0: SURVIVED, 2: TIMEOUT, 3: BROKEN}.get(code, KILLED)
        if time.monotonic() > self.saved + 10:
            self.saved = time.monotonic()
            RESULTS.write_text(json.dumps(self.results, indent=0))


def collect(plugin: object) -> int:
    """Let pytest collect in the copied tree, and the plugin do the rest."""
    os.chdir(TREE)
    return int(pytest.main([*OPTIONS, *TESTS], plugins=[plugin]))


# The command ----------------------------------------------------------------------------------------------------------


def prepare() -> list[Mutant]:
    """A copy of the project with all mutants inside, and, from before they were, which test reaches which line."""
    shutil.rmtree(TREE, ignore_errors=True)
    (TREE / "named").mkdir(parents=True)
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, TREE / name, ignore=shutil.ignore_patterns("*.egg-info", "__pycache__"))
        else:
            shutil.copy(ROOT / name, TREE / name)
    (TREE / "named" / "callkit_restrictions_steps").symlink_to(TREE / "steps")
    known = TREE / "src" / "callkit_restrictions.egg-info" / "PKG-INFO"  # reports say the version of what made them
    known.parent.mkdir()
    known.write_text("Metadata-Version: 2.1\nName: callkit-restrictions\nVersion: 0.0\n", encoding="utf-8")
    subprocess.run([sys.executable, __file__, "--cover"], check=True)
    os.chdir(TREE)
    file_mutation.MutationVisitor = Visitor  # type: ignore[misc]
    mutants = []
    for path in sorted(Path("src").rglob("*.py")):
        if config().should_mutate(path):
            code, found = make(path)
            path.write_text(code, encoding="utf-8")
            mutants += found
    (WORK / "mutants.json").write_text(json.dumps([vars(mutant) for mutant in mutants], indent=0))
    return mutants


def report(mutants: list[Mutant], results: dict[str, str]) -> None:
    """One line for each group, then each mutant that nobody noticed."""
    table: dict[str, Counter[str]] = defaultdict(Counter)
    for mutant in mutants:
        table[mutant.group]["made"] += 1
        table[mutant.group][results.get(mutant.name, "not run")] += 1
    print(f"{'':12}{'made':>8}{'run':>8}{'killed':>8}{'timeout':>8}{'survived':>9}{'unreached':>10}{'noticed':>9}")
    table["all"] = sum(table.values(), Counter())
    for group, count in table.items():
        run = count["made"] - count["not run"]
        noticed = 100 * (count[KILLED] + count[TIMEOUT]) / run if run else 0
        numbers = f"{count['made']:8}{run:8}{count[KILLED]:8}{count[TIMEOUT]:8}{count[SURVIVED]:9}{count[UNREACHED]:10}"
        print(f"{group:12}{numbers}{noticed:8.1f}%")
    missed = [mutant for mutant in mutants if results.get(mutant.name) in (SURVIVED, UNREACHED)]
    text = "\n".join(f"{each.file}:{each.lines[0]} {results[each.name]}\n{changes(each)}\n" for each in missed)
    (WORK / "survivors.txt").write_text(text, encoding="utf-8")
    print(f"survivors: {(WORK / 'survivors.txt').relative_to(ROOT)}")


@cache
def functions(file: str) -> dict[str, ast.FunctionDef]:
    """The functions of a module with its mutants inside."""
    tree = ast.parse((TREE / file).read_text(encoding="utf-8"))
    return {node.name: node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def changes(mutant: Mutant) -> str:
    """The changed lines, before and after."""
    name = mutant.name.rpartition(".")[2]
    pair = [functions(mutant.file)[each] for each in (name.rpartition("_")[0] + "_orig", name)]
    old, new = (ast.unparse(function).replace(function.name, "function").splitlines() for function in pair)
    changed = difflib.unified_diff(old, new, lineterm="", n=0)
    return "\n".join(line for line in changed if not line.startswith(("---", "+++", "@@")))


def main() -> None:
    parser = argparse.ArgumentParser(description="Mutation testing; see the first lines of this file.")
    parser.add_argument("--minutes", type=float, default=24 * 60.0, help="stop after so many minutes")
    parser.add_argument("--seed", type=int, default=1, help="which random order the mutants are taken in")
    parser.add_argument("--only", default="*", help="area.name or core.module, with * and ?")
    parser.add_argument("--each", type=int, help="at most so many of each area, and of the core")
    parser.add_argument("--again", action="store_true", help="only those that survived the last time")
    parser.add_argument("--children", type=int, default=os.cpu_count() or 1, help="how many run at a time")
    parser.add_argument("--cover", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    sys.path[:0] = [str(TREE / "src"), str(TREE / "named")]
    if asked.cover:
        cover = Cover()
        cover.coverage.start()
        status = collect(cover)
        cover.coverage.stop()
        cover.write()
        sys.exit(0 if status in (0, 1) else f"mutants: pytest ended with {status} before anything was mutated")
    mutants = prepare()
    before: dict[str, str] = json.loads(RESULTS.read_text()) if asked.again and RESULTS.exists() else {}
    results = {name: result for name, result in before.items() if result in (KILLED, TIMEOUT)}
    chosen = [each for each in mutants if each.asked_for(asked.only) and (not before or each.name in before)]
    random.Random(asked.seed).shuffle(chosen)  # noqa: S311 - a sample, no secret
    if asked.each is not None:
        groups = {mutant.group: [each for each in chosen if each.group == mutant.group] for mutant in chosen}
        drawn = {each.name for group in groups.values() for each in group[: asked.each]}
        chosen = [each for each in chosen if each.name in drawn]
    todo = [Mutant(NOTHING, "src/nothing.py", (0, 0)), *(each for each in chosen if each.name not in results)]
    collect(Run(todo, results, asked.minutes, asked.children))
    os.chdir(ROOT)
    if BROKEN in results.values():
        sys.exit("mutants: this script fell over in a fork, see above; nothing is counted")
    if (result := results.pop(NOTHING)) != SURVIVED:
        sys.exit(f"mutants: the tests fail in a fork without any mutant ({result}), so the count would mean nothing")
    RESULTS.write_text(json.dumps(results, indent=0))
    report(mutants, results)


if __name__ == "__main__":
    main()
