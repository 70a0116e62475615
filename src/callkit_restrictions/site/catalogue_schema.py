"""The JSON Schema (2020-12) of `restrictions.json`; what programs may rely on."""

from __future__ import annotations

from typing import Any, TypeAlias, get_args

from callkit_restrictions.field.report import Sure
from callkit_restrictions.restriction import Strength
from callkit_restrictions.site.truths import TRUTHS
from callkit_restrictions.traits import AREAS, Confidence, Court, Kind

Json: TypeAlias = dict[str, Any]

TEXT: Json = {"type": "string", "minLength": 1}
TEXT_OR_NOT: Json = {"type": ["string", "null"], "minLength": 1}
TEXTS: Json = {"type": "array", "items": TEXT}
COUNT: Json = {"type": "integer", "minimum": 0}
YES_OR_NO: Json = {"type": "boolean"}
ADDRESS: Json = {"type": "string", "pattern": "^https?://"}
RELEASE: Json = {"type": ["string", "null"], "pattern": r"^\d+(\.\d+){0,2}$"}
ID: Json = {"type": "string", "pattern": "^[a-z]+\\.[a-z0-9-]+$"}


def _object(about: str, **properties: Json) -> Json:
    """An object that has exactly these."""
    shape = {"type": "object", "properties": properties, "required": [*properties], "additionalProperties": False}
    return {"description": about, **shape}


def _one_of(words: object) -> Json:
    return {"enum": [*get_args(words)]}


def _said(shape: Json, about: str) -> Json:
    return {**shape, "description": about}


RESTRICTION = _object(
    "One limit or duty of CallKit or PushKit.",
    id=_said(ID, "Permanent: area, point, name."),
    title=TEXT,
    area={"enum": [*AREAS]},
    kind=_one_of(Kind),
    judged_from=_said(_one_of(Court), "What shows a breach: a recorded trace, a design, or what a build declares."),
    url=_said(TEXT, "Its page, seen from this file."),
    versions=_object(
        "When it holds: from `since` on, up to the release before `until`; null is no bound.",
        since=RELEASE,
        until=RELEASE,
        at_latest=_said(YES_OR_NO, "True by `since`, perhaps earlier."),
        counts={"enum": ["the system", "the linked SDK"]},
        system={"enum": ["iOS", "watchOS"]},
    ),
    consequence=_said(TEXT, "What follows a breach, or what the system does."),
    confidence=_one_of(Confidence),
    disagreement=_said(TEXT_OR_NOT, "Where sources disagree or are silent, and what the model takes."),
    assumes=_said(TEXTS, "What no source says, and the model needs."),
    numbers={
        "type": "array",
        "items": _object("A number it depends on.", what=TEXT, value={"type": "integer"}, assumed=YES_OR_NO),
    },
    symbols=_said(TEXTS, "Apple's symbols that it concerns."),
    claims=_said({"type": "array", "items": {"type": "string", "pattern": r"^S\d+$"}}, "Claims of the first brief."),
    see_also={"type": "array", "items": ID},
    evidence={
        "type": "array",
        "minItems": 1,
        "items": _object(
            "Who says so, in our own words.",
            kind=TEXT,
            url=ADDRESS,
            says=TEXT,
            strength=_one_of(Strength),
            read={"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"},
        ),
    },
    reports={
        "type": "array",
        "items": _object(
            "A report from the field. An `alike` one only looks like the restriction; `why_not` says why.",
            relation={"enum": ["broke", "met", "alike"]},
            title=TEXT,
            url=ADDRESS,
            product=TEXT_OR_NOT,
            date={"type": ["string", "null"], "pattern": r"^\d{4}-\d\d(-\d\d)?$"},
            ios=RELEASE,
            seen=TEXT,
            cause=TEXT,
            fix=TEXT_OR_NOT,
            sure=_said(_one_of(Sure), "How well the thread settles the cause."),
            why_not=TEXT_OR_NOT,
        ),
    },
    marks=_object(
        "The four truths, kept apart.",
        **{
            truth: _object(name, truth={"const": truth}, kind=TEXT, word=TEXT, why=TEXT)
            for truth, name in TRUTHS.items()
        },
    ),
    run=_object(
        "What this run did with it.",
        scenarios=COUNT,
        passed=COUNT,
        without_it=_said(COUNT, "Runs on a phone without the restriction."),
        without_it_noticed=COUNT,
        near_misses=_said(COUNT, "Runs with a judge that is wrong in one detail."),
        near_misses_noticed=COUNT,
        newest_executed=_said(RELEASE, "The newest release on which the model executed it. Not a device."),
    ),
)

SCHEMA: Json = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "The restrictions of CallKit and PushKit",
    "type": "object",
    "properties": {
        "$schema": {"type": "string"},
        "run": _object(
            "The run that all results are of.",
            started={"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"},
            commit=_said(TEXT_OR_NOT, "Null outside a repository."),
            digest=_said(TEXT, "SHA-256 over the features and sources that were run."),
            success=YES_OR_NO,
            scenarios=COUNT,
            passed=COUNT,
        ),
        "restrictions": {"type": "array", "items": RESTRICTION},
    },
    "required": ["run", "restrictions"],
    "additionalProperties": False,
}
