"""Which document a part of a file is: from the steps of a validation error to the class it concerns."""

import types
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic.types import Tag

from game.content.tree import Steps

TAG_PREFIXES = ("guard:", "effect:")


def is_tag(step: str | int) -> bool:
    """Answer whether a step names a kind of guard or effect and not a part of the file."""
    return isinstance(step, str) and step.startswith(TAG_PREFIXES)


def parts_of(steps: Steps) -> Steps:
    """Answer with the steps that lead through the file, without those that only name kinds."""
    return tuple(step for step in steps if not is_tag(step) and step != "[key]")


def document_at(root: type[BaseModel], steps: Steps) -> type[BaseModel] | None:
    """Answer with the document that the steps lead to, where they lead to one."""
    shape: Any = root
    for step in steps:
        shape = _inner(shape, step)
        if shape is None:
            return None
    shape = _bare(shape)
    return shape if isinstance(shape, type) and issubclass(shape, BaseModel) else None


def keys_of(document: type[BaseModel]) -> dict[str, FieldInfo]:
    """Answer with the keys that authors write in a document, and what each asks for."""
    return {field.alias or name: field for name, field in document.model_fields.items()}


def _inner(shape: Any, step: str | int) -> Any:
    shape = _bare(shape)
    if is_tag(step):
        return _tagged(shape, str(step))
    if isinstance(shape, type) and issubclass(shape, BaseModel):
        field = keys_of(shape).get(str(step))
        return field.annotation if field else None
    origin, arguments = get_origin(shape), get_args(shape)
    if origin is dict:
        return arguments[1]
    if origin is tuple:
        return arguments[0]
    return None


def _bare(shape: Any) -> Any:
    """Answer without annotations, without None, and with a TypeVar's bound."""
    while True:
        if get_origin(shape) is Annotated:
            shape = get_args(shape)[0]
        elif isinstance(shape, TypeVar):
            shape = shape.__bound__
        elif get_origin(shape) in (Union, types.UnionType):
            there = [part for part in get_args(shape) if part is not type(None)]
            if len(there) != 1:
                return shape
            shape = there[0]
        else:
            return shape


def _tagged(shape: Any, tag: str) -> Any:
    for member in get_args(shape):
        if get_origin(member) is Annotated and any(
            isinstance(note, Tag) and note.tag == tag for note in get_args(member)[1:]
        ):
            return get_args(member)[0]
    return None
