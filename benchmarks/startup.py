"""How long the program takes to start and answer, beside Python and a bare Typer program: whole processes, medians.

    python benchmarks/startup.py [RUNS]

Take the figures on a quiet machine, with `factcli` installed so that its modules are compiled.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

BARE = '''
import typer
app = typer.Typer()
@app.command()
def hello(name: str) -> None:
    """Say hello."""
    print(name)
@app.command()
def bye(name: str) -> None:
    """Say bye."""
    print(name)
app()
'''


def main(runs: int) -> None:
    """Print a line a command: the median, and as a multiple of the bare program."""
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder) / "bare.py"
        bare.write_text(BARE, encoding="utf-8")
        program = [sys.executable, "-m", "factcli"]
        commands = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "bare Typer program": [sys.executable, str(bare), "hello", "x"],
            "factcli ask --json": [*program, "ask", "--json", "how many civilians died in 2016?"],
            "factcli ask, table": [*program, "ask", "--format", "table", "how many civilians died in 2016?"],
            "factcli list": [*program, "list", "group"],
            "factcli --help": [*program, "--help"],
        }
        times: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(runs + 2):
            for name, command in commands.items():
                start = time.perf_counter()
                subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
                times[name].append(time.perf_counter() - start)
    medians = {name: statistics.median(each[2:]) * 1000 for name, each in times.items()}
    for name, median in medians.items():
        print(f"{median:6.1f} ms  {median / medians['bare Typer program']:5.2f}  {name}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 25)
