-- The whole life of a group: rules for turns, late interest, the reserve fund, members who came and
-- went, its end, its calendar, and whether it was taken over.

ALTER TABLE savings_group ADD COLUMN turn_rules INTEGER; -- the entry with the rules in force
-- Left in the reserve fund from each draw.
ALTER TABLE savings_group ADD COLUMN reserve_term INTEGER NOT NULL DEFAULT 0;
ALTER TABLE savings_group
    ADD COLUMN two_person INTEGER NOT NULL DEFAULT 0 CHECK (two_person IN (0, 1));
ALTER TABLE savings_group ADD COLUMN reserve INTEGER NOT NULL DEFAULT 0; -- in the reserve fund
-- Late interest in the group's money.
ALTER TABLE savings_group ADD COLUMN interest_held INTEGER NOT NULL DEFAULT 0;
ALTER TABLE savings_group ADD COLUMN dissolved_on TEXT;
-- Of a lunar group: whether it holds rounds in leap months.
ALTER TABLE savings_group ADD COLUMN leap TEXT;
ALTER TABLE savings_group ADD COLUMN draw_after INTEGER NOT NULL DEFAULT 0; -- days
ALTER TABLE savings_group ADD COLUMN roll TEXT NOT NULL DEFAULT 'none';
-- Days, separated by a space.
ALTER TABLE savings_group ADD COLUMN holidays TEXT NOT NULL DEFAULT '';
ALTER TABLE savings_group ADD COLUMN taken_over_on TEXT;
ALTER TABLE savings_group ADD COLUMN cycle INTEGER NOT NULL DEFAULT 1 CHECK (cycle >= 1);
-- The code of the cycle before it; empty = none.
ALTER TABLE savings_group ADD COLUMN renews TEXT NOT NULL DEFAULT '' COLLATE NOCASE;
-- Who bears it when a member no longer pays.
ALTER TABLE savings_group ADD COLUMN on_default TEXT NOT NULL DEFAULT 'organiser';

-- When it came in mid-cycle, and the last round drawn by then; the same of when it left.
ALTER TABLE share ADD COLUMN joined_on TEXT;
ALTER TABLE share ADD COLUMN joined_after INTEGER;
ALTER TABLE share ADD COLUMN left_on TEXT;
ALTER TABLE share ADD COLUMN left_after INTEGER;
-- The part of what it paid that went back to the reserve fund, and when it was said to pay no more.
ALTER TABLE share ADD COLUMN recovered INTEGER NOT NULL DEFAULT 0;
ALTER TABLE share ADD COLUMN defaulted_on TEXT;

-- What the reserve fund paid in the place of a share.
CREATE TABLE reserve_cover (
    book   INTEGER NOT NULL REFERENCES book (id),
    share  INTEGER NOT NULL,
    round  INTEGER NOT NULL,
    amount INTEGER NOT NULL,
    PRIMARY KEY (book, share, round)
) STRICT, WITHOUT ROWID;

-- What was paid or waived of the interest on a late due (or, hand_over = 1, on a late hand-over).
CREATE TABLE settled_interest (
    book         INTEGER NOT NULL REFERENCES book (id),
    share        INTEGER NOT NULL,
    hand_over    INTEGER NOT NULL CHECK (hand_over IN (0, 1)),
    round        INTEGER NOT NULL,
    paid         INTEGER NOT NULL,
    waived       INTEGER NOT NULL,
    to_organiser INTEGER NOT NULL, -- the part of what was paid that is the organiser's
    PRIMARY KEY (book, share, hand_over, round)
) STRICT, WITHOUT ROWID;

-- What one of a dissolved group owes another; 0 = the organiser.
CREATE TABLE claim (
    book     INTEGER NOT NULL REFERENCES book (id),
    debtor   INTEGER NOT NULL,
    creditor INTEGER NOT NULL,
    amount   INTEGER NOT NULL,
    PRIMARY KEY (book, debtor, creditor)
) STRICT, WITHOUT ROWID;

-- Who held a share of a group, or organised it, before somebody else did: for whom its journal has
-- to be read.
CREATE TABLE former_holder (
    book   INTEGER NOT NULL REFERENCES book (id),
    member TEXT NOT NULL COLLATE NOCASE,
    PRIMARY KEY (book, member)
) STRICT, WITHOUT ROWID;

-- Only contributions and advances that were undone on a later day ask for the order of dates.
UPDATE share SET late_reversals = (
    SELECT count(*) FROM entry AS undoing
    JOIN entry AS undone ON undone.book = undoing.book AND undone.seq = undoing.reverses
    WHERE undoing.book = share.book AND undoing.effective_on > undone.effective_on
        AND undone.kind IN ('contributed', 'advanced')
        AND json_extract(undone.body, '$.share') = share.no)
WHERE late_reversals > 0;
