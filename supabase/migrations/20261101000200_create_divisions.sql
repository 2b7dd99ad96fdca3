-- Administrative divisions: the official 12-digit list, city to village. Every officer may read them; an administrator
-- writes those below the division of an organ that he administers. A position is optional and never invented.

-- The digits of a code that its children share: 4 for a city, 6 for a county, 9 for a township, all 12 for a village.
create function private.division_prefix(code text) returns text
language sql immutable strict parallel safe as $$
  select case
    when code like '____00000000' then left(code, 4)
    when code like '______000000' then left(code, 6)
    when code like '_________000' then left(code, 9)
    else code
  end
$$;
grant execute on function private.division_prefix to authenticated;

create table public.divisions (
  code text primary key,
  parent_code text references public.divisions (code) deferrable initially deferred,
  level text not null,
  name text not null,
  type text,
  lon double precision,
  lat double precision,
  coord_source text,
  workload integer not null default 1,
  valid_from date not null default '2000-01-01',
  valid_to date,
  changed_xid xid8 not null default pg_current_xact_id(),
  constraint divisions_code_digits check (code ~ '^[0-9]{12}$'),
  constraint divisions_level_known check (level in ('city', 'county', 'township', 'village')),
  constraint divisions_level_shape check (
    case level
      when 'city' then code like '____00000000'
      when 'county' then code like '______000000' and code not like '____00000000'
      when 'township' then code like '_________000' and code not like '______000000'
      else code not like '_________000'
    end),
  constraint divisions_parent_prefix check (
    parent_code is null or (parent_code <> code and starts_with(code, private.division_prefix(parent_code)))),
  constraint divisions_name_present check (btrim(name) <> ''),
  constraint divisions_position_whole check ((lon is null) = (lat is null)),
  constraint divisions_position_range check (lon between -180 and 180 and lat between -90 and 90),
  constraint divisions_workload_range check (workload between 1 and 100000),
  constraint divisions_validity check (valid_to is null or valid_to >= valid_from)
);
comment on column public.divisions.lon is 'WGS-84 degrees; null when no real point is known. Positions for planning are computed, never stored here.';
comment on column public.divisions.workload is 'Weight of a village in grid planning, at least 1 (for example hundreds of households).';
create index divisions_parent_code_idx on public.divisions (parent_code);
create index divisions_code_pattern_idx on public.divisions (code text_pattern_ops);
create index divisions_changed_xid_idx on public.divisions (changed_xid);

alter table public.divisions enable row level security;
revoke all on public.divisions from anon, authenticated;
grant select, insert, update on public.divisions to authenticated;

-- Boundaries that an administrator uploaded; the product ships none.
create table public.boundaries (
  division_code text primary key references public.divisions (code),
  geojson jsonb not null,
  attribution text not null,
  uploaded_at timestamptz not null default now(),
  constraint boundaries_geojson_kind check (geojson ->> 'type' in ('FeatureCollection', 'Feature', 'Polygon', 'MultiPolygon')),
  constraint boundaries_size check (length(geojson::text) <= 5000000)
);
alter table public.boundaries enable row level security;
revoke all on public.boundaries from anon, authenticated;
grant select, insert, update, delete on public.boundaries to authenticated;
