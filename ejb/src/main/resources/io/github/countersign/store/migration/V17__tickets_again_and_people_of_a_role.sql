-- What a ticket in is derived from: whoever asks for many gets the same one again. Null for tickets of the release before.
ALTER TABLE countersign.ticket ADD COLUMN nonce VARCHAR(64);

-- the people of one role, page by page
CREATE INDEX account_role_name ON countersign.account (practice_id, role, name);
