import { formDefinitionSchema } from '@/lib/forms/schema'
import type { PaperSource } from '@/lib/matters/paper/content/source'

const form = formDefinitionSchema.parse({
  code: 'f',
  title: '表',
  groups: ['业务信息'],
  fields: [
    { key: 'floor_price', label: '拟定转让底价', type: 'money', unit: '万元', required: true },
    { key: 'transfer_pct', label: '拟转让股权比例', type: 'percent', unit: '%', required: true },
    { key: 'base_date', label: '评估基准日', type: 'date', required: true },
    { key: 'lose_control', label: '是否失去控股地位', type: 'bool', required: true },
    { key: 'phone', label: '联系电话', type: 'phone', required: true, sensitivity: 'L3' },
    { key: 'salary', label: '薪酬总额', type: 'money', unit: '万元', required: true, sensitivity: 'L3' },
  ],
})

const basis = (name: string, documentNo: string | null, checked: boolean) => ({ name, documentNo, version: null, point: '', checked })

/** A request for approval as it comes from a filing; the other kinds vary it. */
export const approvalSource: PaperSource = {
  definition: {
    name: '企业国有产权转让',
    kind: '审批',
    form,
    amountField: 'floor_price',
    basis: [
      basis('中华人民共和国企业国有资产法', null, true),
      basis('企业国有资产交易监督管理办法', '国务院国资委 财政部令第32号', true),
      basis('尚未校核的办法', '某某〔2025〕1号', false),
    ],
  },
  filing: {
    number: '青国资办〔2026〕0412',
    title: '关于转让青岛示例科技有限公司30%股权的请示',
    orgName: '青岛示例控股集团有限公司',
    targetName: '青岛示例科技有限公司',
    situation: '不失去控股地位',
    amount: 1_234_567_800n,
    values: {
      floor_price: '1234.5678',
      transfer_pct: '30',
      base_date: '2026-06-30',
      lose_control: false,
      phone: '13800000000',
      salary: '100',
    },
    arrivedOn: '2026-11-10',
  },
  decision: {
    opinion: '同意。\n1. 转让应当在产权交易机构公开进行，首次信息披露时间不少于20个工作日\n2. 转让底价不得低于经备案的评估结果',
    department: '产权管理处',
    attachments: ['产权转让方案', '资产评估项目备案表'],
    copyTo: ['青岛产权交易所', '市财政局'],
  },
  number: '青国资委批〔2026〕17号',
  issuedOn: '2026-11-23',
  verifyCode: '7K3M-9PQR-2XYZ',
  baseUrl: 'https://gzw.example.com',
}

/** The same with another kind of matter and whatever else is changed. */
export function sourceOf(kind: PaperSource['definition']['kind'], name: string, over: Partial<PaperSource> = {}): PaperSource {
  return { ...approvalSource, ...over, definition: { ...approvalSource.definition, kind, name } }
}

const longTitle =
  '关于青岛示例控股集团有限公司所属青岛示例新能源装备制造有限公司以非公开协议方式引入战略投资者并同步实施核心员工持股计划暨修改公司章程有关事项的请示'

/** One of every kind, with ordinary and with very long words. */
export const sources: Record<string, PaperSource> = {
  approval: approvalSource,
  'approval-long': sourceOf('审批', '企业增资', {
    filing: { ...approvalSource.filing, title: longTitle },
    decision: {
      ...approvalSource.decision,
      opinion: Array.from(
        { length: 14 },
        (_, index) =>
          `第${index + 1}项要求：你公司应当加强投后管理，定期报送增资进展情况，重大事项及时报告，并按照国有资产监督管理有关规定办理产权登记手续，确保国有资产不流失`,
      ).join('\n'),
      attachments: Array.from(
        { length: 11 },
        (_, index) => `附件材料之${index + 1}：关于增资扩股有关事项的专项说明与测算依据汇总资料（第${index + 1}册）`,
      ),
      copyTo: ['市发展和改革委员会', '市财政局', '市市场监督管理局', '青岛产权交易所', '国家税务总局青岛市税务局'],
    },
  }),
  ratification: sourceOf('核准', '非主业投资项目', {
    number: '青国资委核〔2026〕5号',
    filing: { ...approvalSource.filing, title: '投资建设示例智能仓储基地项目' },
    decision: { opinion: '同意', department: '规划发展处' },
  }),
  record: sourceOf('备案', '资产评估项目备案', { number: '青国资委备〔2026〕5号' }),
  'record-long': sourceOf('备案', '年度融资担保与对外借款计划备案', {
    number: '青国资委备〔2026〕105号',
    filing: { ...approvalSource.filing, title: longTitle, targetName: 'A'.repeat(90) },
    decision: {
      opinion: Array.from({ length: 6 }, () => '请严格执行担保额度控制要求，按季度报送担保余额，超出额度的应当重新履行决策程序').join('\n'),
      department: '财务监管与统计评价处',
    },
  }),
  receipt: sourceOf('报告', '重大法律纠纷案件', {
    number: '青国资委收〔2026〕5号',
    filing: { ...approvalSource.filing, title: '关于某某买卖合同纠纷案件情况的报告', amount: null },
    decision: { opinion: '收悉', department: '政策法规处' },
  }),
  refusal: sourceOf('审批', '企业增资', {
    number: '青国资委不同〔2026〕5号',
    decision: {
      ...{ outcome: 'refused', reason: '不符合规定条件', minutes: '委主任办公会纪要〔2026〕12号', department: '产权管理处' },
      opinion: '该标的承担市级专项保障任务，现阶段不宜转让，不予同意。\n协议转让不符合规定情形，应当进场公开交易',
    },
  }),
  rejection: sourceOf('备案', '资产评估项目备案', {
    number: '青国资委不受〔2026〕5号',
    decision: { outcome: 'rejected', reason: '超出权限', opinion: '同意', department: '产权管理处' },
  }),
}
