-- What is asked of resources is agreed or not; and an urgent return ends in whatever the panel decided of the child (PP-01).
alter table panel_outcome drop constraint panel_outcome_outcome_check;
alter table panel_outcome add constraint panel_outcome_outcome_check check (outcome in (
  'continue', 'start', 'recommend-start', 'issue', 'deferred', 'step-out-child-protection', 'step-out-child-in-need', 'section-20',
  'private-order', 'other-order', 'agreed', 'not-agreed'));
alter table urgent_return drop constraint urgent_return_panel_decided_check;
alter table urgent_return add constraint urgent_return_panel_decided_check check (panel_decided in (
  'continue', 'issue-proceedings', 'step-out-child-protection', 'step-out-child-in-need', 'section-20', 'private-order', 'other-order'));
