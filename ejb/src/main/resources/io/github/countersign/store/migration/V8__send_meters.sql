-- Sends are counted instead of kept one by one: one row for each thing that has a limit (docs/adr/011).
-- Only adds: nodes of the release before go on with send and send_lock, which the next release drops.

CREATE TABLE countersign.send_meter (
    id         VARCHAR(80)   NOT NULL PRIMARY KEY,
    sends      VARCHAR(4000) NOT NULL,
    last_at    BIGINT,
    kept_until BIGINT        NOT NULL
);
CREATE INDEX send_meter_kept ON countersign.send_meter (kept_until);

-- true: written by a node of this release, which has counted it itself
ALTER TABLE countersign.send ADD COLUMN metered BOOLEAN DEFAULT FALSE NOT NULL;

-- what the limits said when a code was last asked for, so that the page need not ask them
ALTER TABLE countersign.challenge ADD COLUMN asked_at BIGINT;
ALTER TABLE countersign.challenge ADD COLUMN next_send_at BIGINT;
ALTER TABLE countersign.challenge ADD COLUMN limited_by VARCHAR(24);
ALTER TABLE countersign.challenge ADD COLUMN sends INTEGER DEFAULT 0 NOT NULL;

-- true: the browser was once remembered for the account
ALTER TABLE countersign.visit ADD COLUMN known_browser BOOLEAN DEFAULT FALSE NOT NULL;
-- shortened hashes of the networks from which the account was verified, newest first
ALTER TABLE countersign.account ADD COLUMN known_networks VARCHAR(255);
