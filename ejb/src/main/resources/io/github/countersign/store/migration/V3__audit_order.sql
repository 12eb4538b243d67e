-- The audit trail is read by time, newest first; ids, which every node takes fifty at a time, only part what happened at once.
CREATE INDEX audit_event_newest ON countersign.audit_event (directory, practice, happened_at, id);
CREATE INDEX audit_event_actor ON countersign.audit_event (directory, practice, actor, happened_at, id);
CREATE INDEX audit_event_subject ON countersign.audit_event (directory, practice, target, happened_at, id);
DROP INDEX countersign.audit_event_practice;
DROP INDEX countersign.audit_event_page;
