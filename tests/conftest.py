"""A small project whose run was made up, so that tests can show what its pages would say."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import MappingProxyType
from typing import Any

import pytest

from callkit_restrictions import site, trace
from callkit_restrictions.events.pushes import CompletePush, PushSent
from callkit_restrictions.history import History
from callkit_restrictions.phone import Phone
from callkit_restrictions.restriction import Evidence, NearMiss, Number, Restriction, expect, tolerate
from callkit_restrictions.restrictions import load
from callkit_restrictions.site import review_page
from callkit_restrictions.site.digest import digest
from callkit_restrictions.site.orderings import orderings
from callkit_restrictions.versions import From
from callkit_restrictions_steps import pickles, stream

RING = Restriction(
    id="push.ring",
    title="Every push rings",
    kind="duty",
    judged_from="trace",
    holds=From("13.0"),
    consequence="iOS terminates the app",
    watches=(PushSent,),
    judge=lambda history: (expect(push, True, "") for push in history.of(PushSent)),
    enforce=tolerate,
    confidence="high",
    evidence=(Evidence("header", "https://example.org/PushKit.h", "Says so.", "primary"),),
    symbols=("PKPushRegistryDelegate",),
    claims=("S6",),
    assumes=("Nobody is in a hurry.",),
    numbers=(Number("seconds to ring", 7, assumed=True),),
    see_also=("push.no-silence",),
    near_misses=(NearMiss("never", "No push rings.", lambda _: iter(())),),
)
NO_SILENCE = replace(RING, id="push.no-silence", title="No push is silent", see_also=(), claims=(), near_misses=())
NAVIGATION = "nav:\n  - Restrictions:\n      - restrictions/index.md\n      # generated: areas and restrictions\n"
CHANGELOG = "# Changelog\n\n## [Unreleased]\n\n- `push.ring` is louder.\n\n## [1.0] - 2026-11-23\n\n- `push.ring`.\n"
STEPS = '''"""Sentences about pushes: sent and handled."""


@step("a push arrives")
def push_arrives(scene):
    """The server sends a push.

    And nobody knows why.
    """
'''


@dataclass
class Project:
    """Features, sources and results of a run that never was."""

    root: Path
    features: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)

    def add(
        self,
        name: str,
        *,
        of: str = "push.ring",
        tag: str = "kept",
        status: str = "PASSED",
        message: str | None = None,
        after: str | None = None,
        ran: bool = True,
        caught: bool | None = None,
        **shown: Any,  # noqa: ANN401 - whatever the plugin attaches
    ) -> None:
        """One scenario, with its outcome and what it showed; `caught` is the fate of its mutant."""
        made_up = {"name": name, "tag": tag, "status": status, "message": message, "after": after, "ran": ran}
        self.features.setdefault(of, []).append({**made_up, "caught": caught, "shown": shown})

    def write(self, *, success: bool = True, commit: str | None = "0123456789abcdef", stale: bool = False) -> Path:
        """Write features, sources and results; where the results are."""
        documents, records = [], []
        for id_, scenarios in self.features.items():
            text = f"@{id_}\nFeature: {self.titles.get(id_, RING.title)}\n\n{DESCRIPTION}"
            for one in scenarios:
                text += f"\n  @{one['tag']}\n  Scenario: {one['name']}\n    When a push arrives\n    Then it rings\n"
            self.put(f"features/{id_.replace('.', '/')}.feature", text)
            self.put(f"src/callkit_restrictions/restrictions/{id_.replace('.', '/').replace('-', '_')}.py", "# judge\n")
            document = pickles.parse(f"features/{id_.replace('.', '/')}.feature", text)
            documents.append(document)
            for one, pickle in zip(scenarios, document.pickles, strict=True):
                records += [*_records(one, pickle)]
        self.put("steps/pushes.py", STEPS)
        self.put("docs/navigation.yml", NAVIGATION)
        self.put("CHANGELOG.md", CHANGELOG)
        for name in review_page.EXAMPLES:
            example = Path(__file__).parent.parent / review_page.FOLDER / name
            self.put(f"{review_page.FOLDER}/{name}", example.read_text(encoding="utf-8"))
        run = stream.Run(0, 60_000_000_000, success, "stale" if stale else digest(self.root), commit)
        return self.put("build/results.ndjson", "".join(stream.lines(run, documents, records)))

    def put(self, name: str, text: str) -> Path:
        """Write a file of the project."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path


DESCRIPTION = """\
  A push wakes the app to ring.

  **You can't have.** A silent push.

  **Do instead.** Ring.

  **For engineers.** Report it.
"""


def _records(one: Mapping[str, Any], pickle: Mapping[str, Any]) -> list[dict[str, Any]]:
    if not one["ran"]:
        return []
    id_ = "steps/pushes.py::step a push arrives"
    definition = {"id": id_, "uri": "steps/pushes.py", "line": 4, "regex": "^a push arrives$", "arguments": []}
    step = {"message": None, "error": None, "started": 1, "duration": 500_000_000, "definitions": []}
    arrives = {
        **step,
        "status": "PASSED",
        "definitions": [{**definition, "regex": "^a push arrives$", "arguments": []}],
    }
    rings = {**step, "status": one["status"], "message": one["message"]}
    record = {
        "item": pickle["id"],
        "pickle": pickle["id"],
        "path": "",
        "without": [],
        "outcome": "passed" if one["status"] == "PASSED" else "failed",
        "started": 1,
        "finished": 2,
        "worker": None,
        "steps": [arrives, rings],
        "before": None,
        "after": {"status": "FAILED", "message": one["after"]} if one["after"] else None,
        "attachments": [_attachment(name, body) for name, body in one["shown"].items()],
    }
    if one["caught"] is None:
        return [record]
    failed = {**rings, "status": "FAILED", "message": "it is silent"} if one["caught"] else rings
    outcome = "xfailed" if one["caught"] else "failed"
    mutant = {**record, "item": f"{pickle['id']}[x]", "without": ["push.ring"], "outcome": outcome}
    return [record, {**mutant, "steps": [arrives, failed], "attachments": []}]


def _attachment(name: str, body: object) -> dict[str, Any]:
    name = name.replace("_", "-")
    kind = "application/x-ndjson" if isinstance(body, str) else f"application/vnd.callkit-restrictions.{name}+json"
    text = body if isinstance(body, str) else json.dumps(body)
    return {"step": 1, "name": name, "mediaType": kind, "body": text, "encoding": "IDENTITY", "at": 1}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """An empty project with two restrictions, `push.ring` and `push.no-silence`."""
    rules = MappingProxyType({rule.id: rule for rule in (NO_SILENCE, RING)})
    for found in iter_modules(site.__path__, f"{site.__name__}."):
        module = import_module(found.name)
        if getattr(module, "load", None) is load:
            monkeypatch.setattr(module, "load", lambda: rules)
    orderings.cache_clear()  # it remembers the last run, which these tests make up anew
    return Project(tmp_path, titles={"push.no-silence": NO_SILENCE.title})


@pytest.fixture
def log() -> Callable[..., str]:
    """What a phone's log looks like in the results, for one push that is completed after 7 s."""

    def write(history: History | None = None) -> str:
        phone = Phone()
        phone.happen(PushSent())
        phone.wait(7000)
        phone.happen(CompletePush())
        return "\n".join(trace.write(history or phone.history))

    return write
