import { count, days, figure, type Judgement, judged, words } from '../model'
import { lately, oneOrg } from '../sql'

const breadth = `with counted as materialized (
  select t.winner_id, count(*) as wins, count(distinct left(t.class_code, :digits)) as classes, ${oneOrg('t.org_id')} as org_id,
    array_agg(distinct left(t.class_code, :digits)) as codes
  from {fact}.tender t where t.winner_id is not null and t.class_code is not null group by t.winner_id having count(*) >= :wins
), quarter as (
  select count(*) as suppliers, percentile_cont(0.25) within group (order by classes) as q1, percentile_cont(0.75) within group (order by classes) as q3 from counted
)
select counted.winner_id as key, coalesce(p.name, '') as name, counted.org_id, null::uuid as tender_id, array[counted.winner_id] as parties, counted.classes::float8 as value,
  jsonb_build_object('中标数', counted.wins, '一级分类数', counted.classes, '一级分类', to_jsonb(counted.codes), '上四分位', q3, '上限', q3 + :iqr * (q3 - q1), '同类供应商', suppliers) as evidence
from counted cross join quarter left join {fact}.party p on p.party_id = counted.winner_id
where suppliers >= :suppliers and counted.classes > q3 and counted.classes >= q3 + :iqr * (q3 - q1)`

/** 供应商的变更与跨行业。 */
export const supplierChanges: readonly Judgement[] = [
  judged(
    'JY008',
    '供应商中标的标的横跨很多互不相关的门类，可能是通道式的贸易商，需核查其供货来源。',
    'market-query',
    { subject: 'supplier', sql: breadth },
    {
      thresholds: {
        wins: count('中标数', 20),
        iqr: figure('四分位距倍数', 1.5),
        suppliers: count('同类供应商至少', 8),
        digits: count('一级分类码位数', 3),
      },
      exclusions: '各家门类数都相同的不判；综合商贸、电商类供应商需人工判断。',
    },
  ),
  judged(
    'JY009',
    '近一年参加投标的供应商频繁更名或变更股东，可能在掩盖不良记录或真实控制人，需核查变更原因。',
    'aggregate',
    {
      subject: 'supplier',
      from: `{fact}.registry_change rc join {fact}.party p on p.party_id = rc.party_id
where rc.kind in :kinds and ${lately('rc.changed_on')}
  and exists (select 1 from {fact}.bid b join {fact}.tender t on t.tender_id = b.tender_id where b.party_id = rc.party_id and ${lately('t.deadline_on')})`,
      by: ['rc.party_id'],
      name: 'min(p.name)',
      org: 'null::uuid',
      parties: 'array[rc.party_id]',
      having: 'count(*) >= :least',
      value: 'count(*)',
      show: { 变更: 'jsonb_agg(jsonb_build_array(rc.changed_on, rc.kind) order by rc.changed_on)' },
    },
    { thresholds: { least: count('变更次数', 3), months: count('近几个月', 12), kinds: words('变更种类', ['名称', '股东']) } },
  ),
  judged(
    'JY010',
    '中标人在投标前夕变更法定代表人、股东或注册资本，可能为本次投标临时凑条件，需核查变更与资格要求的关系。',
    'within',
    {
      subject: 'supplier',
      from: `{fact}.tender t join {fact}.party p on p.party_id = t.winner_id join {fact}.registry_change rc on rc.party_id = t.winner_id
where {in:t} and rc.kind in :kinds and t.deadline_on - rc.changed_on between 0 and :days`,
      by: ['t.tender_id', 't.winner_id'],
      name: "min(p.name) || '：' || min(t.title)",
      org: '(array_agg(t.org_id))[1]',
      tender: 't.tender_id',
      parties: 'array[t.winner_id]',
      having: 'true',
      value: 'min(t.deadline_on - rc.changed_on)',
      show: {
        't.deadline_on': 'min(t.deadline_on)',
        变更: 'jsonb_agg(jsonb_build_array(rc.changed_on, rc.kind) order by rc.changed_on, rc.kind)',
      },
    },
    { thresholds: { days: days('投标截止前', 30), kinds: words('变更种类', ['法定代表人', '股东', '注册资本']) } },
  ),
]
