#!/usr/bin/env python3
"""Changes the exports of one book in every way that matters and asks the three tools about each.

tamper.py FOLDER reads FOLDER/one.hledger, one.ledger and one.beancount. It prints each change that
fewer than two tools find, and at the end how many changes there were; status 1 if one was missed.
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
                self.places[int(seq[1])] = place

    def block(self, seq):
        return self.blocks[self.places[seq]]

    def day(self, seq):
        return datetime.date.fromisoformat(HEAD.search(self.block(seq))[0])

    def accounts(self, seq):
        return {match[1].strip() for match in POSTING.finditer(self.block(seq))}

    def with_blocks(self, changes):
        """The text with some blocks put in the place of others; None takes one out."""
        blocks = [changes.get(place, block) for place, block in enumerate(self.blocks)]
        return "\n\n".join(block for block in blocks if block is not None)

    def with_block(self, seq, block):
        return self.with_blocks({self.places[seq]: block})


def add_to_postings(block, *amounts):
    rest = iter(amounts)
    return POSTING.sub(lambda m: f"{m[1]}{int(m[2]) + next(rest, 0)}{m[3]}", block)


def change_accounts(block):
    """Another share's account in place of the one that is there."""
    return re.sub(r"(members:0)(\d)", lambda m: m[1] + str(int(m[2]) % 3 + 1), block, count=1,
                  flags=re.IGNORECASE)


def move(export, seq, days):
    day = export.day(seq) + datetime.timedelta(days)
    return export.with_block(seq, HEAD.sub(day.isoformat(), export.block(seq), count=1))


def swap(export, one, other):
    places = export.places
    return export.with_blocks({places[one]: export.block(other), places[other]: export.block(one)})


def changes_of(seq, seqs, sample):
    """What is done to an entry: a name and a function from an export to a text."""
    yield "one leg", lambda e: e.with_block(seq, add_to_postings(e.block(seq), 1))
    yield "the amount", lambda e: e.with_block(seq, add_to_postings(e.block(seq), 1000, -1000))
    if "members:" in sample.block(seq):
        yield "the share", lambda e: e.with_block(seq, change_accounts(e.block(seq)))
    yield "deleted", lambda e: e.with_block(seq, None)
    yield "doubled", lambda e: e.with_block(seq, e.block(seq) + "\n\n" + e.block(seq))
    for days in (-31, -7, -1, 1, 7, 31):
        yield f"dated {days:+} days", lambda e, days=days: move(e, seq, days)
    for other in seqs:
        if other > seq and sample.accounts(seq) & sample.accounts(other):
            yield f"changed places with {other}", lambda e, other=other: swap(e, seq, other)


def finds(tool, text, folder, name):
    """Whether a tool finds something wrong with a text."""
    if tool == "beancount":
        return bool(loader.load_string(text)[1])
    path = folder / f"{name}.{tool}"
    path.write_text(text, encoding="utf-8")
    command = {
        "hledger": ["hledger", "-f", str(path), "check", "--strict", "ordereddates"],
        "ledger": ["ledger", "-f", str(path), "--pedantic", "balance"],
    }[tool]
    said = subprocess.run(command, capture_output=True, check=False,
                          env={**os.environ, "LC_ALL": "C.UTF-8"})
    path.unlink()
    return said.returncode != 0 or bool(said.stderr)


def main():
    folder = Path(sys.argv[1])
    exports = {
        tool: Export(tool, (folder / f"one.{tool}").read_text(encoding="utf-8")) for tool in TOOLS
    }
    sample = exports["hledger"]
    seqs = [seq for seq in sample.places if sample.accounts(seq)]
    tried = missed = 0

    def ask(number, change):
        return [tool for tool in TOOLS
                if finds(tool, change(exports[tool]), folder, f"changed-{number}")]

    for tool in TOOLS:
        if finds(tool, "\n\n".join(exports[tool].blocks), folder, "unchanged"):
            print(f"{tool} finds something wrong with what nobody changed")
            missed += 1
    jobs = [(seq, what, change) for seq in seqs for what, change in changes_of(seq, seqs, sample)]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        answers = pool.map(lambda job: ask(job[0], job[1][2]), enumerate(jobs))
        for (seq, what, _), found in zip(jobs, answers):
            tried += 1
            if len(found) < 2:
                print(f"entry {seq}, {what}: found by {found}")
                missed += 1
    print(f"{tried} changes")
    sys.exit(missed > 0)


main()
