#!/usr/bin/env python3
"""Changes a ledger's journal in every way, and asks hui verify and the pack's checker about each.

tamper_ledger.py FOLDER takes FOLDER/book.db with its sealed and signed March. It prints each change
that one of the two doesn't find, or finds in another place than where it is, and at the end how
many changes there were; status 1 if there was one of those.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from forger import Forger, books, papers

DAMAGED = 5  # hui's status
JOURNAL = ("ledger", "book", "entry", "posting")


def hui(ledger, *words):
    return subprocess.run([os.environ["HUI"], "--ledger", str(ledger), *words],
                          capture_output=True, check=False)


def problems_of(ledger, *options):
    """The status of hui verify and what it finds, as (book, number).

    A file that it can't read through is refused, with the book in brackets.
    """
    said = hui(ledger, "--json", "verify", *options)
    if said.returncode in (0, 1):
        found = json.loads(said.stdout)["problems"]
        return said.returncode, [(problem["book"], problem["seq"]) for problem in found]
    error = json.loads(said.stderr)["error"]
    named = re.search(r"\((.*)\)$", error["message"])
    is_damage = error["code"] == "ledger_damaged" and named
    return said.returncode, [(named[1].split(" ")[0], 0)] if is_damage else []


def found_in_pack(ledger, pack):
    """The status of hui audit pack, what the pack's checker finds in it, and the entries there."""
    status = hui(ledger, "audit", "pack", "2026-03", "-o", str(pack)).returncode
    if status == DAMAGED:
        return status, [], set()
    checker = books.Check()
    with open(pack / "journal.jsonl", "rb") as lines:
        checker.read(lines)
    checker.run(None)
    checker.check_heads(papers.heads_in(pack / "heads.csv"))
    return status, checker.problems, {(entry["book"], entry["seq"])
                                      for entries in checker.books.values() for entry in entries}


def others(value, kind, must):
    """Other values for a column."""
    if kind == "INTEGER":
        yield 1 if value is None else value + 1_000
    elif kind == "TEXT":
        yield value + "x"
        yield ""
    else:
        yield bytes([value[0] ^ 1]) + value[1:]
        yield b""
    if not must and value is not None:
        yield None


class Case:
    """One change: what it is called, how it is made, and the book and entry it must be found in."""

    def __init__(self, name, change, book, seq=None):
        self.name, self.change, self.place = name, change, (book, seq)

    def missed_in(self, ledger, folder):
        """Says what was not found; nothing where all is well."""
        forger = Forger(ledger, folder / "forged.db")
        self.change(forger)
        forger.finish()
        status, problems = problems_of(forger.path)
        book, seq = self.place
        numbered = [problem for problem in problems if problem[1]]
        named = numbered[:1] == [self.place] if seq else book in {code for code, _ in problems}
        # What a book is called in its own table may keep the file from being read through.
        may_be_refused = re.match(r"book .*: (code|kind) is ", self.name)
        if status not in ((1, DAMAGED) if may_be_refused else (1,)) or not named:
            return f"verify says {status}, {problems[:3]} and not {self.place}"
        packed, found, there = found_in_pack(forger.path, folder / "pack")
        if packed != status:
            return f"the pack says {packed}"
        if not book:
            return None if len(found) == 1 else f"the checker says {found[:3]} of the ledger's id"
        told = [int(line.split(" ")[1]) for line in found if line.startswith(f"{book} ")]
        # 0 is the book as a whole; what is gone and named elsewhere is told of, too.
        first = min((number for number in told if number), default=None)
        is_gone = seq and (book, seq - 1) not in there
        is_named = first == seq or (is_gone and first == seq - 1) if seq else bool(told)
        if status == 1 and not is_named:
            return f"the checker says {found[:3]} and not {self.place}"
        return None


def place_after_going(db, book, seq):
    """Where it is seen first that an entry is gone: the one after it, or the end of the book."""
    seqs = db.seqs(book)
    return seq + 1 if seq + 1 in seqs else seq - 1


def place_of(db, table, row, column):
    """The book and the entry in which a change of a column must be found."""
    if table == "ledger":
        return "", None
    if table == "book":
        return row["code"], None
    code = {number: code for code, number in db.books().items()}[row["book"]]
    is_moved = table == "entry" and column in ("book", "seq")
    if is_moved and not db.postings(row["book"], row["seq"]):
        after = place_after_going(db, row["book"], row["seq"])
        return code, after if after > row["seq"] or column == "book" else row["seq"] + 1_000
    return code, row["seq"]


def column_cases(db):
    """Every column of every row of every table of the journal."""
    for table in JOURNAL:
        columns = db.columns(table)
        keys = [name for name, _, _, key in columns if key]
        names = [column[0] for column in columns]
        rows = db.rows(f"SELECT {', '.join(names)} FROM {table}")
        for at, row in enumerate(dict(zip(names, values)) for values in rows):
            key = " AND ".join(f"{name} = {row[name]!r}" for name in keys)
            for name, kind, must, _ in columns:
                # One other value for each, and all of them in some rows.
                for other in list(others(row[name], kind, must))[: 1 if at % 6 else None]:
                    def change(forger, other=other, name=name, key=key, table=table):
                        sql = f"UPDATE {table} SET {name} = ? WHERE {key}"
                        assert forger.db.execute(sql, (other,)).rowcount == 1, sql
                    yield Case(f"{table} {key}: {name} is {other!r}", change,
                               *place_of(db, table, row, name))


def entry_cases(db):
    """Entries and postings that are deleted, put in, and change places."""
    for code, book in db.books().items():
        seqs = db.seqs(book)
        for seq in seqs:
            yield Case(f"{code} {seq} is gone", lambda f, b=book, s=seq: f.delete(b, s), code,
                       place_after_going(db, book, seq) or None)
            yield Case(f"{code} {seq} stands there twice",
                       lambda f, b=book, s=seq, last=seqs[-1]: (
                           f.renumber(b, {n: n + 1 for n in range(last, s, -1)}),
                           f.copy(b, s, s + 1)), code, seq + 1)
            for other in seqs[seq : seq + 1] + seqs[seq + 3 : seq + 4]:
                yield Case(f"{code} {seq} and {other} change places",
                           lambda f, b=book, s=seq, o=other: f.renumber(b, {s: o, o: s}), code, seq)
            if seq > 1:
                yield Case(f"{code} ends before {seq}",
                           lambda f, b=book, s=seq, last=seqs[-1]: [
                               f.delete(b, n) for n in range(s, last + 1)], code, seq - 1)
            yield from posting_cases(db, code, book, seq)


def posting_cases(db, code, book, seq):
    where = f"WHERE book = {book} AND seq = {seq}"
    count = len(db.postings(book, seq))
    for line in range(1, count + 1):
        yield Case(f"{code} {seq} lacks posting {line}",
                   lambda f, n=line: f.run(f"DELETE FROM posting {where} AND line = {n}"),
                   code, seq)
    if count > 1:
        yield Case(f"two postings of {code} {seq} change places", lambda f: f.run(
            f"UPDATE posting SET line = -(3 - line) {where} AND line < 3;"
            "UPDATE posting SET line = -line WHERE line < 0"), code, seq)
    row = f"VALUES ({book}, {seq}, {count + 1}, 'assets:cash', 0)"
    yield Case(f"{code} {seq} has one more posting",
               lambda f: f.run(f"INSERT INTO posting {row}"), code, seq)


def book_cases(db):
    """Books that vanish, come from elsewhere, and change places."""
    books = db.books()
    groups = [code for code in books if code != "register"]
    tables = db.tables("book")
    for code in groups:
        yield Case(f"{code} is gone", lambda f, b=books[code]: f.run(
            ";".join(f"DELETE FROM {table} WHERE book = {b}" for table in tables)
            + f"; DELETE FROM book WHERE id = {b}"), code)
    rest = ", ".join(column[0] for column in db.columns("entry") if column[0] != "book")
    yield Case("a book is added", lambda f: (
        f.run("INSERT INTO book VALUES (77, 'G9', 'group')"),
        f.run(f"INSERT INTO entry SELECT 77, {rest} FROM entry WHERE book = {books['G2']}")),
        "G9", 1)
    yield Case("a group under the register's word", lambda f: f.run(
        "UPDATE book SET kind = 'register' WHERE code = 'G2'"), "G2", 1)
    one, other = books["G1"], books["G2"]
    yield Case("two books change their codes", lambda f: f.run(
        "UPDATE book SET code = 'G' WHERE code = 'G1';"
        "UPDATE book SET code = 'G1' WHERE code = 'G2';"
        "UPDATE book SET code = 'G2' WHERE code = 'G'"), "G2", 1)
    swap = f"CASE book WHEN {one} THEN -{other} ELSE -{one} END WHERE book IN ({one}, {other})"
    yield Case("two books change their entries", lambda f: f.run(";".join(
        f"UPDATE {table} SET book = {swap}; UPDATE {table} SET book = -book WHERE book < 0"
        for table in tables)), "G1", 1)


def all_cases(path):
    db = Forger(path, path.with_name("names.db"))
    cases = [*column_cases(db), *entry_cases(db), *book_cases(db)]
    db.finish()
    return cases


def main():
    folder = Path(sys.argv[1]).resolve()
    cases = all_cases(folder / "book.db")

    def judge(numbered):
        number, case = numbered
        own = folder / f"case-{number}"
        own.mkdir()
        missed = case.missed_in(folder / "book.db", own)
        shutil.rmtree(own)
        return missed

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        answers = list(pool.map(judge, enumerate(cases)))
    missed = [(case, answer) for case, answer in zip(cases, answers) if answer]
    for case, answer in missed:
        print(f"{case.name}: {answer}")
    print(f"{len(cases)} changes")
    sys.exit(bool(missed))


if __name__ == "__main__":
    main()
