-- The latest time at which the closing, or an entry before it, was recorded: from then on all that
-- its checkpoint rests on was known. A clock that was set back may have stamped an earlier entry
-- with a later time than the closing's own.
ALTER TABLE closing ADD COLUMN recorded_through TEXT NOT NULL DEFAULT '';
UPDATE closing SET recorded_through = (
    SELECT max(recorded_at) FROM entry WHERE entry.book = closing.book AND entry.seq <= closing.seq
);
