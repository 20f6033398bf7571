-- Lenders, and the loans that the units vouch for. A unit's loans are one book, its portfolio; the
-- tables below say of each loan where it stands, which entries are about it, and for how much each
-- unit answers.

CREATE TABLE lender (
    code TEXT NOT NULL COLLATE NOCASE PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE portfolio (
    book           INTEGER PRIMARY KEY REFERENCES book (id),
    unit           TEXT NOT NULL COLLATE NOCASE,
    closed_through TEXT
) STRICT;

CREATE TABLE loan (
    book        INTEGER NOT NULL REFERENCES book (id),
    code        TEXT NOT NULL COLLATE NOCASE,
    borrower    TEXT NOT NULL COLLATE NOCASE,
    lender      TEXT NOT NULL COLLATE NOCASE,
    stage       TEXT NOT NULL,
    principal   INTEGER NOT NULL,
    disbursed   INTEGER NOT NULL,
    outstanding INTEGER NOT NULL, -- of the principal
    -- Still owed, or approved and not paid out yet: it stands against limits.
    open        INTEGER NOT NULL,
    PRIMARY KEY (book, code)
) STRICT, WITHOUT ROWID;
-- A loan's code says which it is, whichever unit vouches for it.
CREATE UNIQUE INDEX loan_code ON loan (code);
CREATE INDEX loan_borrower ON loan (borrower);
CREATE INDEX loan_lender ON loan (lender);

-- Which entries of the portfolio's journal are about the loan.
CREATE TABLE loan_entry (
    book INTEGER NOT NULL REFERENCES book (id),
    loan TEXT NOT NULL COLLATE NOCASE,
    seq  INTEGER NOT NULL,
    PRIMARY KEY (book, loan, seq)
) STRICT, WITHOUT ROWID;

-- What each unit answers for of the loan.
CREATE TABLE loan_exposure (
    book   INTEGER NOT NULL REFERENCES book (id),
    loan   TEXT NOT NULL COLLATE NOCASE,
    unit   TEXT NOT NULL COLLATE NOCASE,
    amount INTEGER NOT NULL,
    PRIMARY KEY (book, loan, unit)
) STRICT, WITHOUT ROWID;
CREATE INDEX loan_exposure_unit ON loan_exposure (unit);
