-- What happened to filings, without a word of any opinion and without names of persons.
create schema if not exists fact;

drop view if exists fact.filing_brief cascade;
create view fact.filing_brief with (security_invoker = true) as
select id as filing_id, title, matter_name, org_name, step_name, department_code, rating
from filing where arrived_at is not null;
comment on view fact.filing_brief is '办件摘要：列表与大屏上称呼一个办件所用的文字，一件一行|L2';
comment on column fact.filing_brief.filing_id is '办件标识|—|L2';
comment on column fact.filing_brief.title is '办件标题|—|L3';
comment on column fact.filing_brief.matter_name is '事项名称（申报时的版本）|—|L1';
comment on column fact.filing_brief.org_name is '申报企业名称（申报时）|—|L1';
comment on column fact.filing_brief.step_name is '当前环节名称|—|L2';
comment on column fact.filing_brief.department_code is '当前所在处室代码|—|L2';
comment on column fact.filing_brief.rating is '企业对本次办理的评价，1 至 5，空为未评价|分|L2';

-- What an enterprise does among its own people (audience ent) is not the commission's to count.
drop view if exists fact.flow_event cascade;
create view fact.flow_event with (security_invoker = true) as
select e.id as event_id, r.subject_id as filing_id, e.org_id, e.line, e.seq, e.at, e.action, e.step_key, e.step_name, e.department_name, e.round,
  e.data -> 'data' ->> 'to' as returned_to, e.data -> 'data' ->> 'result' as result, e.data -> 'head' ->> 'status' as status_after,
  e.data -> 'data' ->> 'reason' as reason
from flow_event e join flow_run r on r.id = e.run_id
where r.subject_kind = 'filing' and coalesce(e.data ->> 'audience', 'gov') <> 'ent';
comment on view fact.flow_event is '办理动作：办件上报后的每一次办理动作，一动作一行，不含意见文字和人员|L2';
comment on column fact.flow_event.event_id is '动作标识|—|L2';
comment on column fact.flow_event.filing_id is '所属办件|—|L2';
comment on column fact.flow_event.org_id is '申报企业|—|L2';
comment on column fact.flow_event.line is '条线（主办处室代码）|—|L1';
comment on column fact.flow_event.seq is '在本办件中的次序|—|L2';
comment on column fact.flow_event.at is '发生时间|—|L2';
comment on column fact.flow_event.action is '动作：pass 通过，return 退回，correct 告知补正，conclude 办结，refuse 不同意，reject 不予受理 等|—|L2';
comment on column fact.flow_event.step_key is '所在环节键|—|L1';
comment on column fact.flow_event.step_name is '所在环节名称|—|L1';
comment on column fact.flow_event.department_name is '办理人所在处室，空为企业或区级机构|—|L2';
comment on column fact.flow_event.round is '报送轮次|次|L2';
comment on column fact.flow_event.returned_to is '退回至：enterprise 企业，其余为环节键；非退回动作为空|—|L2';
comment on column fact.flow_event.result is '登记的会议或外部结果：pass 通过，refuse 不通过|—|L2';
comment on column fact.flow_event.status_after is '动作之后的办理状态|—|L2';
comment on column fact.flow_event.reason is '退回、补正、不同意、不予受理的原因代码：missing 材料缺失，mismatch 材料不一致，misfilled 填写有误，format 格式不规范，unfounded 依据不足，procedure 决策程序不完备，prerequisite 前置事项未办，authority 超出权限，ineligible 不符合规定条件，other 其他；空为未注明|—|L2';

grant select on all tables in schema fact to guozi_app, guozi_all;

-- The latest decisions of the wall screen are read by time.
create index if not exists flow_event_at on flow_event (at desc);
