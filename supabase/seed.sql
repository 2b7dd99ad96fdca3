-- Demonstration data: an invented county, 青岚县, with invented places and people. Nothing here is a real place or person.
-- Ids are derived from names, so that the seed can be read and repeated.

create function pg_temp.uid(name text) returns uuid language sql immutable as $$ select md5('liandong-demo:' || name)::uuid $$;

insert into public.divisions (code, parent_code, level, name, type, lon, lat, coord_source) values
  ('990100000000', null, 'city', '云岫市', '地级市', 110.30, 28.40, 'demonstration'),
  ('990123000000', '990100000000', 'county', '青岚县', '县', 110.30, 28.40, 'demonstration');

create temp table demo_townships (position integer, code text, name text, villages text[], lon double precision, lat double precision) on commit drop;
insert into demo_townships values
  (1, '990123100000', '云溪镇', '{云溪,上坞,下坞,竹源,樟树下,里仁,外仁,石门,金坑,后山,横路,东源}', 110.22, 28.46),
  (2, '990123101000', '石桥镇', '{石桥,桥头,枫林,洪家,叶家,田畈,前湾,后湾,水口,大路,古楼}', 110.34, 28.48),
  (3, '990123102000', '柳坪镇', '{柳坪,柳川,半岭,岭脚,毛竹坪,黄泥岗,双溪,溪口,高坪}', 110.44, 28.44),
  (4, '990123103000', '白鹭镇', '{白鹭,鹭溪,沙洲,渡口,新塘,老塘,杨林,荷塘,长堤,港边}', 110.25, 28.36),
  (5, '990123200000', '青峰乡', '{青峰,峰下,云顶,茶山,岩前,岩后,龙潭}', 110.14, 28.38),
  (6, '990123201000', '松岭乡', '{松岭,松坑,大坳,小坳,箬坑,梓源,梅岭,石壁}', 110.42, 28.33),
  (7, '990123001000', '南塘街道', '{南塘,塘西,塘东,文昌,向阳,和平,民主,建设,幸福,花园,清风,学前}', 110.31, 28.40),
  (8, '990123002000', '河湾街道', '{河湾,湾里,码头,仓前,东门,西门,北街,南街,新村,前进,光明}', 110.36, 28.38);

insert into public.divisions (code, parent_code, level, name, type, lon, lat, coord_source)
select code, '990123000000', 'township', name, case when name like '%街道' then '街道' when name like '%乡' then '乡' else '镇' end, lon, lat, 'demonstration'
from demo_townships;

insert into public.divisions (code, parent_code, level, name, type, lon, lat, coord_source, workload)
select left(t.code, 9) || lpad((200 + v.n)::text, 3, '0'), t.code, 'village',
  v.name || case when t.name like '%街道' then '社区居民委员会' else '村村民委员会' end,
  case when t.name like '%街道' then '社区' else '村' end,
  -- a sunflower spiral around the seat: spread, never stacked; one village in nine has no known point
  case when v.n % 9 <> 5 then t.lon + 0.013 * sqrt(v.n) * cos(v.n * 2.39996) end,
  case when v.n % 9 <> 5 then t.lat + 0.011 * sqrt(v.n) * sin(v.n * 2.39996) end,
  case when v.n % 9 <> 5 then 'demonstration' end,
  8 + (v.n * 7 + t.position * 5) % 19
from demo_townships t, unnest(t.villages) with ordinality as v (name, n);

insert into public.organs (id, kind, name, code, division_code, parent_id) values
  (pg_temp.uid('city'), 'city_commission', '云岫市纪委监委', 'DEMO', null, null);
insert into public.organs (id, kind, name, code, division_code, parent_id) values
  (pg_temp.uid('county'), 'county_commission', '青岚县纪委监委', 'QL', '990123000000', pg_temp.uid('city'));
insert into public.organs (id, kind, name, code, division_code, parent_id) values
  (pg_temp.uid('petition-office'), 'commission_office', '信访室', 'QL-XF', null, pg_temp.uid('county')),
  (pg_temp.uid('case-office'), 'commission_office', '案件监督管理室', 'QL-AG', null, pg_temp.uid('county')),
  (pg_temp.uid('office-1'), 'commission_office', '第一监督检查室', 'QL-J1', null, pg_temp.uid('county')),
  (pg_temp.uid('office-3'), 'commission_office', '第三纪检监察室', 'QL-J3', null, pg_temp.uid('county')),
  (pg_temp.uid('group-1'), 'stationed_group', '派驻第一纪检监察组', 'QL-P1', null, pg_temp.uid('county')),
  (pg_temp.uid('group-3'), 'stationed_group', '派驻第三纪检监察组', 'QL-P3', null, pg_temp.uid('county'));
insert into public.organs (id, kind, name, code, division_code, parent_id)
select pg_temp.uid(name), 'township_commission', name || case when name like '%街道' then '纪工委' else '纪委' end, 'QL-T' || position, code, pg_temp.uid('county')
from demo_townships;

create temp table demo_officers (name text, organ text, post text, role text, scope text, skills text[]) on commit drop;
insert into demo_officers values
  ('管理员小周', 'city', '信息管理员', 'administrator', 'city', '{}'),
  ('沈明远', 'county', '县纪委副书记、县监委副主任', 'leader', 'county', '{纪律审查,法律}'),
  ('陆清和', 'county', '县纪委常委', 'area_coordinator', 'county', '{纪律审查,财务}'),
  ('方知行', 'office-1', '主任', 'office_officer', 'county', '{纪律审查,财务}'),
  ('钟静文', 'case-office', '主任', 'case_manager', 'county', '{法律,档案}'),
  ('苏允之', 'petition-office', '主任', 'petition_officer', 'county', '{信访接待,档案}'),
  ('韩以宁', 'office-3', '副主任', 'office_officer', 'county', '{法律,谈话}'),
  ('罗致远', 'group-3', '组长', 'office_officer', 'county', '{审计,财务}'),
  ('程守正', '云溪镇', '纪委书记', 'township_officer', '云溪镇', '{纪律审查}'),
  ('江月明', '云溪镇', '纪检干事', 'grid_leader', '云溪镇', '{谈话}'),
  ('叶知秋', '云溪镇', '纪检干事', 'grid_leader', '云溪镇', '{财务}'),
  ('石维新', '石桥镇', '纪委书记', 'township_officer', '石桥镇', '{纪律审查}'),
  ('洪一帆', '石桥镇', '纪检干事', 'grid_leader', '石桥镇', '{谈话}'),
  ('柳成荫', '柳坪镇', '纪委书记', 'township_officer', '柳坪镇', '{纪律审查}'),
  ('毛学勤', '柳坪镇', '纪检干事', 'grid_leader', '柳坪镇', '{工程}'),
  ('鹿鸣谦', '白鹭镇', '纪委书记', 'township_officer', '白鹭镇', '{纪律审查}'),
  ('杨听雨', '白鹭镇', '纪检干事', 'grid_leader', '白鹭镇', '{财务}'),
  ('岳青松', '青峰乡', '纪委书记', 'township_officer', '青峰乡', '{纪律审查}'),
  ('龙思源', '青峰乡', '纪检干事', 'grid_leader', '青峰乡', '{谈话}'),
  ('梅若寒', '松岭乡', '纪委书记', 'township_officer', '松岭乡', '{纪律审查}'),
  ('宋长林', '松岭乡', '纪检干事', 'grid_leader', '松岭乡', '{法律}'),
  ('唐近水', '南塘街道', '纪工委书记', 'township_officer', '南塘街道', '{纪律审查}'),
  ('文清源', '南塘街道', '纪检干事', 'grid_leader', '南塘街道', '{信访接待}'),
  ('何安澜', '河湾街道', '纪工委书记', 'township_officer', '河湾街道', '{纪律审查}'),
  ('顾行舟', '河湾街道', '纪检干事', 'grid_leader', '河湾街道', '{审计}');

insert into public.officers (id, organ_id, name, post, is_commission_leader, skills)
select pg_temp.uid(name), pg_temp.uid(organ), name, post, organ = 'county', skills from demo_officers;
insert into public.officer_posts (id, officer_id, organ_id, post, held)
select pg_temp.uid('post:' || name), pg_temp.uid(name), pg_temp.uid(organ), post, daterange('2024-01-01', null) from demo_officers;
insert into public.role_grants (id, officer_id, role, organ_id, valid_from)
select pg_temp.uid('role:' || name), pg_temp.uid(name), role, pg_temp.uid(scope), '2024-01-01' from demo_officers;
insert into public.role_grants (id, officer_id, role, organ_id, valid_from)
select pg_temp.uid('role2:' || name), pg_temp.uid(name), 'grid_leader', pg_temp.uid(scope), '2024-01-01' from demo_officers where role = 'township_officer';

-- Native place: 江月明 comes from 石门村 and never leads it; a soft one for 叶知秋.
insert into public.ties (id, officer_id, kind, target_division_code, grade, source)
select pg_temp.uid('tie-1'), pg_temp.uid('江月明'), 'native', code, 'hard', 'declared' from public.divisions where name like '石门村%' and code like '990123100%';
insert into public.ties (id, officer_id, kind, target_division_code, grade, source)
select pg_temp.uid('tie-2'), pg_temp.uid('叶知秋'), 'residence', code, 'soft', 'declared' from public.divisions where name like '云溪村%' and code like '990123100%';

-- One invitation each; the account is made through sign-up, like everybody's. The codes are public: demonstration only.
insert into public.invitations (id, officer_id, email, code_sha256, expires_at)
select pg_temp.uid('invitation:' || f.name), pg_temp.uid(f.name), e.email, sha256(convert_to('demonstration-only-' || e.email, 'UTF8')), now() + interval '30 days'
from demo_officers f join (values
  ('管理员小周', 'admin@demo.invalid'), ('沈明远', 'leader@demo.invalid'), ('陆清和', 'area@demo.invalid'), ('方知行', 'office@demo.invalid'),
  ('钟静文', 'cases@demo.invalid'), ('苏允之', 'petitions@demo.invalid'), ('程守正', 'township@demo.invalid'), ('江月明', 'grid@demo.invalid'),
  ('石维新', 'shiqiao@demo.invalid'), ('柳成荫', 'liuping@demo.invalid'), ('鹿鸣谦', 'bailu@demo.invalid'), ('岳青松', 'qingfeng@demo.invalid'),
  ('梅若寒', 'songling@demo.invalid'), ('唐近水', 'nantang@demo.invalid'), ('何安澜', 'hewan@demo.invalid')
) as e (name, email) on e.name = f.name;

-- Published grids: each township's villages in strips from west to east, one for each officer who may lead.
insert into public.grid_plans (id, organ_id, name, author_id, seed)
values (pg_temp.uid('plan'), pg_temp.uid('county'), '青岚县网格方案（示例）', pg_temp.uid('管理员小周'), 1);
create temp table demo_strips on commit drop as
select v.code, t.code as township_code, t.name as township,
  ntile((select count(*)::integer from demo_officers f where f.organ = t.name)) over (partition by t.code order by coalesce(v.lon, t.lon), v.code) as strip
from demo_townships t join public.divisions v on v.parent_code = t.code;
create temp table demo_leaders on commit drop as
select f.name, f.organ as township, row_number() over (partition by f.organ order by f.name) as strip from demo_officers f where f.organ in (select name from demo_townships);
-- swap where a strip holds a village that its leader must not lead
update demo_leaders l set strip = case when l.name = '江月明' then s.target when l.strip = s.target then s.own else l.strip end
from (select (select min(x.strip) from demo_strips x where x.township = '云溪镇' and not exists (
        select from demo_strips y join public.ties t on t.target_division_code = y.code and t.grade = 'hard' where y.township = x.township and y.strip = x.strip)) as target,
      (select strip from demo_leaders where name = '江月明') as own) s
where l.township = '云溪镇';
insert into public.grids (id, plan_id, township_code, name, leader_id, workload)
select pg_temp.uid('grid:' || l.name), pg_temp.uid('plan'), s.township_code, '第' || l.strip || '网格', pg_temp.uid(l.name),
  (select sum(d.workload) from demo_strips x join public.divisions d on d.code = x.code where x.township = l.township and x.strip = l.strip)
from demo_leaders l join (select distinct township, township_code, strip from demo_strips) s on s.township = l.township and s.strip = l.strip;
insert into public.grid_villages (plan_id, village_code, grid_id, placed)
select pg_temp.uid('plan'), s.code, pg_temp.uid('grid:' || l.name), case when d.lon is null then 'township' else 'real' end
from demo_strips s join demo_leaders l on l.township = s.township and l.strip = s.strip join public.divisions d on d.code = s.code;
select private.open_transition('grid_plans', pg_temp.uid('plan'), 'published');
update public.grid_plans set state = 'published' where id = pg_temp.uid('plan');
select private.publish_grid_plan(pg_temp.uid('plan'), '{"effective_on": "2026-01-01"}');
select private.append_event(pg_temp.uid('county'), 'grid_plan', pg_temp.uid('plan')::text, 'publish', 'draft', 'published');
