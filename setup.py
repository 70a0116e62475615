"""Which packages ship, and which addresses they name. Everything else about the build is in pyproject.toml.

pyproject.toml can find packages or rename one, not both, and a list kept by hand would forget the next one. It cannot
know either where the site and the repository will be: whoever releases says so, in the two variables below.
"""

import os

from setuptools import find_packages, setup

SITE, SOURCE = os.environ.get("SITE_URL", ""), os.environ.get("SOURCE_URL", "")
ADDRESSES = {
    "Documentation": SITE,
    "Changelog": SITE and f"{SITE.removesuffix('/')}/changes.html",
    "Source": SOURCE,
    "Issues": SOURCE and f"{SOURCE.removesuffix('/')}/issues",
}

setup(
    packages=[*find_packages("src"), "callkit_restrictions_steps", "callkit_restrictions_features"],
    project_urls={name: address for name, address in ADDRESSES.items() if address},
)
