-- People look after their second factor, owners and managers after people and policy.

ALTER TABLE countersign.account ADD COLUMN locale VARCHAR(64) DEFAULT '' NOT NULL;
-- what the people page searches in: the user name and the display name, in lower case
ALTER TABLE countersign.account ADD COLUMN search_text VARCHAR(512) DEFAULT '' NOT NULL;
-- set while somebody has asked this account to set up again, whatever the policy
ALTER TABLE countersign.account ADD COLUMN set_up_asked_at BIGINT;
ALTER TABLE countersign.account ADD COLUMN verified_at BIGINT;
ALTER TABLE countersign.account ADD COLUMN wrong_passwords INTEGER DEFAULT 0 NOT NULL;
ALTER TABLE countersign.account ADD COLUMN passwords_locked_until BIGINT;
UPDATE countersign.account SET search_text = LOWER(name || ' ' || display_name);
CREATE INDEX account_practice_role ON countersign.account (practice_id, role);

ALTER TABLE countersign.handoff ADD COLUMN confirmation VARCHAR(16) DEFAULT 'CODE' NOT NULL;
ALTER TABLE countersign.handoff ADD COLUMN signed_in_at BIGINT;
ALTER TABLE countersign.handoff ADD COLUMN browser_id VARCHAR(64);
-- a handoff ends when the account moves to another practice; those that are under way at the upgrade begin again
ALTER TABLE countersign.handoff ADD COLUMN practice_id BIGINT DEFAULT 0 NOT NULL;

-- A change that somebody wants to make, until it was confirmed and used: for one visit, action and target.
CREATE TABLE countersign.confirmation (
    id           BIGINT      NOT NULL PRIMARY KEY,
    token_hash   VARCHAR(64) NOT NULL UNIQUE,
    handoff_id   BIGINT      NOT NULL REFERENCES countersign.handoff (id),
    account_id   BIGINT      NOT NULL REFERENCES countersign.account (id),
    action       VARCHAR(24) NOT NULL,
    target_id    BIGINT      NOT NULL REFERENCES countersign.account (id),
    created_at   BIGINT      NOT NULL,
    expires_at   BIGINT      NOT NULL,
    refusal      VARCHAR(16),
    confirmed_at BIGINT,
    used_at      BIGINT
);
CREATE INDEX confirmation_handoff ON countersign.confirmation (handoff_id);
CREATE INDEX confirmation_expiry ON countersign.confirmation (expires_at);

-- A code with which somebody whose phone is out of reach gets in once. account_id_open: one that can be used for each account.
CREATE TABLE countersign.bypass_code (
    id               BIGINT      NOT NULL PRIMARY KEY,
    account_id       BIGINT      NOT NULL REFERENCES countersign.account (id),
    account_id_open  BIGINT      UNIQUE,
    security_version BIGINT      NOT NULL,
    code_hash        VARCHAR(64) NOT NULL,
    given_by         BIGINT      NOT NULL REFERENCES countersign.account (id),
    given_at         BIGINT      NOT NULL,
    expires_at       BIGINT      NOT NULL,
    used_at          BIGINT
);
CREATE INDEX bypass_code_account ON countersign.bypass_code (account_id);
CREATE INDEX bypass_code_expiry ON countersign.bypass_code (expires_at);

CREATE INDEX audit_event_target ON countersign.audit_event (directory, target, happened_at);
CREATE INDEX audit_event_page ON countersign.audit_event (directory, practice, id);
