"""The bare two-command Typer program that others are measured against: `python benchmarks/bare.py hello x`."""

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
