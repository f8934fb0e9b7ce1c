-- What enterprises report: every cell of every accepted statement, and the indicators worked out from them.
create schema if not exists fact;

drop view if exists fact.report_item cascade;
create view fact.report_item with (security_invoker = true) as
select s.id as statement_id, s.org_id, s.form_code, s.period, s.period_kind, s.scope, c.sheet, c.line, c.column_key, c.label, c.unit, c.nature,
  a.amount / (case c.unit when '%' then 1000000.0 else 100.0 end) as value
from statement s
join statement_version v on v.id = s.accepted_version_id
cross join lateral unnest(v.amounts) with ordinality a(amount, position)
join statement_cell c on c.form_id = v.form_id and c.position = a.position
where a.amount is not null;
comment on view fact.report_item is '财务报表项目：已受理报表的每个单元格，一格一行|L3';
comment on column fact.report_item.statement_id is '报表标识|—|L2';
comment on column fact.report_item.org_id is '编报企业|—|L2';
comment on column fact.report_item.form_code is '表式：flash 快报，annual 决算|—|L1';
comment on column fact.report_item.period is '期间末月（年月六位数字）|—|L1';
comment on column fact.report_item.period_kind is '期间类型：month 月，year 年|—|L1';
comment on column fact.report_item.scope is '口径：consolidated 合并，parent 本部，single 单户，difference 差额|—|L1';
comment on column fact.report_item.sheet is '表：BS 资产负债表，IS 利润表，CF 现金流量表，CS 补充资料，SUP 补充指标|—|L1';
comment on column fact.report_item.line is '行键|—|L1';
comment on column fact.report_item.column_key is '列键：end 期末，begin 年初，ytd 本年累计，ly 上年同期，cur 本期，prev 上期|—|L1';
comment on column fact.report_item.label is '项目名称|—|L1';
comment on column fact.report_item.unit is '单位：元、%、人、户|—|L1';
comment on column fact.report_item.nature is '性质：流量、时点、比率|—|L1';
comment on column fact.report_item.value is '数值，金额以元计|见单位列|L3';

drop view if exists fact.report_sheet cascade;
create view fact.report_sheet with (security_invoker = true) as
select s.id as statement_id, s.org_id, s.form_code, s.period, s.period_kind, s.scope, v.form_id, v.amounts
from statement s join statement_version v on v.id = s.accepted_version_id;
comment on view fact.report_sheet is '财务报表：已受理报表的全部单元格在一个数组中，一表一行，供逐户计算|L3';
comment on column fact.report_sheet.statement_id is '报表标识|—|L2';
comment on column fact.report_sheet.org_id is '编报企业|—|L2';
comment on column fact.report_sheet.form_code is '表式：flash 快报，annual 决算|—|L1';
comment on column fact.report_sheet.period is '期间末月（年月六位数字）|—|L1';
comment on column fact.report_sheet.period_kind is '期间类型：month 月，year 年|—|L1';
comment on column fact.report_sheet.scope is '口径：consolidated 合并，parent 本部，single 单户，difference 差额|—|L1';
comment on column fact.report_sheet.form_id is '表式版本|—|L1';
comment on column fact.report_sheet.amounts is '各单元格的数，按格位排列；金额以分计，百分比以百万分之一个百分点计，空为未填|—|L3';

drop view if exists fact.report_cell cascade;
create view fact.report_cell with (security_invoker = true) as
select form_id, position, path, sheet, line, column_key, label, unit, nature from statement_cell;
comment on view fact.report_cell is '表式的单元格：每个单元格在数组中的格位，一格一行|L1';
comment on column fact.report_cell.form_id is '表式版本|—|L1';
comment on column fact.report_cell.position is '格位，从 1 起|—|L1';
comment on column fact.report_cell.path is '单元格：表.行@列|—|L1';
comment on column fact.report_cell.sheet is '表|—|L1';
comment on column fact.report_cell.line is '行键|—|L1';
comment on column fact.report_cell.column_key is '列键|—|L1';
comment on column fact.report_cell.label is '项目名称|—|L1';
comment on column fact.report_cell.unit is '单位|—|L1';
comment on column fact.report_cell.nature is '性质：流量、时点、比率|—|L1';

drop view if exists fact.indicator_value cascade;
create view fact.indicator_value with (security_invoker = true) as
select i.statement_id, i.org_id, i.form_code, i.period, i.period_kind, i.scope, e.code, e.definition_id, i.values[e.position] as value,
  coalesce(i.annualised[e.position], i.values[e.position]) as annualised_value
from indicator_sheet i
join lateral (
  select code, definition_id, position
  from indicator_edition x, unnest(x.codes, x.definition_ids) with ordinality u(code, definition_id, position)
  where x.id = i.edition_id
) e on true
where i.values[e.position] is not null;
comment on view fact.indicator_value is '财务指标值：按指标版本从已受理报表算得，一指标一企业一期一口径一行|L2';
comment on column fact.indicator_value.statement_id is '所依据的报表|—|L2';
comment on column fact.indicator_value.org_id is '企业|—|L2';
comment on column fact.indicator_value.form_code is '表式：flash 快报，annual 决算|—|L1';
comment on column fact.indicator_value.period is '期间末月（年月六位数字）|—|L1';
comment on column fact.indicator_value.period_kind is '期间类型：month 月，year 年|—|L1';
comment on column fact.indicator_value.scope is '口径：consolidated 合并，parent 本部，single 单户，difference 差额|—|L1';
comment on column fact.indicator_value.code is '指标编码|—|L1';
comment on column fact.indicator_value.definition_id is '指标版本|—|L1';
comment on column fact.indicator_value.value is '指标值，不年化|见指标定义|L2';
comment on column fact.indicator_value.annualised_value is '指标值，流量按 12÷月份 年化；无须年化的同上|见指标定义|L2';

grant select on all tables in schema fact to guozi_app, guozi_all;
