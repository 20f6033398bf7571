#!/usr/bin/env python3
"""Changes the exports of a ledger in every way that matters and asks the three tools about each.

tamper.py FOLDER NAME reads FOLDER/NAME.hledger, NAME.ledger and NAME.beancount. It prints each
change that fewer than two tools find, and at the end how many changes there were; status 1 if one
was missed. Every entry is deleted, is doubled where it stands and at the end, and changes places
with each other entry, and is given other days; one with money is changed in each of its figures,
too. Before every entry and every book the text is cut off, and after the first line of an entry.
"""

import datetime
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from beancount import loader

TOOLS = ("hledger", "ledger", "beancount")
BOOK = re.compile(r"^ +(?:; )?book: \"?([^\"\n]+)", re.MULTILINE)
SEQ = re.compile(r"^ +(?:; )?seq: (\d+)$", re.MULTILINE)
POSTING = re.compile(r"^( +[A-Za-z]\S*  )(-?\d+)( VND.*)$", re.MULTILINE)
HEAD = re.compile(r"^\d{4}-\d\d-\d\d(?= \*)", re.MULTILINE)


class Export:
    """The export of one tool: blocks of text between empty lines, of which some are entries."""

    def __init__(self, tool, text):
        self.tool = tool
        self.blocks = text.split("\n\n")
        self.places = {}
        for place, block in enumerate(self.blocks):
            if seq := SEQ.search(block):
                self.places[f"{BOOK.search(block)[1]}/{seq[1]}"] = place

    def block(self, entry):
        return self.blocks[self.places[entry]]

    def day(self, entry):
        return datetime.date.fromisoformat(HEAD.search(self.block(entry))[0])

    def up_to(self, place):
        """The text cut off before a block."""
        return "\n\n".join(self.blocks[:place]) + "\n"

    def has_money(self, entry):
        return POSTING.search(self.block(entry)) is not None

    def with_blocks(self, changes):
        """The text with some blocks put in the place of others; None takes one out."""
        blocks = [changes.get(place, block) for place, block in enumerate(self.blocks)]
        return "\n\n".join(block for block in blocks if block is not None)

    def with_block(self, entry, block):
        return self.with_blocks({self.places[entry]: block})


def add_to_postings(block, *amounts):
    rest = iter(amounts)
    return POSTING.sub(lambda m: f"{m[1]}{int(m[2]) + next(rest, 0)}{m[3]}", block)


def change_accounts(block):
    """Another share's account in place of the one that is there."""
    return re.sub(r"(members:0)(\d)", lambda m: m[1] + str(int(m[2]) % 3 + 1), block, count=1,
                  flags=re.IGNORECASE)


def move(export, entry, days):
    day = export.day(entry) + datetime.timedelta(days)
    return export.with_block(entry, HEAD.sub(day.isoformat(), export.block(entry), count=1))


def move_with_tag(export, entry, days):
    """The tag that repeats the day says the other one, too."""
    was = export.day(entry)
    day = (was + datetime.timedelta(days)).isoformat()
    block = HEAD.sub(day, export.block(entry), count=1)
    return export.with_block(entry, block.replace(f"effective_on: {was}", f"effective_on: {day}"))


def cut_within(export, entry):
    """Without its money and all that stands behind it; what counts the entry stays."""
    block = export.block(entry)
    first = POSTING.search(block)
    kept = block[:first.start()] if first else block.split("\n")[0]
    return export.up_to(export.places[entry]) + "\n" + kept.rstrip("\n") + "\n"


def cut_before_book(export, book):
    return export.up_to(next(place for place, block in enumerate(export.blocks)
                             if block.startswith(f"; book {book}")))


def swap(export, one, other):
    places = export.places
    return export.with_blocks({places[one]: export.block(other), places[other]: export.block(one)})


def exchange_dates(export, one, other):
    def dated(entry, day):
        return HEAD.sub(day.isoformat(), export.block(entry), count=1)
    return export.with_blocks({export.places[one]: dated(one, export.day(other)),
                               export.places[other]: dated(other, export.day(one))})


def changes_of_figures(entry, sample):
    yield "one leg", lambda e: e.with_block(entry, add_to_postings(e.block(entry), 1))
    yield "the amount", lambda e: e.with_block(entry, add_to_postings(e.block(entry), 1000, -1000))
    if "members:" in sample.block(entry):
        yield "the share", lambda e: e.with_block(entry, change_accounts(e.block(entry)))


def changes_of(entry, sample):
    """What is done to an entry: a name and a function from an export to a text."""
    if sample.has_money(entry):
        yield from changes_of_figures(entry, sample)
    for days in (-31, -7, -1, 1, 7, 31):
        yield f"dated {days:+} days", lambda e, days=days: move(e, entry, days)
        yield (f"dated {days:+} days, its tag, too",
               lambda e, days=days: move_with_tag(e, entry, days))
    yield "cut off before it", lambda e: e.up_to(e.places[entry])
    yield "cut off within it", lambda e: cut_within(e, entry)
    yield "deleted", lambda e: e.with_block(entry, None)
    yield "doubled", lambda e: e.with_block(entry, e.block(entry) + "\n\n" + e.block(entry))
    yield "doubled at the end", lambda e: "\n\n".join(e.blocks) + "\n\n" + e.block(entry) + "\n"
    entries = list(sample.places)
    for other in entries[entries.index(entry) + 1:]:
        yield f"changed places with {other}", lambda e, other=other: swap(e, entry, other)
        if sample.day(entry) != sample.day(other):
            yield (f"exchanged dates with {other}",
                   lambda e, other=other: exchange_dates(e, entry, other))


def finds(tool, text, folder, name):
    """Whether a tool finds something wrong with a text."""
    if tool == "beancount":
        return bool(loader.load_string(text)[1])
    path = folder / f"{name}.{tool}"
    path.write_text(text, encoding="utf-8")
    command = {
        "hledger": ["hledger", "-f", str(path), "check", "--strict"],
        "ledger": ["ledger", "-f", str(path), "--pedantic", "balance"],
    }[tool]
    said = subprocess.run(command, capture_output=True, check=False,
                          env={**os.environ, "LC_ALL": "C.UTF-8"})
    path.unlink()
    return said.returncode != 0 or bool(said.stderr)


def main():
    folder, name = Path(sys.argv[1]), sys.argv[2]
    exports = {tool: Export(tool, (folder / f"{name}.{tool}").read_text(encoding="utf-8"))
               for tool in TOOLS}
    sample = exports["hledger"]
    tried = missed = 0

    def ask(number, change):
        """The tools that find it; the third isn't asked when two do."""
        found = []
        for tool in TOOLS:
            if len(found) < 2 and finds(tool, change(exports[tool]), folder, f"changed-{number}"):
                found.append(tool)
        return found

    for tool in TOOLS:
        if finds(tool, "\n\n".join(exports[tool].blocks), folder, "unchanged"):
            print(f"{tool} finds something wrong with what nobody changed")
            missed += 1
    books = dict.fromkeys(entry.rsplit("/", 1)[0] for entry in sample.places)
    jobs = [(f"{book}/1", "cut off before its book", lambda e, book=book: cut_before_book(e, book))
            for book in books]
    jobs += [(entry, what, change) for entry in sample.places
             for what, change in changes_of(entry, sample)]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        answers = pool.map(lambda job: ask(job[0], job[1][2]), enumerate(jobs))
        for (entry, what, _), found in zip(jobs, answers):
            tried += 1
            if len(found) < 2:
                print(f"entry {entry}, {what}: found by {found}")
                missed += 1
    print(f"{tried} changes")
    sys.exit(missed > 0)


main()
