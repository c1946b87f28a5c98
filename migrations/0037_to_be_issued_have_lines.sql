-- Whoever was decided on for court and is in no case yet has a line as one to be issued: written with the next look at a list.
insert into clock_line_due (child_id) select distinct child_id from episode where outcome = 'initiate-proceedings';
