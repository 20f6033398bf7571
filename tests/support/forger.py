"""A ledger's file in the hands of somebody who knows SQLite and the format of the journal."""

import functools
import json
import shutil
import sqlite3
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "cli/audit"))
import books
import journal
import papers

# One signature needn't be worked out a thousand times.
books.is_signed_by = functools.lru_cache(books.is_signed_by)
COLUMNS = "seq, receipt, kind, effective_on, recorded_at, actor, ref, reverses, body, hash"


class Forger:
    """A copy of a ledger without its guards."""

    def __init__(self, ledger, copy):
        shutil.copy(ledger, copy)
        self.path = copy
        self.db = sqlite3.connect(copy, isolation_level=None)
        self.run("PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF;"
                 "PRAGMA synchronous = OFF")
        guards = "SELECT type, name FROM sqlite_master WHERE sql IS NOT NULL AND type IN (?, ?)"
        for kind, name in self.rows(guards, "trigger", "index"):
            self.run(f"DROP {kind} {name}")
        self.run("BEGIN")

    def run(self, script):
        for sql in script.split(";"):
            self.db.execute(sql)

    def rows(self, sql, *values):
        return self.db.execute(sql, values).fetchall()

    def value(self, sql, *values):
        return self.db.execute(sql, values).fetchone()[0]

    def finish(self):
        self.db.commit()
        self.db.close()

    def columns(self, table):
        """Name, type, whether it must be something, and the place in the key, of each column."""
        return [(name, kind, bool(must or key), key)
                for _, name, kind, must, _, key in self.rows(f"PRAGMA table_info({table})")]

    def tables(self, having):
        """The tables that have a column."""
        names = self.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
        return [name for name, in names if having in {column[0] for column in self.columns(name)}]

    def books(self):
        return dict(self.rows("SELECT code, id FROM book ORDER BY id"))

    def heads(self):
        """What the pack's heads.csv says: the code of each book's end by the ledger's own table."""
        return {code: papers.witness_of(hash_.hex()) for code, hash_ in
                self.rows("SELECT code, hash FROM book LEFT JOIN head ON book = id")
                if hash_ is not None}

    def seqs(self, book):
        rows = self.rows("SELECT seq FROM entry WHERE book = ? ORDER BY seq", book)
        return [seq for seq, in rows]

    def postings(self, book, seq):
        return self.rows("SELECT account, amount FROM posting WHERE book = ? AND seq = ?"
                         " ORDER BY line", book, seq)

    def delete(self, book, seq):
        for table in ("posting", "entry"):
            self.run(f"DELETE FROM {table} WHERE book = {book} AND seq = {seq}")

    def renumber(self, book, numbers):
        """Gives entries other numbers, all at once: 5 -> 6, 6 -> 5."""
        for table in ("posting", "entry"):
            for old, new in numbers.items():
                self.run(f"UPDATE {table} SET seq = {-new} WHERE book = {book} AND seq = {old}")
            self.run(f"UPDATE {table} SET seq = -seq WHERE book = {book} AND seq < 0")

    def copy(self, book, seq, new):
        for table in ("entry", "posting"):
            names = [column[0] for column in self.columns(table)]
            values = {"seq": str(new), "ref": "ref || ' again'"}
            self.run(f"INSERT INTO {table} SELECT {', '.join(values.get(n, n) for n in names)}"
                     f" FROM {table} WHERE book = {book} AND seq = {seq}")

    def change_body(self, book, seq, change):
        stored = self.value("SELECT body FROM entry WHERE book = ? AND seq = ?", book, seq)
        body = json.loads(stored)
        change(body)
        self.db.execute("UPDATE entry SET body = ? WHERE book = ? AND seq = ?",
                        (journal.canonical(body), book, seq))

    def rehash(self, code):
        """Works out all hashes of a book anew, and what the tables say of its end."""
        book = self.books()[code]
        ledger = self.value("SELECT id FROM ledger")
        before, seq, receipt = journal.START, 0, 0
        for row in self.rows(f"SELECT {COLUMNS} FROM entry WHERE book = ? ORDER BY seq", book):
            entry = dict(zip(COLUMNS.split(", "), row), format="hui-entry 1", ledger=ledger,
                         book=code)
            entry["body"] = json.loads(entry["body"])
            seq, receipt = entry["seq"], entry["receipt"] or receipt
            entry["postings"] = [dict(zip(("account", "amount"), posting))
                                 for posting in self.postings(book, seq)]
            before = journal.hash_of(entry, before)
            self.db.execute("UPDATE entry SET hash = ? WHERE book = ? AND seq = ?",
                            (bytes.fromhex(before), book, seq))
        self.db.execute("UPDATE head SET seq = ?, receipt = ?, hash = ? WHERE book = ?",
                        (seq, receipt, bytes.fromhex(before), book))
        self.run(f"DELETE FROM balance WHERE book = {book};"
                 "INSERT INTO balance SELECT book, account, sum(amount) FROM posting"
                 f" WHERE book = {book} GROUP BY account HAVING sum(amount) <> 0")
        return before

    def closings(self):
        """The number of each book's closing."""
        return dict(self.rows("SELECT code, seq FROM closing JOIN book ON id = book"))

    def take_signatures_off(self):
        register = self.books()["register"]
        signed = "SELECT seq FROM entry WHERE book = ? AND kind = 'seal-signed' ORDER BY seq DESC"
        for seq, in self.rows(signed, register):
            self.delete(register, seq)
            last = self.seqs(register)[-1]
            self.renumber(register, {n: n - 1 for n in range(seq + 1, last + 1)})

    def seal_anew(self):
        """Puts each seal on the closings as they stand now; of one month, one closing a book."""
        register = self.books()["register"]
        for seq, month in self.rows("SELECT seq, month FROM seal"):
            heads = [(code, {"seq": number, "hash": hash_.hex()}) for code, number, hash_ in
                     self.rows("SELECT code, entry.seq, hash FROM closing JOIN entry"
                               " USING (book, seq) JOIN book ON id = book WHERE month = ?", month)]
            heads.sort(key=lambda head: head[0].encode())
            root = books.root_of(["hui-seal 1", f"month {month}"], heads)
            parts = [{"first": head[0], "root": books.root_of(["hui-seal-part 1"], [head])}
                     for head in heads]
            self.change_body(register, seq,
                             lambda body, r=root, p=parts: body.update(root=r, parts=p))
            self.db.execute("UPDATE seal SET root = ? WHERE seq = ?", (root, seq))
        self.rehash("register")

    def register_anew(self):
        """The register names the openings as they stand, and the closings name that register."""
        books = self.books()
        register = books["register"]
        for seq, in self.rows("SELECT seq FROM entry WHERE kind = 'group-registered'"):
            body = json.loads(self.value("SELECT body FROM entry WHERE book = ? AND seq = ?",
                                         register, seq))
            opening = self.value("SELECT hex(hash) FROM entry WHERE seq = 1 AND book = ?",
                                 books[body["group"]]).lower()
            self.change_body(register, seq, lambda b, o=opening: b.update(opening_hash=o))
            self.db.execute("UPDATE registered_group SET opening_hash = ? WHERE code = ?",
                            (opening, body["group"]))
        self.rehash("register")
        for code, seq in self.closings().items():
            known = "SELECT lower(hex(hash)) FROM entry WHERE book = ? AND seq = ?"
            self.change_body(books[code], seq, lambda body: body.update(
                register_hash=self.value(known, register, body["register_seq"])))
            self.rehash(code)
