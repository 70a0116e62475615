"""A step costs little more than its function.

pytest-bdd asks for every step anew what stays the same throughout a run: which arguments the function takes, whether
it yields, what the sentence says, and it calls hooks that nobody implements. Here each is asked once:

| question | answered |
|---|---|
| which arguments does the function take, and does it yield? | once for each function |
| what does the sentence say? | once for each sentence, where the answer is plain text and numbers |
| does anybody listen? | by looking, before the call |

What happens, and in which order, is what pytest-bdd's own `_execute_step_function` does: the hooks with the same
arguments, the fixtures, the target fixture, the error in its place. tests/test_perform.py holds the two side by side.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any
from weakref import WeakKeyDictionary

import pytest
from _pytest.fixtures import call_fixture_func
from _pytest.outcomes import Failed
from pluggy import HookCaller
from pytest_bdd import parsers
from pytest_bdd.compat import inject_fixture
from pytest_bdd.parser import Scenario, Step
from pytest_bdd.scenario import parse_step_arguments
from pytest_bdd.steps import StepFunctionContext
from pytest_bdd.utils import get_required_args

_SAID: WeakKeyDictionary[parsers.StepParser, dict[str, dict[str, object]]] = WeakKeyDictionary()


@dataclass(frozen=True)
class _Shape:
    """What a step function looks like. `required`: the arguments without a default; `takes`: all of them."""

    takes: frozenset[str]
    required: tuple[str, ...]
    yields: bool


@cache
def _shape(function: Callable[..., object]) -> _Shape:
    return _Shape(
        takes=frozenset(inspect.signature(function).parameters),
        required=tuple(get_required_args(function)),
        yields=inspect.isgeneratorfunction(function),
    )


def run_step(request: pytest.FixtureRequest, scenario: Scenario, step: Step, context: StepFunctionContext) -> None:
    """Run one step: in place of pytest-bdd's `_execute_step_function`, and to the same effect."""
    __tracebackhide__ = True
    function = context.step_func
    shape = _shape(function)
    hook = request.config.hook
    told: dict[str, Any] = {
        "request": request,
        "feature": scenario.feature,
        "scenario": scenario,
        "step": step,
        "step_func": function,
        "step_func_args": {},
    }
    _tell(hook.pytest_bdd_before_step, told)
    try:
        told["step_func_args"] = arguments = _arguments(request, step, context, shape)
        _tell(hook.pytest_bdd_before_step_call, told)
        if shape.yields:
            returned = call_fixture_func(fixturefunc=function, request=request, kwargs=arguments)
        else:
            returned = function(**arguments)
    except (Exception, Failed) as exception:
        hook.pytest_bdd_step_error(exception=exception, **told)
        raise
    if context.target_fixture is not None:
        inject_fixture(request, context.target_fixture, returned)
    _tell(hook.pytest_bdd_after_step, told)


def _tell(hook: HookCaller, told: dict[str, Any]) -> None:
    """Call a hook, if anybody implements it; a conftest.py may do so at any time."""
    if hook.get_hookimpls():
        hook(**told)


def _arguments(
    request: pytest.FixtureRequest, step: Step, context: StepFunctionContext, shape: _Shape
) -> dict[str, Any]:
    """What the sentence says, the table and the text below it, and fixtures for the rest."""
    found: dict[str, Any] = {name: said for name, said in _said(step, context).items() if name in shape.takes}
    if step.datatable is not None and "datatable" in shape.takes:
        found["datatable"] = step.datatable.raw()
    if step.docstring is not None and "docstring" in shape.takes:
        found["docstring"] = step.docstring
    for name in shape.required:
        if name not in found:
            found[name] = request.getfixturevalue(name)
    return found


def _said(step: Step, context: StepFunctionContext) -> dict[str, object]:
    """The arguments in the sentence; what a project's own converter makes of them is made anew for every step."""
    if context.converters or not _is_plain(context.parser):
        return parse_step_arguments(step, context)
    known = _SAID.setdefault(context.parser, {})
    if step.name not in known:
        known[step.name] = parse_step_arguments(step, context)
    return known[step.name]


def _is_plain(parser: parsers.StepParser) -> bool:
    """Whether the arguments are text and numbers, which no step can change under the hands of the next."""
    if type(parser) is parsers.parse:
        return not parser.parser._extra_types  # noqa: SLF001 - parse has no public name for it
    return type(parser) in {parsers.re, parsers.string}
