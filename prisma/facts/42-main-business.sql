-- Main businesses of enterprises in force today: read-only, with the rights of who asks.

drop view if exists fact.core_business cascade;
create view fact.core_business with (security_invoker = true) as
with newest as (
  select distinct on (org_id) org_id, version, effective_from, retired, body from definition
  where kind = 'main_business' and org_id is not null and effective_from <= to_char(now() at time zone 'Asia/Shanghai', 'YYYY-MM-DD')
  order by org_id, effective_from desc, version desc
)
select n.org_id, n.version, n.effective_from, b.place::int as place, b.line ->> 'name' as business, b.line ->> 'kind' as kind, c.code as industry, c.place::int as code_place
from newest n cross join lateral jsonb_array_elements(n.body -> 'businesses') with ordinality b(line, place)
cross join lateral jsonb_array_elements_text(b.line -> 'codes') with ordinality c(code, place)
where n.retired is not true
union all
-- A group whose catalogue has not been entered yet: the codes of the register.
select o.id, 0, null, c.place::int, '', '主业', c.code, 1 from org o cross join lateral unnest(o.core_business) with ordinality c(code, place)
where o.kind = 'enterprise' and not exists (select 1 from newest n where n.org_id = o.id);
comment on view fact.core_business is '主业目录：企业现行目录的一个行业代码一行；尚未录入目录的取企业登记的主业代码|L1';
comment on column fact.core_business.org_id is '企业|—|L1';
comment on column fact.core_business.version is '目录版次，0 为登记的主业代码|—|L1';
comment on column fact.core_business.effective_from is '生效日期|日|L1';
comment on column fact.core_business.place is '业务的次序|—|L1';
comment on column fact.core_business.business is '业务名称|—|L1';
comment on column fact.core_business.kind is '类型：主业、拟培育|—|L1';
comment on column fact.core_business.industry is '行业代码（GB/T 4754 门类加数字）|—|L1';
comment on column fact.core_business.code_place is '代码在业务中的次序|—|L1';

grant select on all tables in schema fact to guozi_app, guozi_all;
