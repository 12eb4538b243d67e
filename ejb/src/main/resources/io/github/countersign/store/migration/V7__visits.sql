-- One word for a visit of the module's pages, here as everywhere.

ALTER TABLE countersign.handoff RENAME TO visit;
ALTER INDEX countersign.handoff_state RENAME TO visit_state;
ALTER INDEX countersign.handoff_account RENAME TO visit_account;
ALTER INDEX countersign.handoff_expiry RENAME TO visit_expiry;

ALTER TABLE countersign.ticket RENAME COLUMN handoff_id TO visit_id;
ALTER INDEX countersign.ticket_handoff RENAME TO ticket_visit;
UPDATE countersign.ticket SET kind = 'IN' WHERE kind = 'HANDOFF';
UPDATE countersign.ticket SET kind = 'BACK' WHERE kind = 'COMPLETION';

ALTER TABLE countersign.challenge RENAME COLUMN handoff_id TO visit_id;
ALTER TABLE countersign.challenge RENAME COLUMN handoff_id_open TO visit_id_open;
ALTER INDEX countersign.challenge_handoff RENAME TO challenge_visit;

ALTER TABLE countersign.confirmation RENAME COLUMN handoff_id TO visit_id;
ALTER INDEX countersign.confirmation_handoff RENAME TO confirmation_visit;
