#!/usr/bin/env python3
"""json_shape.py SHAPE <document: status 0 if standard input is one JSON document of a shape.

A shape is a Python expression: int, str, bool, null, any; {"key": shape} (more keys may be there),
[shape] for a list whose every item has the shape, some(shape) for such a list that is not empty,
either(shape, shape), is_text(pattern); day, month, share, hash, witness and moment are such texts.
"""

import json
import re
import sys


class Either:
    def __init__(self, *shapes):
        self.shapes = shapes


class Some:
    def __init__(self, shape):
        self.shape = shape


class Text:
    def __init__(self, pattern):
        self.pattern = pattern


ANY = object()
NAMES = {
    "int": int,
    "str": str,
    "bool": bool,
    "null": None,
    "any": ANY,
    "either": Either,
    "some": Some,
    "is_text": Text,
    "day": Text(r"\d{4}-\d\d-\d\d"),
    "month": Text(r"\d{4}-\d\d"),
    "share": Text(r"\d{2,3}"),
    "hash": Text(r"[0-9a-f]{64}"),
    "witness": Text(r"[0-9A-Z]{4}(-[0-9A-Z]{4}){3}"),
    "moment": Text(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"),
}


def wrong(value, shape, path):
    """What doesn't fit, or None."""
    if shape is ANY:
        return None
    if isinstance(shape, Either):
        found = [wrong(value, one, path) for one in shape.shapes]
        return None if None in found else found[0]
    if isinstance(shape, Text):
        fits = isinstance(value, str) and re.fullmatch(shape.pattern, value)
        return None if fits else f"{path}: {value!r} is not like {shape.pattern}"
    if isinstance(shape, (list, Some)):
        if not isinstance(value, list):
            return f"{path}: {value!r} is no list"
        if isinstance(shape, Some) and not value:
            return f"{path} is empty"
        item = shape.shape if isinstance(shape, Some) else shape[0]
        found = (wrong(one, item, f"{path}[{i}]") for i, one in enumerate(value))
        return next((text for text in found if text), None)
    if isinstance(shape, dict):
        if not isinstance(value, dict):
            return f"{path}: {value!r} is no object"
        missing = [key for key in shape if key not in value]
        if missing:
            return f"{path} has no {', '.join(missing)}"
        found = (wrong(value[key], shape[key], f"{path}.{key}") for key in shape)
        return next((text for text in found if text), None)
    if shape is None:
        return None if value is None else f"{path}: {value!r} is not null"
    fits = type(value) is shape
    return None if fits else f"{path}: {value!r} is no {shape.__name__}"


def main():
    text = sys.stdin.read()
    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        print(f"not one JSON document ({error}): {text[:200]!r}", file=sys.stderr)
        return 1
    problem = wrong(document, eval(sys.argv[1], {"__builtins__": {}}, NAMES), "$")
    if problem:
        print(problem, file=sys.stderr)
    return 1 if problem else 0


if __name__ == "__main__":
    sys.exit(main())
