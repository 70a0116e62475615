"""Versions in sentences: a scenario may only play on a release that the model knows.

`Given an iPhone on iOS 13.9` would run, on a system that never was, and prove nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from callkit_restrictions.versions import IOS, RELEASES, RELEASES_OF
from callkit_restrictions_steps.pickles import FeatureDocument, Problem, scenarios

_VERSION = re.compile(r"\b(on|the) (?P<system>iOS|watchOS) (?P<version>[\d.]*\d)")


def problems(feature: FeatureDocument) -> Iterator[Problem]:
    """Every sentence that names a release which never was."""
    for scenario in scenarios(feature.feature) if feature.feature else ():
        for step in scenario["steps"]:
            if said := _VERSION.search(step["text"]):
                releases = RELEASES_OF["watch"] if said["system"] == "watchOS" else RELEASES
                if sentence := unknown(said["system"], said["version"], releases):
                    yield Problem(feature.uri, step["location"]["line"], sentence)


def unknown(system: str, version: str, releases: tuple[IOS, ...]) -> str | None:
    """What is wrong with a version, in one sentence; None where the model knows it."""
    try:
        wanted = IOS(version)
    except ValueError as problem:
        return str(problem)
    if wanted in releases:
        return None
    nearest = min(
        releases, key=lambda release: [abs(a - b) for a, b in zip(release.numbers, wanted.numbers, strict=True)]
    )
    return f"there is no {system} {version} among the releases of the model; write {system} {nearest}"
