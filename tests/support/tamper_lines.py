#!/usr/bin/env python3
"""Changes the journal of an evidence pack in every way and asks the pack's checker about each.

tamper_lines.py PACK prints each change that isn't found or is found in another book, and at the
end how many changes there were; status 1 if one was missed.
"""

import copy
import json
import sys
from pathlib import Path

from forger import books, journal, papers


def compact(entry):
    return json.dumps(entry, ensure_ascii=False, separators=(",", ":"))


def other(value):
    if isinstance(value, bool) or value is None:
        return 1
    if isinstance(value, int):
        return value + 1
    if isinstance(value, str):
        return value + "x"
    return value + [7] if isinstance(value, list) else {**value, "x": 1}


def places_in(value, path=()):
    """The paths to all values in a document, those that hold others too."""
    inside = value.items() if isinstance(value, dict) else enumerate(value)
    for key, item in inside:
        yield (*path, key)
        if isinstance(item, (dict, list)):
            yield from places_in(item, (*path, key))


def changed(entry, path, change):
    """A copy of the entry in which the value at a path is another, or gone."""
    document = copy.deepcopy(entry)
    holder = document
    for key in path[:-1]:
        holder = holder[key]
    if change is None:
        del holder[path[-1]]
    else:
        holder[path[-1]] = change(holder[path[-1]])
    return document


def line_changes(entries):
    """What is done to one line: a name, the lines, and the book in which it must be found."""
    for at, entry in enumerate(entries):
        name = f"{entry['book']} {entry['seq']}"
        for path in places_in(entry):
            for what, change in (("another", other), ("a text", str), ("gone", None)):
                document = changed(entry, path, change)
                if document != entry:
                    yield f"{name}: {path} is {what}", entries[:at] + [document] + entries[at + 1 :]
        yield f"{name} is gone", entries[:at] + entries[at + 1 :]
        yield f"{name} stands there twice", entries[: at + 1] + entries[at:]
        more = {**entry, "note": "x"}
        yield f"{name} has one field more", entries[:at] + [more] + entries[at + 1 :]
        follower = entries[at + 1 : at + 2]
        if follower and follower[0]["book"] == entry["book"]:
            yield f"{name} and the next", entries[:at] + follower + [entry] + entries[at + 2 :]


def book_changes(entries):
    books = list(dict.fromkeys(entry["book"] for entry in entries))
    for book in books:
        yield f"{book} is gone", [entry for entry in entries if entry["book"] != book]
        yield f"{book} is another book", [
            {**entry, "book": "G9"} if entry["book"] == book else entry for entry in entries]
    names = {"G1": "G2", "G2": "G1"}
    yield "G1 and G2", [{**e, "book": names.get(e["book"], e["book"])} for e in entries]
    copies = [{**entry, "book": "G9"} for entry in entries if entry["book"] == "G1"]
    before = journal.START
    for entry in copies:
        entry["prev_hash"] = before
        entry["hash"] = before = journal.hash_of(entry, before)
    yield "G9 is added with good hashes", entries + copies


def text_changes(text):
    """What no document of JSON can be, or what it hides from whoever reads it by eye."""
    first = text.split("\n", 1)[0]
    for name, line in {
        "a line that is no document": first[:-1],
        "a field twice": first.replace('"seq":1', '"seq":9,"seq":1'),
        "spaces in the body": first.replace('"body":{', '"body":{ '),
        "a number that isn't whole": first.replace('"seq":1', '"seq":1.0'),
        "a line break in a text": first.replace('"actor":"', '"actor":"x\\\\nref '),
        "half a character": first.replace('"actor":"', '"actor":"\\\\ud800'),
        "a list": "[]",
    }.items():
        assert line != first, name
        yield name, text.replace(first, line)


def problems_in(text, heads):
    checker = books.Check()
    checker.read(text.encode("utf-8", "surrogatepass").splitlines(keepends=True))
    checker.run(None)
    checker.check_heads(heads)
    return checker.problems


def main():
    pack = Path(sys.argv[1])
    text = (pack / "journal.jsonl").read_text(encoding="utf-8")
    heads = papers.heads_in(pack / "heads.csv")
    entries = [json.loads(line) for line in text.splitlines()]
    missed = [f"nothing is changed: {problem}" for problem in problems_in(text, heads)]
    changes = [(name, "".join(compact(entry) + "\n" for entry in lines))
               for name, lines in [*line_changes(entries), *book_changes(entries)]]
    for name, forged in [*changes, *text_changes(text)]:
        found = problems_in(forged, heads)
        book = name.split(" ")[0]
        if not found or (book in heads and not any(f"{book} " in line for line in found)):
            missed.append(f"{name}: {found[:2]}")
    print("\n".join([*missed, f"{len(changes)} changes"]))
    sys.exit(bool(missed))


main()
