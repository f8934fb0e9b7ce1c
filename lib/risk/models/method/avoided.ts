import { byRow, count, days, type Judgement, judged, percent, wan } from '../model'
import { tendered } from '../phrases'

/** 应招未招与规避招标. */
export const avoidedTenders: readonly Judgement[] = [
  byRow(
    'FS001',
    '达到法定规模的工程施工不经招标直接发包，缺少竞争，价格和承包人都无从比较。',
    'tender',
    `t.category = '施工' and t.state_funded and t.estimate >= :limit and t.method not in ('公开招标', '邀请招标') and not coalesce(t.reason_approved, false)`,
    {
      value: 't.estimate',
      thresholds: { limit: wan('单项合同估算价', 400) },
      optional: ['t.reason_approved'],
      exclusions: '不招标理由经审批的除外。',
    },
  ),
  byRow(
    'FS002',
    '与工程建设有关的重要设备、材料达到法定规模而未招标，来源和价格未经竞争，需核查是否有不招标的批准。',
    'tender',
    `t.category = '货物' and t.engineering and t.estimate >= :limit and t.method not in ${tendered} and not coalesce(t.reason_approved, false)`,
    {
      value: 't.estimate',
      thresholds: { limit: wan('单项合同估算价', 200) },
      optional: ['t.reason_approved'],
      exclusions: '不招标理由经审批的除外；与工程建设无关的货物不在此列。',
    },
  ),
  byRow(
    'FS003',
    '勘察、设计、监理服务达到法定规模而未招标，承接人的能力和收费未经比选，需核查是否有不招标的批准。',
    'tender',
    `t.category = '勘察设计监理' and t.estimate >= :limit and t.method not in ${tendered} and not coalesce(t.reason_approved, false)`,
    {
      value: 't.estimate',
      thresholds: { limit: wan('单项合同估算价', 100) },
      optional: ['t.reason_approved'],
      exclusions: '不招标理由经审批的除外。',
    },
  ),
  judged(
    'FS004',
    '把同一项目拆成几笔、每笔都低于招标限额，合计却超过限额，可以避开招标。',
    'aggregate',
    {
      subject: 'buyer',
      from: `{fact}.tender t join {fact}.tender t2 on t2.org_id = t.org_id and t2.project_id = t.project_id and t2.class_code = t.class_code
  and t2.notice_on between t.notice_on and t.notice_on + :window and t2.estimate < t2.tender_limit
where t.estimate < t.tender_limit and t.method not in ('公开招标', '邀请招标') and t2.method not in ('公开招标', '邀请招标')`,
      by: ['t.org_id', 't.project_id', 't.class_code', 't.tender_id'],
      name: 'min(t.title)',
      org: 't.org_id',
      tender: 't.tender_id',
      having: 'count(*) >= :least and sum(t2.estimate) >= min(t.tender_limit)',
      value: 'sum(t2.estimate)',
      show: {
        笔数: 'count(*)',
        合计: 'sum(t2.estimate)',
        限额: 'min(t.tender_limit)',
        各笔: 'jsonb_agg(jsonb_build_array(t2.title, t2.notice_on, t2.estimate) order by t2.notice_on)',
      },
    },
    { thresholds: { window: days('窗口', 90), least: count('笔数', 2) } },
  ),
  byRow(
    'FS006',
    '估算价紧贴招标限额之下，可能是为避开招标而压低的。',
    'tender',
    't.estimate < t.tender_limit and (t.tender_limit - t.estimate)::float8 / t.tender_limit <= :near',
    { value: '(t.tender_limit - t.estimate)::float8 / t.tender_limit', thresholds: { near: percent('贴近程度', 5) } },
  ),
  byRow(
    'FS008',
    '采购时估算低于招标限额、签约时又高于限额，需核查估算是否压低、签约时是否改变了采购内容。',
    'contract',
    `t.estimate < t.tender_limit and c.amount >= t.tender_limit and t.method not in ${tendered}`,
    { value: 'c.amount' },
  ),
]
