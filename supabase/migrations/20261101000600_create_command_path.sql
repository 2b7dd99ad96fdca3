-- A write is a command: one function in public, security invoker, so policies still decide. `id` is made on the device
-- and is the idempotency key: sent twice, the work is done once and the answer is the same.

create table public.receipts (
  command_id uuid primary key,
  command text not null,
  officer_id uuid not null references public.officers (id),
  payload_md5 text not null,
  result jsonb not null,
  received_at timestamptz not null default clock_timestamp()
);
comment on table public.receipts is 'What was received, once each; the payload itself is not kept here.';
create index receipts_officer_id_idx on public.receipts (officer_id, received_at);
alter table public.receipts enable row level security;
revoke all on public.receipts from anon, authenticated;
grant select on public.receipts to authenticated;
create policy "receipts: own" on public.receipts
  for select to authenticated using (officer_id = (select private.real_officer_id()));

create table private.commands (name text primary key);
comment on table private.commands is 'Functions that run_commands may call.';

create function private.register_commands(variadic names text[]) returns void
language plpgsql as $$
declare
  command text;
begin
  foreach command in array names loop
    execute format('revoke all on function public.%I(uuid, jsonb) from public, anon', command);
    execute format('grant execute on function public.%I(uuid, jsonb) to authenticated', command);
    insert into private.commands (name) values (command);
  end loop;
end
$$;

-- Opens a command: answers the earlier result when the id is known, else null. The advisory lock makes a second delivery wait for the first.
create function private.begin_command(id uuid, command text, payload jsonb) returns jsonb
language plpgsql security definer set search_path = public, private, extensions, pg_temp as $$
declare
  receipt public.receipts;
  officer uuid := private.real_officer_id();
begin
  if officer is null then perform private.refuse('not_an_officer'); end if;
  if begin_command.id is null then perform private.refuse('id_missing'); end if;
  if private.is_seeing_as() and command <> 'stop_see_as' then perform private.refuse('read_only_see_as'); end if;
  perform pg_advisory_xact_lock(hashtextextended(begin_command.id::text, 0));
  select * into receipt from receipts r where r.command_id = begin_command.id;
  if found then
    if receipt.officer_id <> officer or receipt.command <> begin_command.command
       or receipt.payload_md5 <> md5(coalesce(payload, '{}')::text) then
      perform private.refuse('id_reused');
    end if;
    return receipt.result;
  end if;
  perform set_config('liandong.command', command, true);
  perform set_config('liandong.command_id', begin_command.id::text, true);
  return null;
end
$$;

create function private.finish_command(id uuid, payload jsonb, result jsonb) returns jsonb
language plpgsql security definer set search_path = public, private, extensions, pg_temp as $$
begin
  if not private.in_command() then perform private.refuse('outside_command'); end if;
  insert into receipts (command_id, command, officer_id, payload_md5, result)
    values (finish_command.id, current_setting('liandong.command'), private.real_officer_id(), md5(coalesce(payload, '{}')::text), result);
  perform set_config('liandong.command', '', true);
  perform set_config('liandong.command_id', '', true);
  return result;
end
$$;
grant execute on function private.begin_command, private.finish_command to authenticated;

-- Runs a batch in order, each entry in its own subtransaction: one refusal never blocks the rest.
-- entries: [{id, command, payload}], at most 200. Answers [{id, status: done, result} | {id, status: refused, code, detail}].
create function public.run_commands(entries jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  entry jsonb;
  answer jsonb;
  answers jsonb := '[]';
  sqlstate_text text;
  code text;
  about text;
begin
  if jsonb_typeof(entries) <> 'array' or jsonb_array_length(entries) > 200 then perform private.refuse('batch_invalid'); end if;
  for entry in select value from jsonb_array_elements(entries) loop
    begin
      if not private.is_command(entry ->> 'command') then perform private.refuse('unknown_command', entry ->> 'command'); end if;
      execute format('select public.%I($1, $2)', entry ->> 'command') into answer
        using (entry ->> 'id')::uuid, coalesce(entry -> 'payload', '{}');
      answers := answers || jsonb_build_object('id', entry -> 'id', 'status', 'done', 'result', answer);
    exception
      when others then
        get stacked diagnostics sqlstate_text = returned_sqlstate, code = message_text, about = pg_exception_detail;
        -- what passes by itself (conflicts, resources, locks, shutdown) fails the batch: the device sends it again
        if left(sqlstate_text, 2) in ('40', '53', '55', '57', '58') then raise; end if;
        answers := answers || jsonb_build_object('id', entry -> 'id', 'status', 'refused',
          'code', private.refusal_code(sqlstate_text, code),
          'detail', case when sqlstate_text = 'P0001' then coalesce(about, '') else '' end);
    end;
  end loop;
  return answers;
end
$$;

create function private.is_command(name text) returns boolean
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select exists (select from commands c where c.name = is_command.name)
$$;

-- Our refusals carry their code; the database's own errors get one that a screen can put into words.
create function private.refusal_code(state text, message text) returns text
language sql immutable as $$
  select case
    when state = 'P0001' then message
    when state = '42501' then 'forbidden'
    when state = '23505' then 'already_exists'
    when state = '23P01' then 'overlaps'
    when state = '23503' then 'reference_not_found'
    when state in ('23514', '23502', '22P02', '22007', '22008', '22003', '22023') then 'invalid_value'
    else 'internal'
  end
$$;
grant execute on function private.is_command, private.refusal_code to authenticated;
revoke all on function public.run_commands from public, anon;
grant execute on function public.run_commands to authenticated;

-- Values out of a payload, refused by name when they are missing or malformed.
create function private.required_text(payload jsonb, field text, max_length integer default 200) returns text
language plpgsql immutable as $$
declare
  value text := btrim(coalesce(payload ->> field, ''));
begin
  if value = '' then perform private.refuse('field_required', field); end if;
  if length(value) > max_length then perform private.refuse('field_too_long', field); end if;
  return value;
end
$$;

create function private.optional_text(payload jsonb, field text, max_length integer default 2000) returns text
language plpgsql immutable as $$
declare
  value text := nullif(btrim(coalesce(payload ->> field, '')), '');
begin
  if length(value) > max_length then perform private.refuse('field_too_long', field); end if;
  return value;
end
$$;

create function private.required_uuid(payload jsonb, field text) returns uuid
language plpgsql immutable as $$
begin
  if coalesce(payload ->> field, '') = '' then perform private.refuse('field_required', field); end if;
  return (payload ->> field)::uuid;
exception when invalid_text_representation then perform private.refuse('field_invalid', field); return null;
end
$$;

create function private.required_date(payload jsonb, field text) returns date
language plpgsql stable as $$
begin
  if coalesce(payload ->> field, '') = '' then perform private.refuse('field_required', field); end if;
  if payload ->> field !~ '^\d{4}-\d{2}-\d{2}$' then perform private.refuse('field_invalid', field); end if;
  return (payload ->> field)::date;
exception when datetime_field_overflow then perform private.refuse('field_invalid', field); return null;
end
$$;

create function private.text_array(payload jsonb, field text) returns text[]
language sql immutable as $$
  select coalesce(array_agg(value), '{}') from jsonb_array_elements_text(
    case when jsonb_typeof(payload -> field) = 'array' then payload -> field else '[]' end)
$$;
grant execute on function private.required_text, private.optional_text, private.required_uuid, private.required_date,
  private.text_array to authenticated;
