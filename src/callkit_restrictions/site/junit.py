"""The run as JUnit XML, for build servers that know nothing of Cucumber: a suite a feature, a case a scenario.

Written from our own results, so that no second run is needed and no number can differ. A suite names the restrictions
that it is about as properties called `restriction`; a run without the restriction that nobody noticed has failed its
scenario already. The form is the one that Jenkins reads: https://github.com/jenkinsci/xunit-plugin (junit-10.xsd).
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from itertools import groupby
from pathlib import PurePosixPath

from callkit_restrictions.restrictions import load
from callkit_restrictions.site.results import Played, Results

UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no way to write."""


def junit(results: Results) -> str:
    """The whole document."""
    root = ET.Element("testsuites", name="CallKit Restrictions")
    failed = [scenario for scenario in results.scenarios if scenario.status != "PASSED"]
    _count(root, len(results.scenarios), len(failed), len(results.not_run), results.scenarios)
    for uri, inside in groupby(results.scenarios, key=lambda scenario: scenario.uri):
        _suite(root, uri, [*inside], f"{results.started:%Y-%m-%dT%H:%M:%S}")
    if results.not_run:
        suite = ET.SubElement(root, "testsuite", name="not run")
        _count(suite, len(results.not_run), 0, len(results.not_run), ())
        for pickle in results.not_run:
            case = ET.SubElement(suite, "testcase", classname="not run", name=_clean(pickle), time="0")
            ET.SubElement(case, "skipped", message="it has no result")
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _suite(root: ET.Element, uri: str, played: list[Played], started: str) -> None:
    path = PurePosixPath(uri)
    name = f"{path.parent.name}.{path.stem}"
    suite = ET.SubElement(root, "testsuite", name=name, timestamp=started)
    _count(suite, len(played), sum(scenario.status != "PASSED" for scenario in played), 0, played)
    properties = ET.SubElement(suite, "properties")
    ET.SubElement(properties, "property", name="feature", value=uri)
    for id_ in sorted({tag for scenario in played for tag in scenario.tags if tag in load()}):
        ET.SubElement(properties, "property", name="restriction", value=id_)
    for scenario in played:
        time = f"{scenario.seconds:.6f}"
        case = ET.SubElement(suite, "testcase", classname=name, name=_clean(scenario.name), time=time)
        if scenario.status != "PASSED":
            said = _clean("\n\n".join(scenario.complaints) or f"the scenario is {scenario.status.lower()}")
            ET.SubElement(case, "failure", type=scenario.status, message=said.splitlines()[0]).text = said


def _count(
    element: ET.Element, tests: int, failures: int, skipped: int, played: tuple[Played, ...] | list[Played]
) -> None:
    element.set("tests", str(tests))
    element.set("failures", str(failures))
    element.set("errors", "0")
    if element.tag == "testsuite":
        element.set("skipped", str(skipped))
    element.set("time", f"{sum(scenario.seconds for scenario in played):.3f}")


def _clean(said: str) -> str:
    return UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", said)
