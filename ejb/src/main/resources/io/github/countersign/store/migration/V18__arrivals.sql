-- What became of a code that the provider accepted. Only adds: nodes of the release before leave these columns alone.

-- the provider's id of the message that was last sent
ALTER TABLE countersign.challenge ADD COLUMN provider_id VARCHAR(64);
-- null: sent as far as is known
ALTER TABLE countersign.challenge ADD COLUMN arrival VARCHAR(16);
-- the send that both are about: a node of the release before may have sent another one since
ALTER TABLE countersign.challenge ADD COLUMN arrival_of BIGINT;
