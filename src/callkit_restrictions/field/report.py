"""A report is a value: what happened to whom, how sure its cause is, and how it stands to restrictions.

There are three ways for a report to concern a restriction, and one report may have several of them:

| relation | means |
|---|---|
| broke | the app did not keep it, and this is what came of that |
| met | nobody did wrong: somebody wished for what there is not, or the system drew its limit |
| resembles | it looks like this restriction, and is something else; `why_not` says how one can tell |
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

Sure: TypeAlias = Literal["established", "likely", "not known"]
"""How well the thread settles the cause."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One public thread in our own words.

    `product` is what the thread calls the app or library, empty where it names none. `date` is ISO 8601, a day or a
    month, and `ios` the newest release that the thread names; both are empty where it says nothing.
    """

    title: str
    url: str
    seen: str
    cause: str
    sure: Sure
    fix: str = ""
    product: str = ""
    date: str = ""
    ios: str = ""
    broke: tuple[str, ...] = ()
    met: tuple[str, ...] = ()
    resembles: tuple[str, ...] = ()
    why_not: str = ""

    @property
    def shows(self) -> tuple[str, ...]:
        """The restrictions that it shows at work."""
        return self.broke + self.met
