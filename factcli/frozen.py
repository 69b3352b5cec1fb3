"""Frozen dataclasses with slots, whose methods are written when their first instance is made.

`@dataclass(frozen=True, slots=True)` compiles half a dozen methods for each class: 0.45 ms, and some sixty classes stand
on the way to an answer, few of which it needs. `@frozen` takes 0.03 ms and gives the same: equality by class and fields,
hash, repr, patterns, copies, pickles, and what :mod:`dataclasses` does with a dataclass (`replace`, `fields`).
"""

from __future__ import annotations

from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field
from typing import Any, NoReturn, TypeVar, dataclass_transform

_T = TypeVar("_T")


class _Fields:
    """The fields of a class as :mod:`dataclasses` keeps them, made when they are first asked for."""

    def __get__(self, _: object, owner: Any) -> dict[str, Field[Any]]:
        twin: Any = dataclass(type(owner.__name__, (), owner.__defaults__ | {"__annotations__": owner.__annotations__}))
        found: dict[str, Field[Any]] = twin.__dataclass_fields__
        owner.__dataclass_fields__ = found
        return found


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[_T]) -> type[_T]:
    """Make a class without bases a frozen dataclass with slots."""
    names = tuple(cls.__dict__.get("__annotations__", ()))
    own = {name: each for name, each in cls.__dict__.items() if name not in {"__dict__", "__weakref__"}}
    defaults = {name: own.pop(name) for name in names if name in own}
    made = {"__qualname__": cls.__qualname__, "__slots__": names, "__match_args__": names, "__defaults__": defaults, "__dataclass_fields__": _Fields()}
    return type(cls.__name__, (), _METHODS | own | made)


def _first_init(self: Any, *values: Any, **named: Any) -> None:
    """Stand in for `__init__` until it is needed."""
    cls = type(self)
    for name, method in _written(cls).items():
        setattr(cls, name, method)
    cls.__init__(self, *values, **named)


def _written(cls: Any) -> dict[str, Any]:
    """Compile the methods that depend on the fields, all at once."""
    names: tuple[str, ...] = cls.__slots__
    scope: dict[str, Any] = {"put": object.__setattr__}
    parameters, body = [], []
    for name in names:
        default = cls.__defaults__.get(name, MISSING)
        made = default.default_factory if isinstance(default, Field) else MISSING
        scope[f"default_{name}"] = None if made is not MISSING else default
        scope[f"make_{name}"] = made
        parameters.append(name if default is MISSING else f"{name}=default_{name}")
        value = name if made is MISSING else f"make_{name}() if {name} is None else {name}"
        body.append(f" put(self, '{name}', {value})")
    mine, others = ("".join(f"{it}.{name}, " for name in names) for it in ("self", "other"))
    source = [
        f"def __init__(self, {', '.join(parameters)}):",
        *(body or [" pass"]),
        "def __eq__(self, other):",
        f" return ({mine}) == ({others}) if other.__class__ is self.__class__ else NotImplemented",
        "def __hash__(self):",
        f" return hash(({mine}))",
    ]
    methods: dict[str, Any] = {}
    exec("\n".join(source), scope, methods)  # noqa: S102 - names of fields, as dataclasses does
    for name, method in methods.items():
        method.__qualname__ = f"{cls.__qualname__}.{name}"
    return methods


def _repr(self: Any) -> str:
    shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__slots__)
    return f"{type(self).__qualname__}({shown})"


def _refuse(self: Any, name: str, value: object = None) -> NoReturn:
    raise FrozenInstanceError(f"cannot change {name!r} of {type(self).__qualname__}")


def _reduce(self: Any) -> tuple[type, tuple[Any, ...]]:
    return type(self), tuple(getattr(self, name) for name in self.__slots__)


_METHODS = {
    "__init__": _first_init,
    "__repr__": _repr,
    "__setattr__": _refuse,
    "__delattr__": _refuse,
    "__reduce__": _reduce,
}
