-- A child's case can be held by a family help lead practitioner beside the social workers (SET-09, SET-01). Who held one before was a social
-- worker, and stays one.
alter table role_holding drop constraint role_holding_role_check;
alter table role_holding add constraint role_holding_role_check check (role in (
  'social-worker', 'lead-practitioner', 'team-manager', 'service-manager', 'head-of-service', 'clinic-lead', 'court-qa-manager',
  'panel-administrator', 'solicitor', 'family-group-conference-manager', 'divisional-director', 'quality-board-member',
  'authority-administrator'));
alter table role_holding add constraint role_holding_in_a_team check (role <> 'lead-practitioner' or team_id is not null);
alter table power drop constraint power_role_check;
alter table power add constraint power_role_check check (role in (
  'social-worker', 'lead-practitioner', 'team-manager', 'service-manager', 'head-of-service', 'clinic-lead', 'court-qa-manager',
  'panel-administrator', 'solicitor', 'family-group-conference-manager', 'divisional-director', 'quality-board-member',
  'authority-administrator'));
