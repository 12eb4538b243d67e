-- The look-up of a remembered browser goes by the first characters of its token's hash: 42 random bits are as good as one browser's
-- own, and make an index so narrow that it stays a level lower than one on the whole hash. The whole hash is compared in the row.
ALTER TABLE countersign.remembered_browser ADD COLUMN token_start VARCHAR(7) DEFAULT '' NOT NULL;
UPDATE countersign.remembered_browser SET token_start = SUBSTRING(token_hash, 1, 7);
CREATE INDEX remembered_browser_token ON countersign.remembered_browser (token_start);
-- as PostgreSQL calls it; H2 has a name of its own for it and keeps it, which costs a little room
ALTER TABLE countersign.remembered_browser DROP CONSTRAINT IF EXISTS remembered_browser_token_hash_key;
