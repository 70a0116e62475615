"""Feature files as pytest files: `pytest features/push/report-every-push.feature -k swallowed` just works.

pytest-bdd binds scenarios in Python files (`scenarios("features")`). Here the feature file itself is the
test file, and a scenario is an item named by its sentence:

    pytest features                                              every scenario
    pytest features -m "push.report-every-push and broken"       tags are marks
    pytest "features/push/report-every-push.feature::The push is swallowed"

Only files below the folders of the ini option `callkit_features` are collected, so a project that does
not set the option keeps its own habits. Everything behind the item (hooks, fixtures, step lookup,
errors) is pytest-bdd's.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from _pytest.pathlib import absolutepath, bestrelpath
from pytest_bdd.feature import features
from pytest_bdd.gherkin_parser import GherkinDocument
from pytest_bdd.parser import Feature, FeatureParser, ScenarioTemplate
from pytest_bdd.scenario import scenario, scenario_wrapper_template_registry

from callkit_restrictions_steps.items import PHONE_WITHOUT, template_of
from callkit_restrictions_steps.pickles import Json, UnreadableFeatureError, read

if TYPE_CHECKING:
    from _pytest.mark.structures import ParameterSet


def roots(config: pytest.Config) -> list[Path]:
    """The folders of feature files, absolute. Empty for a project that does not use this collector."""
    return [absolutepath(root) for root in config.getini("callkit_features")]


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> FeatureFile | None:
    """Collect a feature file of this project."""
    if file_path.suffix == ".feature" and any(file_path.is_relative_to(root) for root in roots(parent.config)):
        return FeatureFile.from_parent(parent, path=file_path)
    return None


class FeatureFile(pytest.Module):
    """A feature file. A Module, since pytest-bdd's scenarios are functions, and functions live in modules."""

    def _getobj(self) -> types.ModuleType:
        module = types.ModuleType(self.path.stem)
        module.__file__ = str(self.path)
        return module

    def collect(self) -> Iterable[pytest.Item | pytest.Collector]:
        """One item, or one for each row and case, per scenario."""
        try:
            document = read(self.path, self.config.rootpath).document
        except UnreadableFeatureError as error:
            raise self.CollectError(str(error)) from error
        feature = features[str(self.path)] = _Parser(document, self.path).parse()
        self._declare_tags(feature)
        here = bestrelpath(self.config.rootpath, self.path)
        for name, template in feature.scenarios.items():
            function = self._bind(name, template)
            setattr(self.obj, name, function)
            for item in self._genfunctions(name, function):
                item.location = (here, template.line_number - 1, item.name)  # pytest would work it out of the code
                yield item

    def _bind(self, name: str, template: ScenarioTemplate) -> Callable[..., object]:
        """The function that runs a scenario."""

        @scenario(self.path.name, name, features_base_dir=str(self.path.parent))
        def nothing_more() -> None:
            """The steps have already done everything."""

        run: Callable[..., object] = nothing_more if template.examples else _without_row(nothing_more, template)
        # pytest asks a function where it is written, for its reports. That is the sentence, not pytest-bdd.
        run.__code__ = run.__code__.replace(co_filename=str(self.path), co_firstlineno=template.line_number)
        return run

    def _declare_tags(self, feature: Feature) -> None:
        # A misspelt tag is the guards' business (guards.py), with a better sentence than "unknown mark".
        for tag in sorted(tags(feature)):
            self.config.addinivalue_line("markers", f"{tag}: a tag of {self.path.name}")


def _without_row(of_row: Callable[..., object], template: ScenarioTemplate) -> Callable[..., object]:
    """The same for a scenario without rows: pytest need not set up a fixture with an empty row for each of them."""

    def run(request: pytest.FixtureRequest) -> object:
        __tracebackhide__ = True
        return of_row(request, {})

    run.__doc__ = of_row.__doc__
    vars(run).update(vars(of_row))  # the marks
    scenario_wrapper_template_registry[run] = template
    return run


class _Parser(FeatureParser):
    """pytest-bdd's parser, given what has been parsed already: to read each file twice takes longer than to run it."""

    def __init__(self, document: Json, path: Path) -> None:
        super().__init__(str(path.parent), path.name)
        self._document = document

    def _parse_feature_file(self) -> GherkinDocument:
        return GherkinDocument.from_dict({"feature": {}, **self._document})


def tags(feature: Feature) -> set[str]:
    """Every tag that the feature file uses, on whatever line, without the `@`."""
    found = set(feature.tags)
    for template in feature.scenarios.values():
        found |= template.tags
        found |= template.rule.tags if template.rule else set()
        for examples in template.examples:
            found |= examples.tags
    return found


def run_as(metafunc: pytest.Metafunc, cases: Callable[[Feature, ScenarioTemplate], Sequence[ParameterSet]]) -> None:
    """Run each scenario once per case. Call it from `pytest_generate_tests`, `trylast`.

    It also serves scenarios that `scenarios("features")` has bound. A case is a `pytest.param` whose value is a tuple
    of restriction ids; the scenario sees it as the fixture `phone_without`. The ordinary run keeps the plain name:

        [pytest.param((), id=pytest.HIDDEN_PARAM),
         pytest.param(("push.some-id",), id="without-push.some-id", marks=pytest.mark.xfail(...))]

    No case, no parameter: the fixture `phone_without` then comes from the plug-in's own default.
    """
    template = template_of(metafunc.function)
    if template is None:
        return
    if found := cases(template.feature, template):
        # Steps look their fixtures up while they run, so pytest cannot know yet that this one is used.
        metafunc.fixturenames.append(PHONE_WITHOUT)
        metafunc.parametrize(PHONE_WITHOUT, found)
