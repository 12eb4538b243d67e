-- What the people page finds people by: the words of their names. In UTF-8 bytes, which have one order in every database, whatever
-- its collation: all words that begin alike stand together. V6 fills it for the accounts that are there.
CREATE TABLE countersign.search_word (
    account_id  BIGINT       NOT NULL REFERENCES countersign.account (id),
    word        BYTEA        NOT NULL,
    practice_id BIGINT       NOT NULL,
    name        VARCHAR(255) NOT NULL,
    PRIMARY KEY (account_id, word)
);
CREATE INDEX search_word_practice ON countersign.search_word (practice_id, word, name, account_id);
ALTER TABLE countersign.account DROP COLUMN search_text;
