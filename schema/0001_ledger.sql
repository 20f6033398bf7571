-- The ledger: one journal, and tables that can be rebuilt from it. schema/README.md explains both.

-- ---------------------------------------------------------------------------------------------
-- The journal. Written once, never changed; the triggers below refuse anything else.

CREATE TABLE ledger (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 32)
) STRICT, WITHOUT ROWID;

CREATE TABLE book (
    id   INTEGER PRIMARY KEY,
    code TEXT NOT NULL COLLATE NOCASE UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('register', 'group', 'loans'))
) STRICT;

CREATE TABLE entry (
    book         INTEGER NOT NULL REFERENCES book (id),
    seq          INTEGER NOT NULL CHECK (seq >= 1),
    format       INTEGER NOT NULL CHECK (format >= 1),
    receipt      INTEGER CHECK (receipt >= 1),
    kind         TEXT NOT NULL,
    effective_on TEXT NOT NULL CHECK (effective_on IS date(effective_on, '+0 days')),
    recorded_at  TEXT NOT NULL CHECK (length(recorded_at) = 24),
    actor        TEXT NOT NULL,
    ref          TEXT NOT NULL,
    reverses     INTEGER CHECK (reverses >= 1 AND reverses < seq),
    body         TEXT NOT NULL,
    hash         BLOB NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (book, seq)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX entry_ref ON entry (book, ref);
CREATE UNIQUE INDEX entry_reverses ON entry (book, reverses) WHERE reverses IS NOT NULL;

CREATE TABLE posting (
    book    INTEGER NOT NULL,
    seq     INTEGER NOT NULL,
    line    INTEGER NOT NULL CHECK (line >= 1),
    account TEXT NOT NULL,
    amount  INTEGER NOT NULL,
    PRIMARY KEY (book, seq, line),
    FOREIGN KEY (book, seq) REFERENCES entry (book, seq)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER ledger_insert BEFORE INSERT ON ledger WHEN EXISTS (SELECT 1 FROM ledger)
BEGIN SELECT RAISE(ABORT, 'a ledger has one id'); END;
CREATE TRIGGER ledger_update BEFORE UPDATE ON ledger
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER ledger_delete BEFORE DELETE ON ledger
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

CREATE TRIGGER book_insert BEFORE INSERT ON book
    WHEN EXISTS (SELECT 1 FROM book WHERE id = NEW.id OR code = NEW.code)
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER book_update BEFORE UPDATE ON book
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER book_delete BEFORE DELETE ON book
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

-- Also against INSERT OR REPLACE, which runs no DELETE trigger; and it keeps the numbers gap-free.
CREATE TRIGGER entry_insert BEFORE INSERT ON entry
    WHEN NEW.seq <> 1 + coalesce((SELECT max(seq) FROM entry WHERE book = NEW.book), 0)
        OR EXISTS (SELECT 1 FROM entry WHERE book = NEW.book AND ref = NEW.ref)
        OR (NEW.reverses IS NOT NULL
            AND EXISTS (SELECT 1 FROM entry WHERE book = NEW.book AND reverses = NEW.reverses))
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER entry_update BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER entry_delete BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

CREATE TRIGGER posting_insert BEFORE INSERT ON posting
    WHEN NEW.line <> 1 + coalesce((SELECT max(line) FROM posting
                                   WHERE book = NEW.book AND seq = NEW.seq), 0)
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER posting_update BEFORE UPDATE ON posting
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER posting_delete BEFORE DELETE ON posting
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

-- ---------------------------------------------------------------------------------------------
-- Personal data: neither journal nor projection, so that a member can be forgotten. The journal
-- holds a salted hash of each value.

CREATE TABLE personal (
    member TEXT NOT NULL COLLATE NOCASE,
    field  TEXT NOT NULL,
    salt   TEXT NOT NULL CHECK (length(salt) = 32),
    value  TEXT NOT NULL,
    PRIMARY KEY (member, field)
) STRICT, WITHOUT ROWID;

-- ---------------------------------------------------------------------------------------------
-- Projections of every book.

CREATE TABLE head (
    book    INTEGER PRIMARY KEY REFERENCES book (id),
    seq     INTEGER NOT NULL,
    receipt INTEGER NOT NULL,
    hash    BLOB NOT NULL
) STRICT;

CREATE TABLE balance (
    book    INTEGER NOT NULL REFERENCES book (id),
    account TEXT NOT NULL,
    amount  INTEGER NOT NULL,
    PRIMARY KEY (book, account)
) STRICT, WITHOUT ROWID;

-- Projections of the register.

CREATE TABLE unit (
    code   TEXT NOT NULL COLLATE NOCASE PRIMARY KEY,
    name   TEXT NOT NULL,
    parent TEXT NOT NULL COLLATE NOCASE
) STRICT, WITHOUT ROWID;

CREATE TABLE member (
    code TEXT NOT NULL COLLATE NOCASE PRIMARY KEY,
    name TEXT NOT NULL,
    unit TEXT NOT NULL COLLATE NOCASE
) STRICT, WITHOUT ROWID;

CREATE TABLE personal_hash (
    member TEXT NOT NULL COLLATE NOCASE,
    field  TEXT NOT NULL,
    hash   TEXT NOT NULL CHECK (length(hash) = 64),
    PRIMARY KEY (member, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE policy (
    key     TEXT NOT NULL,
    from_on TEXT NOT NULL,
    value   TEXT NOT NULL,
    PRIMARY KEY (key, from_on)
) STRICT, WITHOUT ROWID;

CREATE TABLE registered_group (
    code         TEXT NOT NULL COLLATE NOCASE PRIMARY KEY,
    opening_hash TEXT NOT NULL CHECK (length(opening_hash) = 64)
) STRICT, WITHOUT ROWID;

CREATE TABLE seal (
    seq   INTEGER PRIMARY KEY,
    month TEXT NOT NULL,
    books INTEGER NOT NULL,
    root  TEXT NOT NULL CHECK (length(root) = 64)
) STRICT;

-- Projections of the groups' books.

CREATE TABLE savings_group (
    book           INTEGER PRIMARY KEY REFERENCES book (id),
    code           TEXT NOT NULL,
    name           TEXT NOT NULL,
    unit           TEXT NOT NULL COLLATE NOCASE,
    organiser      TEXT NOT NULL COLLATE NOCASE,
    contribution   INTEGER NOT NULL,
    start          TEXT NOT NULL,
    every          TEXT NOT NULL,
    pot            TEXT NOT NULL,
    turn_order     TEXT NOT NULL,
    late_interest  TEXT NOT NULL,
    drawn          INTEGER NOT NULL,
    closed_through TEXT,
    commitment     INTEGER -- the entry with the secret's hash of a lot that is still to be drawn
) STRICT;

CREATE TABLE share (
    book     INTEGER NOT NULL REFERENCES book (id),
    no       INTEGER NOT NULL,
    member   TEXT NOT NULL COLLATE NOCASE,
    turn     INTEGER NOT NULL,
    paid     INTEGER NOT NULL,
    repaid   INTEGER NOT NULL,
    received INTEGER NOT NULL,
    late_reversals INTEGER NOT NULL,
    PRIMARY KEY (book, no)
) STRICT, WITHOUT ROWID;

CREATE TABLE advance (
    book   INTEGER NOT NULL REFERENCES book (id),
    share  INTEGER NOT NULL,
    round  INTEGER NOT NULL,
    amount INTEGER NOT NULL,
    PRIMARY KEY (book, share, round)
) STRICT, WITHOUT ROWID;

-- A closed month of a book: its closing entry, the first entry that may be dated later, and the
-- register's last entry at the time (which tells the seal that covers it).
CREATE TABLE closing (
    book         INTEGER NOT NULL REFERENCES book (id),
    month        TEXT NOT NULL,
    seq          INTEGER NOT NULL,
    from_seq     INTEGER NOT NULL,
    register_seq INTEGER NOT NULL,
    PRIMARY KEY (book, month)
) STRICT, WITHOUT ROWID;
CREATE INDEX closing_month ON closing (month);

CREATE TABLE checkpoint (
    book    INTEGER NOT NULL REFERENCES book (id),
    month   TEXT NOT NULL,
    account TEXT NOT NULL,
    amount  INTEGER NOT NULL,
    PRIMARY KEY (book, month, account)
) STRICT, WITHOUT ROWID;
