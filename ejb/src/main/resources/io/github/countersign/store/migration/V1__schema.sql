-- Runs unchanged on H2 and PostgreSQL. Times are milliseconds since 1970-01-01T00:00Z.

CREATE SCHEMA IF NOT EXISTS countersign;

CREATE SEQUENCE countersign.id START WITH 50 INCREMENT BY 50;

CREATE TABLE countersign.installation (
    id        SMALLINT    NOT NULL PRIMARY KEY,
    key_check VARCHAR(64) NOT NULL
);

CREATE TABLE countersign.practice (
    id         BIGINT       NOT NULL PRIMARY KEY,
    directory  VARCHAR(255) NOT NULL,
    name       VARCHAR(255) NOT NULL,
    policy     VARCHAR(16)  NOT NULL,
    changed_at BIGINT,
    changed_by VARCHAR(255),
    UNIQUE (directory, name)
);

CREATE TABLE countersign.account (
    id                 BIGINT       NOT NULL PRIMARY KEY,
    directory          VARCHAR(255) NOT NULL,
    name               VARCHAR(255) NOT NULL,
    stable_id          VARCHAR(255),
    practice_id        BIGINT       NOT NULL REFERENCES countersign.practice (id),
    role               VARCHAR(16)  NOT NULL,
    display_name       VARCHAR(255) NOT NULL,
    credential_version VARCHAR(255),
    security_version   BIGINT       NOT NULL,
    wrong_guesses      INTEGER      NOT NULL,
    locked_until       BIGINT,
    first_seen_at      BIGINT       NOT NULL,
    last_seen_at       BIGINT       NOT NULL,
    UNIQUE (directory, name)
);
CREATE UNIQUE INDEX account_stable_id ON countersign.account (directory, stable_id);
CREATE INDEX account_practice ON countersign.account (practice_id, name);

-- One row per way to prove a second factor. For a phone: secret is the number, encrypted; credential_id is empty, so that
-- an account has one phone. Authenticator apps, passkeys and recovery codes are other kinds.
CREATE TABLE countersign.authenticator (
    id            BIGINT       NOT NULL PRIMARY KEY,
    account_id    BIGINT       NOT NULL REFERENCES countersign.account (id),
    kind          VARCHAR(16)  NOT NULL,
    credential_id VARCHAR(255) NOT NULL,
    secret        VARCHAR(512) NOT NULL,
    channel       VARCHAR(8),
    confirmed_at  BIGINT       NOT NULL,
    UNIQUE (account_id, kind, credential_id)
);

-- A sign-in on its way through the module's pages. open_key is set while it is open: one for each host session and purpose.
CREATE TABLE countersign.handoff (
    id               BIGINT       NOT NULL PRIMARY KEY,
    open_key         VARCHAR(80)  UNIQUE,
    state_hash       VARCHAR(64)  NOT NULL,
    cookie_hash      VARCHAR(64)  NOT NULL,
    account_id       BIGINT       NOT NULL REFERENCES countersign.account (id),
    security_version BIGINT       NOT NULL,
    role             VARCHAR(16)  NOT NULL,
    purpose          VARCHAR(16)  NOT NULL,
    application_path VARCHAR(255) NOT NULL,
    prefix           VARCHAR(255) NOT NULL,
    locale           VARCHAR(64)  NOT NULL,
    remember_offered BOOLEAN      NOT NULL,
    client_address   VARCHAR(64)  NOT NULL,
    user_agent       VARCHAR(512) NOT NULL,
    created_at       BIGINT       NOT NULL,
    expires_at       BIGINT       NOT NULL,
    completed_at     BIGINT,
    remember         BOOLEAN      NOT NULL,
    ended_at         BIGINT
);
CREATE INDEX handoff_state ON countersign.handoff (state_hash);
CREATE INDEX handoff_account ON countersign.handoff (account_id);
CREATE INDEX handoff_expiry ON countersign.handoff (expires_at);

CREATE TABLE countersign.ticket (
    hash       VARCHAR(64) NOT NULL PRIMARY KEY,
    kind       VARCHAR(16) NOT NULL,
    handoff_id BIGINT      NOT NULL REFERENCES countersign.handoff (id),
    expires_at BIGINT      NOT NULL
);
CREATE INDEX ticket_handoff ON countersign.ticket (handoff_id);
CREATE INDEX ticket_expiry ON countersign.ticket (expires_at);

-- handoff_id_open equals handoff_id while the challenge is the handoff's open one.
CREATE TABLE countersign.challenge (
    id              BIGINT       NOT NULL PRIMARY KEY,
    handoff_id      BIGINT       NOT NULL REFERENCES countersign.handoff (id),
    handoff_id_open BIGINT       UNIQUE,
    account_id      BIGINT       NOT NULL REFERENCES countersign.account (id),
    purpose         VARCHAR(16)  NOT NULL,
    nonce           VARCHAR(64)  NOT NULL,
    phone           VARCHAR(512) NOT NULL,
    channel         VARCHAR(8)   NOT NULL,
    attempts_left   INTEGER      NOT NULL,
    created_at      BIGINT       NOT NULL,
    expires_at      BIGINT       NOT NULL,
    sent_at         BIGINT,
    failure         VARCHAR(24),
    consumed_at     BIGINT
);
CREATE INDEX challenge_handoff ON countersign.challenge (handoff_id);
CREATE INDEX challenge_account ON countersign.challenge (account_id);
CREATE INDEX challenge_expiry ON countersign.challenge (expires_at);

CREATE TABLE countersign.remembered_browser (
    id                 BIGINT       NOT NULL PRIMARY KEY,
    public_id          VARCHAR(64)  NOT NULL UNIQUE,
    account_id         BIGINT       NOT NULL REFERENCES countersign.account (id),
    token_hash         VARCHAR(64)  NOT NULL UNIQUE,
    security_version   BIGINT       NOT NULL,
    credential_version VARCHAR(255),
    user_agent         VARCHAR(512) NOT NULL,
    created_at         BIGINT       NOT NULL,
    expires_at         BIGINT       NOT NULL,
    last_used_at       BIGINT       NOT NULL
);
CREATE INDEX remembered_browser_account ON countersign.remembered_browser (account_id);
CREATE INDEX remembered_browser_expiry ON countersign.remembered_browser (expires_at);

CREATE TABLE countersign.send (
    id             BIGINT      NOT NULL PRIMARY KEY,
    sent_at        BIGINT      NOT NULL,
    account_id     BIGINT      NOT NULL,
    practice_id    BIGINT      NOT NULL,
    phone_hash     VARCHAR(64) NOT NULL,
    client_address VARCHAR(64) NOT NULL,
    channel        VARCHAR(8)  NOT NULL,
    refused        BOOLEAN     NOT NULL
);
CREATE INDEX send_account ON countersign.send (account_id, sent_at);
CREATE INDEX send_phone ON countersign.send (phone_hash, sent_at);
CREATE INDEX send_address ON countersign.send (client_address, sent_at);
CREATE INDEX send_practice ON countersign.send (practice_id, sent_at);
CREATE INDEX send_time ON countersign.send (sent_at);

-- One row, locked while a send is decided on, so that the limits hold under parallel requests and on several nodes.
CREATE TABLE countersign.send_lock (
    id       SMALLINT NOT NULL PRIMARY KEY,
    taken_at BIGINT   NOT NULL
);
INSERT INTO countersign.send_lock (id, taken_at) VALUES (1, 0);

CREATE TABLE countersign.audit_event (
    id             BIGINT       NOT NULL PRIMARY KEY,
    happened_at    BIGINT       NOT NULL,
    event          VARCHAR(48)  NOT NULL,
    result         VARCHAR(24)  NOT NULL,
    directory      VARCHAR(255) NOT NULL,
    practice       VARCHAR(255) NOT NULL,
    actor          VARCHAR(255) NOT NULL,
    target         VARCHAR(255) NOT NULL,
    client_address VARCHAR(64)  NOT NULL,
    detail         VARCHAR(512) NOT NULL
);
CREATE INDEX audit_event_time ON countersign.audit_event (happened_at);
CREATE INDEX audit_event_practice ON countersign.audit_event (directory, practice, happened_at);
