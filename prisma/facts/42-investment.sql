-- Facts of investment: read-only views with the rights of who asks.

drop view if exists fact.invest_plan cascade;
create view fact.invest_plan with (security_invoker = true) as
select distinct on (org_id, year) id as plan_id, org_id, year, number, total, fixed, equity, other, non_core, overseas, own_funds, debt_funds, fiscal_funds, filing_id
from public.invest_plan where status = 'confirmed' order by org_id, year, number desc;
comment on view fact.invest_plan is '生效的年度投资计划：一户一年一行|L2';
comment on column fact.invest_plan.plan_id is '计划标识|—|L2';
comment on column fact.invest_plan.org_id is '企业|—|L2';
comment on column fact.invest_plan.year is '年度|年|L1';
comment on column fact.invest_plan.number is '版次|—|L1';
comment on column fact.invest_plan.total is '投资总额|分（百分之一元）|L3';
comment on column fact.invest_plan.fixed is '固定资产投资|分（百分之一元）|L3';
comment on column fact.invest_plan.equity is '股权投资|分（百分之一元）|L3';
comment on column fact.invest_plan.other is '其他投资|分（百分之一元）|L3';
comment on column fact.invest_plan.non_core is '非主业投资|分（百分之一元）|L3';
comment on column fact.invest_plan.overseas is '境外投资|分（百分之一元）|L3';
comment on column fact.invest_plan.own_funds is '自有资金|分（百分之一元）|L3';
comment on column fact.invest_plan.debt_funds is '融资资金|分（百分之一元）|L3';
comment on column fact.invest_plan.fiscal_funds is '财政性资金|分（百分之一元）|L3';
comment on column fact.invest_plan.filing_id is '来源办件|—|L2';

drop view if exists fact.invest_project cascade;
create view fact.invest_project with (security_invoker = true) as
select id as project_id, org_id, code, name, kind, core, overseas, approved_total, own_capital, approved_yield, adcode, planned_start, planned_end, started_on,
  ended_on, state, filing_id
from public.invest_project;
comment on view fact.invest_project is '投资项目：一个项目一行|L2';
comment on column fact.invest_project.project_id is '项目标识|—|L2';
comment on column fact.invest_project.org_id is '企业|—|L2';
comment on column fact.invest_project.code is '项目编号|—|L2';
comment on column fact.invest_project.name is '项目名称|—|L2';
comment on column fact.invest_project.kind is '类型：固定资产、新设企业、并购、增资、基金、其他股权、其他|—|L1';
comment on column fact.invest_project.core is '主业属性：主业、拟培育主业、非主业|—|L1';
comment on column fact.invest_project.overseas is '是否境外|—|L1';
comment on column fact.invest_project.approved_total is '批复总投资|分（百分之一元）|L3';
comment on column fact.invest_project.own_capital is '本企业出资|分（百分之一元）|L3';
comment on column fact.invest_project.approved_yield is '可研收益率|%|L2';
comment on column fact.invest_project.adcode is '建设地点|行政区划代码|L1';
comment on column fact.invest_project.planned_start is '计划开工|日|L1';
comment on column fact.invest_project.planned_end is '计划完工|日|L1';
comment on column fact.invest_project.started_on is '实际开工|日|L1';
comment on column fact.invest_project.ended_on is '实际完工或终止|日|L1';
comment on column fact.invest_project.state is '状态：拟建、在建、停建、完工、终止|—|L1';
comment on column fact.invest_project.filing_id is '批准办件|—|L2';

drop view if exists fact.invest_progress cascade;
create view fact.invest_progress with (security_invoker = true) as
select project_id, org_id, month, number, planned_pct, actual_pct, amount, own_funds, debt_funds, fiscal_funds, other_funds, expected_yield
from public.invest_progress where current;
comment on view fact.invest_progress is '投资月报：一个项目一个月一行（最新一版）|L2';
comment on column fact.invest_progress.project_id is '项目标识|—|L2';
comment on column fact.invest_progress.org_id is '企业|—|L2';
comment on column fact.invest_progress.month is '月份|YYYYMM|L1';
comment on column fact.invest_progress.number is '版次|—|L1';
comment on column fact.invest_progress.planned_pct is '月末计划形象进度|%|L2';
comment on column fact.invest_progress.actual_pct is '月末实际形象进度|%|L2';
comment on column fact.invest_progress.amount is '本月完成投资|分（百分之一元）|L3';
comment on column fact.invest_progress.own_funds is '本月到位自有资金|分（百分之一元）|L3';
comment on column fact.invest_progress.debt_funds is '本月到位融资资金|分（百分之一元）|L3';
comment on column fact.invest_progress.fiscal_funds is '本月到位财政性资金|分（百分之一元）|L3';
comment on column fact.invest_progress.other_funds is '本月到位其他资金|分（百分之一元）|L3';
comment on column fact.invest_progress.expected_yield is '目前预计收益率|%|L2';

grant select on all tables in schema fact to guozi_app, guozi_all;
