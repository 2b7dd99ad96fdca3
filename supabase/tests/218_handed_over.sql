-- A finding that was handed over as a clue is read like the clue: by who may open it, on record. Everybody else keeps the count and a number.
select plan(23);
select tests.make_world();
update public.organs set code = 'QL' where id = tests.id('county');
select tests.make_officer('second officer', 'office', 'office_officer', 'county'), tests.sign_up('second officer');
insert into public.inspections (id, kind, name, organ_id, inspecting_organ_id, starts_on, ends_on, release_at, author_id)
  values (tests.id('round'), 'joint', 'round', tests.id('north'), tests.id('county'), private.today(), private.today(), now(), tests.id('officer'));
insert into public.matter_access (entity, entity_id, officer_id, reason, from_at) values ('inspection', tests.id('round'), tests.id('petition officer'), 'inspection', now());

-- Every text that is written about it on its way carries the same mark.
create function tests.step(action text, data jsonb default '{}') returns jsonb language sql stable as $$
  select jsonb_build_object('entity', 'finding', 'entity_id', tests.id('f'), 'action', action, 'note', 'MARK ' || action, 'data', data)
$$;
grant execute on all functions in schema tests to authenticated;
select tests.act_as('officer');
select tests.send('record_finding', jsonb_build_object('organ_id', tests.id('north'), 'topic', 'lost_work', 'title', 'MARK signatures', 'description', 'MARK 12 payees', 'unit_answer', 'MARK the clerk was away'), tests.id('f'));
select tests.reset();
update public.findings set inspection_id = tests.id('round') where id = tests.id('f');
select tests.act_as('officer');
select tests.send('update_finding', jsonb_build_object('finding_id', tests.id('f'), 'base_version', 1, 'description', 'MARK 12 payees, 2 signatures'));
select tests.send('act', tests.step('issue', '{"limit_days": 5, "requirements": "MARK collect"}'));
select tests.send('record_finding_talk', jsonb_build_object('finding_id', tests.id('f'), 'kind', 'talk_reminder', 'on_day', private.today(), 'note', 'MARK whom and why', 'people', '[{"part": "responsible", "post": "MARK post", "name": "MARK name"}]'::jsonb));
select tests.act_as('secretary');
select tests.send('report_rectification', jsonb_build_object('finding_id', tests.id('f'), 'proof', 'MARK repaid', 'owner_name', 'MARK owner'), tests.id('report'));
insert into storage.objects (bucket_id, name) values ('photos', 'rectifications/' || tests.id('report') || '/00000000-0000-7000-8000-000000000001.jpg');
select tests.act_as('second officer');
select tests.send('act', tests.step('return'));
select tests.reset();

-- Where the caller reads the mark: in any row of any table, and in any of the functions that speak of findings.
create function tests.told() returns text language plpgsql as $$
declare
  t record;
  hit boolean;
  found text[] := '{}';
begin
  for t in select c.relname as name, string_agg(format('x.%I', a.attname), ', ') as columns from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and has_column_privilege(c.oid, a.attnum, 'select') group by c.relname loop
    execute format('select exists (select from public.%I x where row(%s)::text like ''%%MARK%%'')', t.name, t.columns) into hit;
    if hit then found := found || t.name::text; end if;
  end loop;
  select found || array_agg(name) into found from (values
    ('a_page', public.finding_page()::text), ('a_detail', public.finding_detail(tests.id('f'))::text), ('a_search', public.finding_page('{"text": "MARK"}') ->> 'total'),
    ('a_notice', (select string_agg(public.finding_notice(n.id)::text, '') from public.finding_notices n)), ('a_device', public.sync_changes('{"findings": null, "inspections": null}')::text),
    ('a_told', public.notification_page()::text), ('a_talk', public.finding_talk_page()::text || public.talk_page()::text), ('a_draw', public.look_back_draw_list()::text),
    ('a_row', (select string_agg(r::text, '') from unnest(array['findings', 'clues_transferred', 'talk_reminders']) i, public.indicator_rows(i, tests.id('county'), '2020-01-01', '2099-12-31') r)),
    ('a_round', public.inspection_detail(tests.id('round'))::text), ('a_photo', (select string_agg('MARK', '') from storage.objects))) as x (name, words)
  where words like '%MARK%' or name = 'a_search' and words <> '0';
  return array_to_string(array(select u from unnest(found) u order by u), ' ');
end
$$;
create function tests.told_to(who text) returns text language plpgsql as $$
declare
  answer text;
begin
  perform tests.act_as(who);
  answer := tests.told();
  perform tests.reset();
  return answer;
end
$$;
create function tests.counted() returns text language sql stable as $$
  select (select string_agg((c ->> 'standing') || ' ' || (c ->> 'findings'), ' ' order by c ->> 'standing') from jsonb_array_elements(l -> 'cells') c) || ' talks ' || (l #>> '{talks,0,talk_reminders}')
  from (select public.finding_ledger() as l) x
$$;
grant execute on all functions in schema tests to authenticated;
select is(tests.told_to('officer'), 'a_detail a_device a_notice a_page a_photo a_round a_row a_search a_talk a_told events finding_notices finding_talk_people findings notifications rectifications talks', 'while it is a finding, who follows it reads it everywhere');
select isnt(tests.told_to(w), '', 'the ' || w || ' reads of it') from unnest(array['leader', 'coordinator', 'second officer', 'secretary', 'petition officer']) w;

-- It turns out to be a clue.
select tests.act_as('officer');
select is(tests.counted(), 'open 1 talks 1', 'it is counted as open, with its talk');
select tests.send('act', tests.step('escalate'));
select is(tests.told_to(w), '', 'handed over, the ' || w || ' reads nothing of it anywhere') from unnest(array['officer', 'leader', 'coordinator', 'second officer', 'secretary', 'petition officer', 'administrator', 'far leader']) w;
select tests.act_as('officer');
select is(tests.counted(), 'transferred 1 talks 1', 'it is counted as handed over, with its talk');
select is((select title || ' ' || state from public.findings), (select 'QL线索〔' || extract(year from private.today()) || '〕1号 escalated_to_clue'), 'under the number of the clue');
select is((select count(*) from public.access_events where entity = 'clue'), 0::bigint, 'of which he has opened nothing');
select tests.act_as('case manager');
select is((select string_agg(x.word, ' ' order by x.word) from (select distinct m[1] as word from public.clues c, regexp_matches(public.open_clue(c.id)::text, 'MARK ([a-z0-9]+)', 'g') m) x),
  '12 collect escalate issue name owner post repaid return signatures the whom', 'case management opens all that was written');
select is((select count(*) from public.access_events where entity = 'clue' and officer_id = tests.id('case manager')), 1::bigint, 'and that leaves a trace');
select is(tests.told_to('case manager'), 'clues', 'without opening it there is the summary in the register');

-- The text goes with it whatever moves it, and does not come back.
select tests.reset();
select throws_ok(format('update public.findings set description = %L where id = %L', 'written again', tests.id('f')), '23514', null, 'no text is put back into what was handed over');
insert into public.findings (id, organ_id, inspecting_organ_id, topic, title, description, found_on) values (tests.id('g'), tests.id('south'), tests.id('county'), 't', 'title', 'text', '2025-06-30');
select private.open_transition('findings', tests.id('g'), 'escalated_to_clue');
update public.findings set state = 'escalated_to_clue' where id = tests.id('g');
select is((select title || content from public.clues where source_id = tests.id('g')) || (select description from public.findings where id = tests.id('g')), 'titletext', 'whoever changes the state');
select * from finish();
