-- Organs are merged, divided, replaced, or give away a part. The figures of the old organ are from then on compared with
-- those of the new; who worked there and what stood below it is moved by hand, because only people know where to.

-- payload: {from_organ_ids, to_organ_ids, effective_on, from_lives_on?, note?}: several into one, one into several, or one into one.
-- The organs that follow exist already. What does not live on ends the day before. Answers how many officers and organs are still in what ended.
create function public.record_succession(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'record_succession', payload);
  sources uuid[] := private.uuid_array(payload, 'from_organ_ids');
  targets uuid[] := private.uuid_array(payload, 'to_organ_ids');
  starts date := private.required_date(payload, 'effective_on');
  lives_on boolean := coalesce((payload ->> 'from_lives_on')::boolean, false);
  ended integer := 0;
  organ uuid;
begin
  if answer is not null then return answer; end if;
  if cardinality(sources) = 0 then perform private.refuse('field_required', 'from_organ_ids'); end if;
  if cardinality(targets) = 0 then perform private.refuse('field_required', 'to_organ_ids'); end if;
  if sources && targets or (cardinality(sources) > 1 and cardinality(targets) > 1) then perform private.refuse('succession_shape'); end if;
  if starts > private.today() then perform private.refuse('succession_later', starts::text); end if;
  perform from organs o where o.id = any (sources || targets) for update;
  if (select count(*) from organs o where o.id = any (sources || targets) and o.valid_to is null and o.valid_from <= starts)
     <> cardinality(sources) + cardinality(targets) then
    perform private.refuse('succession_of_ended');
  end if;
  insert into organ_successions (id, from_organ_id, to_organ_id, effective_on, from_lives_on, note)
  select gen_random_uuid(), s, t, starts, lives_on, coalesce(private.optional_text(payload, 'note', 200), '') from unnest(sources) s, unnest(targets) t;
  if not lives_on then
    update organs o set valid_to = greatest(o.valid_from, starts - 1), version = o.version + 1, changed_xid = pg_current_xact_id() where o.id = any (sources);
    get diagnostics ended = row_count;
    if ended <> cardinality(sources) then perform private.refuse('forbidden'); end if;
  end if;
  foreach organ in array sources || targets loop
    perform private.append_event(organ, 'organ', organ::text, 'succeeded', null, null, private.optional_text(payload, 'note', 200),
      jsonb_build_object('from_organ_ids', to_jsonb(sources), 'to_organ_ids', to_jsonb(targets), 'effective_on', starts, 'from_lives_on', lives_on));
  end loop;
  return private.finish_command(id, payload, case when lives_on then '{"officers": 0, "organs": 0}' else jsonb_build_object(
    'officers', (select count(*) from officers f where f.organ_id = any (sources) and f.left_on is null),
    'organs', (select count(*) from organs o where o.parent_id = any (sources) and o.valid_to is null)) end);
end
$$;

-- payload: {succession_id}: one that was recorded by mistake. The organ that it ended is in force again, unless another one ended it too.
create function public.withdraw_succession(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'withdraw_succession', payload);
  gone public.organ_successions;
begin
  if answer is not null then return answer; end if;
  delete from organ_successions s where s.id = private.required_uuid(payload, 'succession_id') returning * into gone;
  if not found then perform private.refuse('not_found', 'organ_succession'); end if;
  update organs o set valid_to = null, version = o.version + 1, changed_xid = pg_current_xact_id()
    where o.id = gone.from_organ_id and not gone.from_lives_on and o.valid_to is not null
      and not exists (select from organ_successions s where s.from_organ_id = o.id and not s.from_lives_on);
  perform private.append_event(gone.from_organ_id, 'organ', gone.from_organ_id::text, 'succession_withdrawn', null, null, null,
    jsonb_build_object('to_organ_id', gone.to_organ_id, 'effective_on', gone.effective_on));
  return private.finish_command(id, payload, jsonb_build_object('succession_id', gone.id));
end
$$;

-- Distinct ids of a list in a payload, refused by name when one is none.
create function private.uuid_array(payload jsonb, field text) returns uuid[]
language plpgsql immutable set search_path = public, private, extensions, pg_temp as $$
begin
  return array(select distinct value::uuid from unnest(private.text_array(payload, field)) value);
exception when invalid_text_representation then perform private.refuse('field_invalid', field); return null;
end
$$;
grant execute on function private.uuid_array to authenticated;

select private.register_commands('record_succession', 'withdraw_succession');
