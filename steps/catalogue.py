"""Id = path = tag = title.

`push.some-id` is `features/push/some-id.feature`, tagged with that id and titled like its restriction.

The plug-in does not know the restrictions. A project that has some says so in one hook; a project that
only uses our sentences leaves it out, and none of this is asked of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path

from callkit_restrictions_steps.pickles import FeatureDocument, Problem

UNBOUND = {"questions", "orderings"}  # folders of features of no single restriction: several may decide, or all watch


def id_of(path: Path, root: Path) -> str | None:
    """The id that a feature's path spells: `push/some-id.feature` is `push.some-id`. None for a question."""
    parts = path.relative_to(root).with_suffix("").parts
    return None if parts[0] in UNBOUND else ".".join(parts)


def problems(features: Mapping[str, FeatureDocument], titles: Mapping[str, str]) -> Iterator[Problem]:
    """Where a feature (by the id that its path spells) and the restriction of that id disagree."""
    for id_, feature in features.items():
        line = feature.feature.get("location", {}).get("line", 1)
        name = feature.feature.get("name", "")
        if id_ not in titles:
            close = get_close_matches(id_, titles, n=1)
            nearest = f" (the nearest is {close[0]})" if close else ""
            sentence = f"there is no restriction {id_}{nearest}; write its module, or rename this file"
            yield Problem(feature.uri, line, sentence)
        elif feature.feature and name != titles[id_]:
            sentence = f"the feature is called {name!r}; its restriction says, so write: Feature: {titles[id_]}"
            yield Problem(feature.uri, line, sentence)


def without_feature(uris: Mapping[str, str], titles: Mapping[str, str], root: str) -> Iterator[Problem]:
    """Restrictions that no feature speaks for. `uris`: the features that exist, by the id of their path."""
    orphans = [id_ for id_ in uris if id_ not in titles]
    for id_ in sorted(set(titles) - set(uris)):
        close = get_close_matches(id_, orphans, n=1)
        rename = f" or rename {uris[close[0]]}" if close else ""
        feature = f"write this file{rename}, beginning: Feature: {titles[id_]}"
        sentence = f"the restriction {id_} has no feature; {feature}"
        yield Problem(f"{root}/{id_.replace('.', '/')}.feature", 1, sentence)
