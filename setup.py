"""Which packages ship. Everything else about the build is in pyproject.toml.

pyproject.toml can find packages or rename one, not both, and a list kept by hand would forget the next one.
"""

from setuptools import find_packages, setup

setup(packages=[*find_packages("src"), "callkit_restrictions_steps", "callkit_restrictions_features"])
