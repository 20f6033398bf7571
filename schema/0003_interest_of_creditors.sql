-- The parts of the interest on a late due that are the reserve fund's, which had paid it, and those
-- of the share that had drawn its round with less.
ALTER TABLE settled_interest ADD COLUMN to_reserve INTEGER NOT NULL DEFAULT 0;
ALTER TABLE settled_interest ADD COLUMN to_drawer INTEGER NOT NULL DEFAULT 0;
