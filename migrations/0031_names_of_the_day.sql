-- What a meeting, and a seat at it, was called on its day; kept when either is given another name afterwards. Null while it is called so still.
alter table sitting add column name_of_day text;
alter table attendance add column seat_name_of_day text;
