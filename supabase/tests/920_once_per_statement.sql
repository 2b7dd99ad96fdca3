-- Who asks is found out once for a statement, not once for a row: seven hundred more rows do not make the helpers of the policies
-- run seven hundred times more.
select plan(16);
select tests.make_world();
select tests.make_grids();
set local track_functions = 'all';

create function tests.add_rows(first integer, last integer) returns void language sql as $$
  insert into public.divisions (code, parent_code, level, name) select '990123100' || n, '990123100000', 'village', 'v' || n from generate_series(first, last) n where n between 300 and 999;
  insert into public.visits (id, village_code, organ_id, author_id, kind, started_at)
    select tests.uuid7(n), '990123100201', tests.id('north'), tests.id('walker'), 'walk', now() - n * interval '1 hour' from generate_series(first, last) n;
  insert into public.visit_problems (id, visit_id, village_code, organ_id, author_id, category, description, noted_on)
    select tests.uuid7(n), tests.uuid7(n), '990123100201', tests.id('north'), tests.id('walker'), 'style', 'x', private.today() from generate_series(first, last) n;
  insert into public.officers (id, organ_id, name) select tests.uuid7(n), tests.id('north'), 'officer ' || n from generate_series(first, last) n;
  insert into public.role_grants (id, officer_id, role, organ_id, valid_from) select tests.uuid7(n), tests.uuid7(n), 'grid_leader', tests.id('north'), '2026-01-01' from generate_series(first, last) n;
  insert into public.notifications (officer_id, kind, entity, entity_id) select tests.id('leader'), 'k', 'e', tests.uuid7(n) from generate_series(first, last) n;
  select private.append_event(tests.id('north'), 'visit', tests.uuid7(n)::text, 'logged') from generate_series(first, last) n;
$$;
-- Calls of the project's own functions that a statement makes.
create function tests.calls_of(query text) returns bigint language plpgsql as $$
declare
  before bigint := (select coalesce(sum(calls), 0) from pg_stat_xact_user_functions where schemaname = 'private');
begin
  execute 'select count(*) from (' || query || ') q';
  return (select coalesce(sum(calls), 0) from pg_stat_xact_user_functions where schemaname = 'private') - before;
end
$$;
create temp table asked (query text primary key, who text, few bigint, many bigint);
insert into asked (who, query) values
  ('leader', 'select * from public.visits'), ('walker', 'select id from public.visits'), ('leader', 'select * from public.visit_problems'),
  ('leader', 'select at from public.events'), ('leader', 'select * from public.indicator_days'), ('walker', 'select * from public.divisions'),
  ('walker', 'select * from public.officers'), ('administrator', 'select * from public.role_grants'), ('walker', 'select * from public.grids'),
  ('walker', 'select * from public.grid_villages'), ('leader', 'select * from public.notifications'),
  ('secretary', 'select * from public.villages_due()'), ('secretary', 'select public.villages_to_visit()'), ('secretary', 'select public.visit_coverage()'),
  ('walker', 'select public.sync_page(''visits'')'), ('leader', 'select * from public.indicator_facts(array[''visits''], tests.id(''county''), ''2026-01-01'', ''2026-12-31'')');
grant select, update on asked to authenticated;
grant execute on function tests.calls_of to authenticated;
create function tests.measure(answer text) returns void language plpgsql as $$
declare
  a record;
  n bigint;
begin
  for a in select * from asked loop
    perform tests.act_as(a.who);
    n := tests.calls_of(a.query);
    perform tests.reset();
    execute format('update asked set %I = %s where query = %L', answer, n, a.query);
  end loop;
end
$$;
do $$ begin perform tests.add_rows(300, 309), tests.measure('few'); perform tests.add_rows(310, 999), tests.measure('many'); end $$;
select cmp_ok(many - few, '<', 100::bigint, query || ': 690 rows more, and not a call for each') from asked;

select * from finish();
