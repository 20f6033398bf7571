-- What the reserve fund refunded to a share that left, which its turn gives back: a part of what
-- the share received.
ALTER TABLE share ADD COLUMN from_fund INTEGER NOT NULL DEFAULT 0;
