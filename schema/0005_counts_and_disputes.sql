-- Counts of the box, what they found as it was posted, and disputes that are not settled.

ALTER TABLE savings_group ADD COLUMN last_count INTEGER; -- the entry with the last count of the box
-- What counts found in the box and the books had not, less what was missing.
ALTER TABLE savings_group ADD COLUMN cash_difference INTEGER NOT NULL DEFAULT 0;

CREATE TABLE dispute (
    book   INTEGER NOT NULL REFERENCES book (id),
    seq    INTEGER NOT NULL, -- the entry that opened it
    member TEXT NOT NULL COLLATE NOCASE,
    since  TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (book, seq)
) STRICT, WITHOUT ROWID;
