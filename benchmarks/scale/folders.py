"""Where the made data lies: a folder for each number of facts, made once and kept."""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
import time
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from make import make
from peers import write
from targets import Targets
from world import World

_MAKERS = ("wording", "subject", "world", "rows", "make", "targets", "peers")


class Made(NamedTuple):
    """A made base, with the same facts for all tools beside it."""

    world: World
    folder: Path
    targets: Targets

    @property
    def facts(self) -> int:
        """How many facts there are."""
        return self.world.facts

    @property
    def base(self) -> Path:
        """The folder of TOML files."""
        return self.folder / "base"

    @property
    def cache(self) -> Path:
        """The folder of factcli's compiled index."""
        return self.folder / "cache"

    @property
    def environment(self) -> dict[str, str]:
        """What factcli has to know to keep its index there."""
        return {"FACTCLI_CACHE": str(self.cache)}


def made(facts: int, seed: str, data: Path) -> Made:
    """Return the data of so many facts; made anew where what makes it has changed."""
    world, folder = World(facts, seed), data / str(facts)
    noted = folder / "targets.json"
    makers = hashlib.sha256(b"".join(Path(__file__).with_name(f"{each}.py").read_bytes() for each in _MAKERS))
    stamp = f"{seed} {makers.hexdigest()} duckdb {find_spec('duckdb') is not None}"
    if noted.exists() and (found := json.loads(noted.read_text("utf-8")))["stamp"] == stamp:
        return Made(world, folder, Targets(**found["targets"]))
    shutil.rmtree(folder, ignore_errors=True)
    start = time.perf_counter()
    make(world, folder / "base")
    say(f"{facts:,} facts made in {time.perf_counter() - start:.1f} s")
    start = time.perf_counter()
    targets = write(world, folder)
    say(f"{facts:,} facts written for the peers in {time.perf_counter() - start:.1f} s")
    noted.write_text(json.dumps({"stamp": stamp, "targets": targets._asdict()}), "utf-8")
    return Made(world, folder, targets)


def say(what: str) -> None:
    """Tell how far it has come."""
    print(what, file=sys.stderr, flush=True)


def size(path: Path) -> int:
    """Return the bytes of a file, or of all in a folder."""
    return sum(each.stat().st_size for each in ([path] if path.is_file() else path.rglob("*")) if each.is_file())
