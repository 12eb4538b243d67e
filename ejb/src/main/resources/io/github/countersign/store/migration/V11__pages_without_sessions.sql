-- The pages keep nothing in sessions of a server: any node can answer any request of a visit.

-- The cookie that the pages give to a browser when it enters, as a hash. A visit can be entered in two tabs at the same moment.
CREATE TABLE countersign.page_cookie (
    hash      VARCHAR(64) NOT NULL PRIMARY KEY,
    visit_id  BIGINT      NOT NULL REFERENCES countersign.visit (id) ON DELETE CASCADE,
    issued_at BIGINT      NOT NULL
);
CREATE INDEX page_cookie_visit ON countersign.page_cookie (visit_id);

-- What the pages keep from one request of a visit to the next, encrypted: what was typed, news, a code that is shown once.
CREATE TABLE countersign.drawer (
    visit_id BIGINT        NOT NULL REFERENCES countersign.visit (id) ON DELETE CASCADE,
    name     VARCHAR(64)   NOT NULL,
    content  VARCHAR(8000) NOT NULL,
    kept_at  BIGINT        NOT NULL,
    PRIMARY KEY (visit_id, name)
);
CREATE INDEX drawer_time ON countersign.drawer (kept_at);
