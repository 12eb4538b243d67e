-- The spelling by which somebody was last seen, or was set up; what is left of the name when nothing counts in which spellings differ.
ALTER TABLE countersign.account ADD COLUMN spelling VARCHAR(255);
ALTER TABLE countersign.account ADD COLUMN skeleton VARCHAR(255);
-- whose name this one looks like: held until somebody decides, or, with a time, another spelling of that account
ALTER TABLE countersign.account ADD COLUMN twin_id BIGINT;
ALTER TABLE countersign.account ADD COLUMN alias_since BIGINT;
-- what an application last said of the spelling that was set up, and when
ALTER TABLE countersign.account ADD COLUMN spelling_standing VARCHAR(320);
ALTER TABLE countersign.account ADD COLUMN spelling_seen_at BIGINT;
-- the skeleton first: rows without one are found by it, too
CREATE INDEX account_skeleton ON countersign.account (skeleton, directory);
CREATE INDEX account_twin ON countersign.account (twin_id);
-- a sign-in under a name that is known with other roles or another stable id: it cannot be proved
ALTER TABLE countersign.visit ADD COLUMN held BOOLEAN DEFAULT FALSE NOT NULL;
