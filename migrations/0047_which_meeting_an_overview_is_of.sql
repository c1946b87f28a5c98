-- Where a council has several meetings an Overview says of which it is; what it said when it was published it goes on saying (LO-02).
alter table overview_version add column apart text;
