"""Compiles the base that ships when a wheel is built, so that its first answer waits for nothing."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PackagedIndex(BuildHookInterface):  # type: ignore[type-arg]
    """Adds the index of `facts.toml` to the wheel; one of a checkout (editable) compiles it when it is first used."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the base into the folder of what is built."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        from factcli.build.packaged import write_packaged  # noqa: PLC0415 - of the tree that is built

        path = Path(self.directory) / "facts.sqlite"
        path.parent.mkdir(parents=True, exist_ok=True)
        write_packaged(Path(self.root) / "facts.toml", path)
        build_data["force_include"][str(path)] = "factcli/facts.sqlite"

    def finalize(self, *_: object) -> None:
        """Leave nothing but the wheel behind."""
        (Path(self.directory) / "facts.sqlite").unlink(missing_ok=True)
