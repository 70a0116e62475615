"""For the reference pages: what a class takes whose base makes a dataclass of it, as the base of all events does.

Griffe reads the sources and knows a dataclass by its decorator. Here the subclasses of what `dataclass_transform`
decorates get that decorator, before Griffe works out what they take. mkdocs.yml names this extension of Griffe.
"""

from typing import Any

from griffe import Class, Decorator, ExprName, Extension, Module


class DataclassTransform(Extension):
    """Makes dataclasses of what a base class with `dataclass_transform` makes dataclasses of."""

    def on_package(self, *, pkg: Module, **_: Any) -> None:  # noqa: ANN401 - as Griffe declares it
        """Mark them, when all sources are read."""
        for class_ in _classes(pkg):
            if any(_transforms(base) for base in class_.mro()):
                class_.decorators.append(Decorator(ExprName("dataclasses.dataclass"), lineno=None, endlineno=None))
                class_.labels.add("dataclass")


def _classes(module: Module) -> list[Class]:
    inner = [class_ for each in module.modules.values() if not each.is_alias for class_ in _classes(each)]
    return [each for each in module.classes.values() if not each.is_alias] + inner


def _transforms(class_: Class) -> bool:
    return any(each.callable_path == "typing.dataclass_transform" for each in class_.decorators)
