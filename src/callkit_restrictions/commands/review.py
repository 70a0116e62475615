"""The work of `review`."""

from argparse import Namespace

from callkit_restrictions.commands import BadInput
from callkit_restrictions.report import text
from callkit_restrictions.report.formats import written
from callkit_restrictions.report.reviewed import document, reviewed
from callkit_restrictions.restrictions import RestrictionError, matching
from callkit_restrictions.review import content, judge, read, unjudged


def run(arguments: Namespace) -> int:
    """Review all files as one.

    Raises:
        BadInput: no restriction has such an id.
    """
    try:
        chosen = matching(arguments.only or ())
    except RestrictionError as problem:
        raise BadInput(str(problem)) from problem
    declaration = read(map(content, arguments.files))
    report = reviewed(declaration, judge(declaration, chosen), () if arguments.only else unjudged(declaration))
    if arguments.format == "json":
        print(document(report))
    elif arguments.format != "text":
        print(written(arguments.format, report, arguments.site, explain=arguments.explain))
    else:
        for file in report.traces:
            text.trace(file, arguments.site, explain=arguments.explain)
        for source, line, said in report.silent:
            text.say(f"No restriction speaks of line {line} of {source}: {said}.")
        text.summary(report, explain=arguments.explain)
    return report.status
