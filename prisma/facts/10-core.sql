-- Facts are published once: read-only views with the rights of who asks (security_invoker), every column with its meaning, unit and level.
create schema if not exists fact;
grant usage on schema fact to guozi_app, guozi_all, guozi_sandbox;

drop view if exists fact.organisation cascade;
create view fact.organisation with (security_invoker = true) as
select id as org_id, code as uscc, name, short_name, parent_id, group_id, level, owner, adcode, industry, org_form, function_class,
  registered_capital, is_listed, is_overseas, is_dormant, status
from org where kind = 'enterprise';
comment on view fact.organisation is '企业：登记在册的国家出资企业及其各级子企业，一户一行|L2';
comment on column fact.organisation.org_id is '企业标识|—|L1';
comment on column fact.organisation.uscc is '统一社会信用代码|—|L1';
comment on column fact.organisation.name is '企业名称|—|L1';
comment on column fact.organisation.short_name is '企业简称|—|L1';
comment on column fact.organisation.parent_id is '管理上级企业|—|L2';
comment on column fact.organisation.group_id is '所属集团：一级企业，或者由国资委按集团监管的下级企业|—|L2';
comment on column fact.organisation.level is '管理级次|级|L2';
comment on column fact.organisation.owner is '归属：city 市属，district 区（市）属|—|L1';
comment on column fact.organisation.adcode is '注册地行政区划代码|—|L1';
comment on column fact.organisation.industry is '所属行业代码（GB/T 4754）|—|L1';
comment on column fact.organisation.org_form is '组织形式|—|L2';
comment on column fact.organisation.function_class is '功能分类|—|L2';
comment on column fact.organisation.registered_capital is '注册资本|分（百分之一元）|L2';
comment on column fact.organisation.is_listed is '是否上市|—|L1';
comment on column fact.organisation.is_overseas is '是否境外|—|L2';
comment on column fact.organisation.is_dormant is '是否停业壳企业|—|L2';
comment on column fact.organisation.status is '存续状态|—|L2';

drop view if exists fact.filing cascade;
create view fact.filing with (security_invoker = true) as
select id as filing_id, number, matter_code, kind, org_id, group_id, line, adcode, target_org_id, amount, status, round, promise_days,
  statutory_days, used_days, on_time, returns, corrections, arrived_at, accepted_at, due_at, concluded_at, extended_days
from filing where arrived_at is not null;
comment on view fact.filing is '办件：已上报国资委的监管事项，一件一行|L2';
comment on column fact.filing.filing_id is '办件标识|—|L2';
comment on column fact.filing.number is '办件编号|—|L2';
comment on column fact.filing.matter_code is '事项编码|—|L1';
comment on column fact.filing.kind is '事项类型：审批、核准、备案、报告|—|L1';
comment on column fact.filing.org_id is '申报企业|—|L2';
comment on column fact.filing.group_id is '申报企业所属集团|—|L2';
comment on column fact.filing.line is '条线（主办处室代码）|—|L1';
comment on column fact.filing.adcode is '申报企业注册地|—|L1';
comment on column fact.filing.target_org_id is '标的企业|—|L2';
comment on column fact.filing.amount is '金额|分（百分之一元）|L3';
comment on column fact.filing.status is '办理状态|—|L2';
comment on column fact.filing.round is '报送轮次|次|L2';
comment on column fact.filing.promise_days is '承诺时限|工作日|L1';
comment on column fact.filing.statutory_days is '法定时限，空为未见规定|工作日|L1';
comment on column fact.filing.used_days is '办结用时（扣除停表）|工作日|L2';
comment on column fact.filing.on_time is '是否按时办结|—|L2';
comment on column fact.filing.returns is '退回次数|次|L2';
comment on column fact.filing.corrections is '补正次数|次|L2';
comment on column fact.filing.arrived_at is '上报时间|—|L2';
comment on column fact.filing.accepted_at is '受理时间|—|L2';
comment on column fact.filing.due_at is '应办结时间|—|L2';
comment on column fact.filing.concluded_at is '办结时间|—|L2';
comment on column fact.filing.extended_days is '经批准延长的天数，是否按时按延长后的期限计|工作日|L2';

drop view if exists fact.task cascade;
create view fact.task with (security_invoker = true) as
select id as task_id, subject_id as filing_id, org_id, line, side, step_key, step_name, round, pool, status, arrived_at, due_at, done_at, action, urges
from task;
comment on view fact.task is '任务：办件在各环节的待办与已办，一任务一行|L2';
comment on column fact.task.task_id is '任务标识|—|L2';
comment on column fact.task.filing_id is '所属办件|—|L2';
comment on column fact.task.org_id is '申报企业|—|L2';
comment on column fact.task.line is '条线|—|L1';
comment on column fact.task.side is '所在端：gov 委端，ent 企业端|—|L1';
comment on column fact.task.step_key is '环节键|—|L1';
comment on column fact.task.step_name is '环节名称|—|L1';
comment on column fact.task.round is '报送轮次|次|L2';
comment on column fact.task.pool is '任务池（角色@处室或企业）|—|L2';
comment on column fact.task.status is '任务状态：open 待办，done 已办，cancelled 取消|—|L2';
comment on column fact.task.arrived_at is '到达时间|—|L2';
comment on column fact.task.due_at is '环节应办结时间|—|L2';
comment on column fact.task.done_at is '办理时间|—|L2';
comment on column fact.task.action is '办理动作|—|L2';
comment on column fact.task.urges is '催办次数|次|L2';

grant select on all tables in schema fact to guozi_app, guozi_all;

-- Current definitions: the newest version in force on this day in Shanghai; a retired code has none.
drop view if exists definition_current cascade;
create view definition_current with (security_invoker = true) as
select * from (
  select distinct on (kind, code) * from definition
  where effective_from <= to_char(now() at time zone 'Asia/Shanghai', 'YYYY-MM-DD')
  order by kind, code, effective_from desc, version desc
) newest where retired is not true;
grant select on definition_current to guozi_app, guozi_all;

-- Filings by matter: a filing of a matter is itself, a 一件事 is every matter that it decides together.
drop view if exists filing_by_matter cascade;
create view filing_by_matter with (security_invoker = true) as
select f.id, f.number, f.paper_number, f.org_id, f.group_id, f.target_org_id, f.matter_code, f.title, f.values, f.status, f.created_at, f.updated_at, f.arrived_at, f.concluded_at
from filing f
union all
select f.id, f.number, f.paper_number, f.org_id, f.group_id, f.target_org_id, p.matter_code, f.title, p.values, f.status, f.created_at, f.updated_at, f.arrived_at, f.concluded_at
from filing_part p join filing f on f.id = p.filing_id;
grant select on filing_by_matter to guozi_app, guozi_all;
