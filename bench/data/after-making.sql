-- Sequences after the highest id; then every foreign key is looked at, because none was while loading. Stops at the first that is broken.
do $$ declare r record; m bigint; begin
  for r in select table_name t, column_name c from information_schema.columns where table_schema = 'public' and is_identity = 'YES' loop
    execute format('select coalesce(max(%I), 0) + 1 from %I', r.c, r.t) into m;
    execute format('alter table %I alter %I restart with %s', r.t, r.c, m);
  end loop;
end $$;
do $$ declare f record; n bigint; begin
  for f in
    select c.conname, c.conrelid::regclass t, c.confrelid::regclass r,
      (select string_agg(format('x.%I = y.%I', a.attname, b.attname), ' and ') from generate_subscripts(c.conkey, 1) i
        join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[i]
        join pg_attribute b on b.attrelid = c.confrelid and b.attnum = c.confkey[i]) same,
      (select string_agg(format('x.%I is not null', a.attname), ' and ') from unnest(c.conkey) k
        join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k) filled
    from pg_constraint c where contype = 'f' and connamespace = 'public'::regnamespace
  loop
    execute format('select count(*) from %s x where %s and not exists (select from %s y where %s)', f.t, f.filled, f.r, f.same) into n;
    if n > 0 then raise exception '% of %: % rows refer to nothing', f.conname, f.t, n; end if;
  end loop;
end $$;
drop schema if exists bench cascade;
