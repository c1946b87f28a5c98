-- With every page the menu counts the actions that are overdue: those of everybody for who sees every child.
create index action_overdue on action (due_on) where done_on is null;
