-- What somebody was said to be when a second factor was last proved, at each application of each practice. The account's own practice
-- and role are the highest of these: a sign-in with the password alone changes none of them.
CREATE TABLE countersign.account_role (
    account_id  BIGINT       NOT NULL REFERENCES countersign.account (id),
    practice_id BIGINT       NOT NULL REFERENCES countersign.practice (id),
    application VARCHAR(255) NOT NULL,
    role        VARCHAR(16)  NOT NULL,
    verified_at BIGINT       NOT NULL,
    PRIMARY KEY (account_id, practice_id, application)
);
-- the role by which a visit's rights go, where it is lower than the one that its application says
ALTER TABLE countersign.visit ADD COLUMN rights VARCHAR(16);
-- a blank id is nobody's: it made one account of everybody who had it
UPDATE countersign.account SET stable_id = NULL WHERE TRIM(stable_id) = '';
