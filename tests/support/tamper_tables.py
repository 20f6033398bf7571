#!/usr/bin/env python3
"""Changes each table that is worked out from the journal, and asks hui about each change.

tamper_tables.py FOLDER takes FOLDER/book.db with its sealed March and the pack of it,
FOLDER/honest-pack. hui verify --deep must find each
change, and hui audit pack must hand out the evidence all the same. It prints what went otherwise,
and at the end how many changes there were; status 1 if something did.
"""

import os
import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from forger import Forger
from tamper_ledger import JOURNAL, hui, others

# The journal has a suite of its own; a file with other migrations is not opened.
LEFT_OUT = (*JOURNAL, "migration")


def changes(db):
    """One other value for each column of each table, and a row that is gone."""
    names = db.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE ?",
                    "sqlite%")
    for table, in names:
        columns = db.columns(table)
        row = db.rows(f"SELECT {', '.join(column[0] for column in columns)} FROM {table} LIMIT 1")
        if table in LEFT_OUT or not row:
            continue
        where = f"rowid = (SELECT min(rowid) FROM {table})"
        if db.value("SELECT sql FROM sqlite_master WHERE name = ?", table).count("WITHOUT ROWID"):
            where = " AND ".join(f"{column[0]} = {value!r}" for column, value in
                                 zip(columns, row[0]) if column[3])
        yield f"a row of {table} is gone", f"DELETE FROM {table} WHERE {where}", ()
        for (name, kind, must, _), value in zip(columns, row[0]):
            if value is not None:
                other = next(others(value, kind, must))
                yield (f"{table}.{name} is {other!r}",
                       f"UPDATE {table} SET {name} = ? WHERE {where}", (other,))


def missed_in(folder, numbered):
    number, (name, sql, values) = numbered
    own = folder / f"table-{number}"
    own.mkdir()
    forger = Forger(folder / "book.db", own / "forged.db")
    assert forger.db.execute(sql, values).rowcount == 1, name
    forger.finish()
    verified = hui(forger.path, "verify", "--deep").returncode
    packed = hui(forger.path, "audit", "pack", "2026-03", "-o", str(own / "pack")).returncode
    # The journal itself wasn't touched, and other groups have their sheets.
    honest = (folder / "honest-pack/journal.jsonl").read_bytes()
    pack = own / "pack"
    is_whole = (pack / "journal.jsonl").exists() and honest == (pack / "journal.jsonl").read_bytes()
    papers = len(list(pack.glob("*.txt"))), len(list(pack.glob("closing-sheets/*.txt")))
    shutil.rmtree(own)
    is_well = (verified, packed, is_whole) == (1, 1, True) and papers >= (5, 2)
    return None if is_well else (f"{name}: verify says {verified}, the pack {packed}, papers "
                                 f"{papers}, the whole journal {is_whole}")


def main():
    folder = Path(sys.argv[1]).resolve()
    db = Forger(folder / "book.db", folder / "names.db")
    cases = list(changes(db))
    db.finish()
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        answers = pool.map(lambda numbered: missed_in(folder, numbered), enumerate(cases))
        missed = [answer for answer in answers if answer]
    print("\n".join([*missed, f"{len(cases)} changes"]))
    sys.exit(bool(missed))


main()
