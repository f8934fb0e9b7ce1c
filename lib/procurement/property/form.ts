import { formDefinitionSchema } from '@/lib/forms/schema'
import { tradeKinds, tradeMethods, tradeStatuses } from '../rules/property-trade'

const group = '产权交易'
const text = (key: string, label: string, maxLength: number, more: object = {}) => ({ key, label, type: 'text', maxLength, group, ...more })
const day = (key: string, label: string, more: object = {}) => ({ key, label, type: 'date', group, ...more })
const money = (key: string, label: string, more: object = {}) => ({ key, label, type: 'money', unit: '万元', min: '0', group, ...more })
const choice = (key: string, label: string, options: readonly string[], more: object = {}) => ({
  ...{ key, label, type: 'enum', options: [...options], required: true, group },
  ...more,
})
const pct = (key: string, label: string, hint: string) => ({
  ...{ key, label, type: 'percent', unit: '%', min: '0', max: '100', exclusiveMin: true, scale: 4, group },
  hint,
})
const project = text('project_no', '项目编号', 60, { required: true, hint: '产权交易机构的项目编号；协议方式的填本企业编号' })

/** The workbook of property transactions: projects, who bid for them, what was paid. One row of the first sheet is one project. */
export const tradeForm = formDefinitionSchema.parse({
  code: 'property-trades',
  title: '产权交易台账模板',
  groups: [group],
  fields: [
    {
      ...{ key: 'trade', label: '项目', type: 'table', group, maxRows: 2000 },
      columns: [
        project,
        choice('kind', '交易类型', tradeKinds),
        text('title', '标的名称', 200, { required: true, minLength: 2 }),
        { key: 'org', label: '转让方统一社会信用代码', type: 'uscc', required: true, group, hint: '增资的填增资企业' },
        text('target', '标的企业名称或统一社会信用代码', 200, { hint: '股权转让、增资填写' }),
        pct('pct', '转让或增资比例', '如 51，不是 0.51'),
        { key: 'control_lost', label: '导致实际控制权转移', type: 'bool', group },
        text('exchange', '产权交易机构', 100, { required: true, hint: '协议方式且不进场的填“不进场”' }),
        choice('method', '交易方式', tradeMethods),
        choice('status', '状态', tradeStatuses),
        ...[day('pre_from', '预披露起'), day('pre_to', '预披露止'), day('listed_from', '正式披露起'), day('listed_to', '正式披露止')],
        ...[day('relisted_from', '重新披露起'), day('relisted_to', '重新披露止')],
        money('appraisal', '评估值', { hint: '转让标的对应的评估值：转让部分股权的，乘以转让比例' }),
        day('appraised_on', '评估基准日'),
        text('appraisal_no', '评估核准或备案编号', 100, { hint: '本平台办结的填办件编号或文书编号' }),
        ...[money('floor_price', '首次底价'), money('relist_price', '重新披露底价')],
        text('decision_no', '批准文件', 100, { hint: '本平台办结的填办件编号或文书编号' }),
        text('lower_consent_no', '低于九成的同意文件', 100),
        ...[day('deal_on', '成交日期'), money('deal_price', '成交价格'), day('contract_on', '合同生效日')],
        choice('pay_mode', '付款方式', ['一次付清', '分期'], { required: false }),
        ...[day('result_from', '结果公告起'), day('result_to', '结果公告止')],
        text('note', '备注', 300),
      ],
    },
    {
      ...{ key: 'bidder', label: '竞买方', type: 'table', group, maxRows: 10000 },
      columns: [
        project,
        text('name', '名称', 200, { required: true, minLength: 2 }),
        { key: 'uscc', label: '统一社会信用代码', type: 'uscc', required: true, group, hint: '与采购供应商同一主体库，按代码对应' },
        { key: 'won', label: '受让方', type: 'bool', required: true, group, hint: '成交的填“是”；增资的投资方填“是”' },
        money('offer', '报价'),
        pct('pct', '取得比例', '增资的投资方填写'),
      ],
    },
    {
      ...{ key: 'payment', label: '价款支付', type: 'table', group, maxRows: 20000 },
      columns: [
        project,
        day('paid_on', '支付日期', { required: true }),
        money('amount', '金额', { required: true, exclusiveMin: true }),
        text('note', '备注', 100),
      ],
    },
  ],
})
