-- Corrections from two devices: other fields merge, the same field is kept twice until its author decides. Nothing is dropped.
select plan(40);
select tests.make_world();
select tests.make_grids();
create function tests.edit(changes jsonb, base jsonb default '{}', version integer default null) returns jsonb language sql stable as $$
  select jsonb_strip_nulls(jsonb_build_object('visit_id', tests.id('visit'), 'base_version', version)) || jsonb_build_object('base', base, 'changes', changes)
$$;
grant execute on function tests.edit to authenticated;
select tests.act_as('walker');
select tests.send('log_visit', tests.visit('990123100201', '{"started_at": "2026-05-14T09:00:00+08:00", "guidance": "first", "topics": ["roads"]}'), tests.id('visit'));

-- Who may.
select tests.act_as('secretary');
select is(tests.refusal('update_visit', tests.edit('{"guidance": "x"}', '{"guidance": "first"}')), 'not_found', 'who reads a visit of another finds none to correct');
select tests.act_as('runner');
select is(tests.refusal('update_visit', tests.edit('{"guidance": "x"}', '{"guidance": "first"}')), 'not_found', 'for others it does not exist');
select tests.act_as('walker');
select is(tests.refusal('update_visit', tests.edit('{"author_id": "x"}')), 'field_invalid', 'who went is no matter of correction');
select is(tests.refusal('update_visit', tests.edit('{"village_code": "990123100202"}')), 'field_invalid', 'nor is where');
select is(tests.refusal('update_visit', tests.edit('{"kind": "swim"}', '{"kind": "walk"}')), 'invalid_value', 'a wrong value is refused');
select is(tests.refusal('update_visit', tests.edit(jsonb_build_object('started_at', now() + interval '2 days'), '{"started_at": "2026-05-14T01:00:00Z"}')), 'visit_in_future', 'a visit is not moved into the future');

-- One device.
select is(tests.run('update_visit', tests.edit('{"guidance": "second"}', '{"guidance": "first"}', 1)), jsonb_build_object('visit_id', tests.id('visit'), 'version', 2, 'label', null, 'conflicts', '[]'::jsonb),
  'a correction of what was seen is taken over');
select results_eq($$ select guidance, version, merge_label from public.visits where id = tests.id('visit') $$, $$ values ('second', 2, null) $$, 'without a mark');

-- Another device, which saw the first version, corrects another field.
select is(tests.run('update_visit', tests.edit('{"topics": ["roads", "water"]}', '{"topics": ["roads"]}', 1)) ->> 'label', 'parallel_edit', 'a late edit of another field merges and is marked');
select results_eq($$ select guidance, topics, merge_label, version from public.visits where id = tests.id('visit') $$, $$ values ('second', array['roads', 'water'], 'parallel_edit', 3) $$, 'both edits are in');

-- A third device, offline for weeks, corrects the same field.
select is(tests.run('update_visit', tests.edit('{"guidance": "third", "kind": "stationed"}', '{"guidance": "first", "kind": "walk"}', 1), tests.id('late')), jsonb_build_object('visit_id', tests.id('visit'), 'version', 4, 'label', 'conflict',
  'conflicts', '["guidance"]'::jsonb), 'an edit of the same field is a conflict');
select results_eq($$ select guidance, kind, merge_label from public.visits where id = tests.id('visit') $$, $$ values ('second', 'stationed', 'conflict') $$, 'nothing is overwritten, the other field is in');
select results_eq($$ select field, base_value, their_value, my_value, chosen from public.edit_conflicts $$, $$ values ('guidance', '"first"'::jsonb, '"second"'::jsonb, '"third"'::jsonb, null) $$, 'both values are kept');
select is(tests.run('update_visit', tests.edit('{"guidance": "third", "kind": "stationed"}', '{"guidance": "first", "kind": "walk"}', 1), tests.id('late')) ->> 'version', '4', 'sent again it is answered, not done again');
select is(tests.rows_of('edit_conflicts'), 1::bigint, 'one conflict');
select is(tests.run('update_visit', tests.edit('{"guidance": "second"}', '{"guidance": "first"}', 1)) -> 'conflicts', '[]', 'the same value from two devices is no conflict');
select tests.send('update_visit', tests.edit('{"guidance": "fourth"}', '{"guidance": "first"}', 1));
select is((select count(*) from public.edit_conflicts where resolved_at is null), 2::bigint, 'a further one is kept beside the first');

-- Who sees the two values, and decides.
select tests.act_as('secretary');
select is(tests.rows_of('edit_conflicts'), 0::bigint, 'what was not taken over is its author''s alone');
create function pg_temp.conflict(value text) returns jsonb language sql as $$ select jsonb_build_object('conflict_id', (select id from public.edit_conflicts where my_value = to_jsonb(value))) $$;
grant execute on function pg_temp.conflict to authenticated;
select tests.reset();
create temp table conflicts on commit drop as select my_value #>> '{}' as mine, id from public.edit_conflicts;
grant select on conflicts to authenticated;
select tests.act_as('secretary');
select is(tests.refusal('resolve_conflict', jsonb_build_object('conflict_id', (select id from conflicts where mine = 'third'), 'chosen', 'mine')), 'not_found', 'and his to decide');
select tests.act_as('walker');
select is(tests.refusal('resolve_conflict', pg_temp.conflict('third') || '{"chosen": "both"}'), 'invalid_value', 'one or the other');
select tests.send('resolve_conflict', pg_temp.conflict('third') || '{"chosen": "theirs"}');
select results_eq($$ select guidance, merge_label from public.visits where id = tests.id('visit') $$, $$ values ('second', 'conflict') $$, 'the mark stays while one is open');
select tests.send('resolve_conflict', pg_temp.conflict('fourth') || '{"chosen": "mine"}');
select results_eq($$ select guidance, merge_label from public.visits where id = tests.id('visit') $$, $$ values ('fourth', 'parallel_edit') $$, 'decided, the chosen value stands');
select is(tests.refusal('resolve_conflict', pg_temp.conflict('third') || '{"chosen": "mine"}'), 'not_found', 'a decision is final');
select results_eq($$ select my_value #>> '{}', chosen, resolved_at is not null from public.edit_conflicts order by 1 $$, $$ values ('fourth', 'mine', true), ('third', 'theirs', true) $$, 'and both values stay on record');
select is((select count(*) from public.events where entity_id = tests.id('visit')::text and action = 'conflict_decided'), 2::bigint, 'with the decisions');

-- A day corrected moves grid and figures along.
select tests.send('update_visit', tests.edit('{"started_at": "2026-07-01T08:00:00+08:00"}', '{"started_at": "2026-05-14T01:00:00+00:00"}'));
select results_eq($$ select visited_on, grid_id from public.visits where id = tests.id('visit') $$, $$ values ('2026-07-01'::date, tests.id('grid one')) $$, 'a moment is the same in every time zone');
select results_eq($$ select day, sum(value)::integer from public.indicator_days where indicator_code = 'visits' group by day $$, $$ values ('2026-07-01'::date, 1) $$, 'the count moves to the new day');
select tests.send('update_visit', tests.edit('{"started_at": "2025-12-31T08:00:00+08:00"}', '{"started_at": "2026-07-01T00:00:00Z"}'));
select is((select grid_id from public.visits where id = tests.id('visit')), null, 'before there were grids a visit belongs to none');
select tests.send('update_visit', tests.edit('{"follow_up_on": "2026-01-15", "guidance": null}', '{"follow_up_on": null, "guidance": "fourth"}'));
select results_eq($$ select follow_up_on, guidance from public.visits where id = tests.id('visit') $$, $$ values ('2026-01-15'::date, null::text) $$, 'a field may be filled in or emptied');
select is(tests.refusal('update_visit', tests.edit('{}')), 'done', 'an edit without changes harms nothing');

-- Twenty edits each from two devices, in any order: none is lost.
select tests.send('log_visit', tests.visit('990123100202', '{"guidance": "0"}'), tests.id('busy'));
do $$
declare
  n integer;
begin
  for n in select k from generate_series(1, 40) k order by md5(k::text) loop
    perform tests.send('update_visit', jsonb_build_object('visit_id', tests.id('busy'), 'base_version', 1, 'base', '{"guidance": "0"}'::jsonb, 'changes', jsonb_build_object('guidance', 'edit ' || n)));
  end loop;
end
$$;
select is((select count(distinct kept) from (select my_value #>> '{}' as kept from public.edit_conflicts where entity_id = tests.id('busy') union select guidance from public.visits where id = tests.id('busy')) k where kept like 'edit %'),
  40::bigint, 'each of forty edits of one field is in the visit or kept beside it');
select is((select version from public.visits where id = tests.id('busy')), 41, 'and each was received');
select is((select merge_label from public.visits where id = tests.id('busy')), 'conflict', 'the visit says so');

-- One device, offline: its second edit saw the version from before its first, and builds on it.
select tests.send('log_visit', tests.visit('990123100202', '{"guidance": "1", "topics": ["roads"]}'), tests.id('own'));
select tests.reset();
create function tests.own_edit(changes jsonb, base jsonb, after uuid[] default '{}') returns jsonb language sql as $$
  select jsonb_build_object('visit_id', tests.id('own'), 'base_version', 1, 'base', base, 'changes', changes, 'after', to_jsonb(after))
$$;
grant execute on function tests.own_edit to authenticated;
select tests.act_as('walker');
select tests.send('update_visit', tests.own_edit('{"guidance": "2"}', '{"guidance": "1"}'), tests.id('own first'));
select is(tests.run('update_visit', tests.own_edit('{"guidance": "3"}', '{"guidance": "2"}', array[tests.id('own first')]), tests.id('own second')) -> 'label', 'null', 'one''s own second edit is no parallel one');
select is((select merge_label from public.visits where id = tests.id('own')), null, 'and leaves no mark');
select is(tests.run('update_visit', tests.own_edit('{"topics": ["water"]}', '{"topics": ["roads"]}')) ->> 'label', 'parallel_edit', 'without naming what it builds on it is one');
select is(tests.run('update_visit', tests.own_edit('{"kind": "stationed"}', '{"kind": "walk"}', array[tests.id('own second'), tests.id('never sent')])) ->> 'label',
  'parallel_edit', 'and an edit of another device in between is noticed still');
select is(tests.refusal('update_visit', tests.own_edit('{"kind": "walk"}', '{"kind": "stationed"}') || '{"after": ["x"]}'), 'field_invalid', 'ids are ids');

-- Moved to another township he no longer corrects what he logged here.
select tests.act_as('administrator');
select tests.send('revoke_role', jsonb_build_object('role_grant_id', tests.id('role:walker')));
select tests.act_as('walker');
select is(tests.refusal('update_visit', tests.edit('{"kind": "walk"}', '{"kind": "stationed"}')), 'forbidden', 'without a role in the township nothing is corrected there');
select is(tests.rows_of('visits'), 3::bigint, 'what he logged he still reads');

select * from finish();
