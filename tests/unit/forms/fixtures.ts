import { type FormDefinition, formDefinitionSchema } from '@/lib/forms/schema'

/** A transfer of equity as enterprises file it: conditions, a computed ratio, an auto-filled holding, a table with sums, rules. */
export const transferForm: FormDefinition = formDefinitionSchema.parse({
  code: 'F-TRANSFER',
  title: '企业国有产权转让申报表',
  groups: ['申报主体', '业务信息', '受让安排'],
  fields: [
    { key: 'applicant_org', label: '申报企业', type: 'org', required: true, group: '申报主体' },
    { key: 'contact', label: '联系人', type: 'person', required: true, group: '申报主体', sensitivity: 'L3', minLength: 2 },
    { key: 'contact_phone', label: '联系电话', type: 'phone', required: true, group: '申报主体', sensitivity: 'L3' },
    {
      key: 'hold_pct',
      label: '转让前持股比例',
      type: 'percent',
      unit: '%',
      required: true,
      source: { fact: 'equity.hold_pct', mode: 'auto_lock', label: '产权登记' },
    },
    { key: 'transfer_pct', label: '拟转让股权比例', type: 'percent', unit: '%', required: true, exclusiveMin: true },
    { key: 'hold_pct_after', label: '转让后持股比例', type: 'percent', unit: '%', compute: 'hold_pct - transfer_pct' },
    {
      key: 'appraised',
      label: '股东全部权益评估值',
      type: 'money',
      unit: '万元',
      required: true,
      source: { fact: 'appraisal.equity', mode: 'auto_editable', label: '评估备案' },
    },
    { key: 'base_date', label: '评估基准日', type: 'date', required: true },
    { key: 'floor_price', label: '拟定转让底价', type: 'money', unit: '万元', required: true, hint: '不低于评估值与转让比例之积' },
    { key: 'pay_mode', label: '价款支付方式', type: 'enum', options: ['一次性', '分期'], required: true, group: '受让安排' },
    {
      key: 'first_pay_pct',
      label: '首付比例',
      type: 'percent',
      unit: '%',
      visibleWhen: "pay_mode = '分期'",
      required: true,
      group: '受让安排',
    },
    { key: 'pay_months', label: '分期期限', type: 'int', unit: '月', visibleWhen: 'first_pay_pct < 100%', max: '12', group: '受让安排' },
    { key: 'has_staff', label: '涉及职工安置', type: 'bool', required: true, group: '受让安排' },
    { key: 'staff_note', label: '职工安置说明', type: 'textarea', requiredWhen: 'has_staff = true', group: '受让安排' },
    {
      key: 'buyers',
      label: '意向受让方',
      type: 'table',
      group: '受让安排',
      maxRows: 20,
      columns: [
        { key: 'name', label: '名称', type: 'text', required: true },
        { key: 'code', label: '统一社会信用代码', type: 'uscc' },
        { key: 'share', label: '受让比例', type: 'percent', unit: '%', required: true },
        { key: 'price', label: '受让价款', type: 'money', unit: '万元', compute: 'floor_price * share' },
        { key: 'reason', label: '超过半数的理由', type: 'text', visibleWhen: 'share > 50%', requiredWhen: 'share > 50%' },
      ],
    },
    { key: 'methods', label: '评估方法', type: 'multi', options: ['资产基础法', '收益法', '市场法'], group: '业务信息' },
    { key: 'opinion_file', label: '决议扫描件', type: 'file', group: '业务信息' },
  ],
  rules: [
    {
      id: 'R1',
      level: '阻断',
      check: 'transfer_pct <= hold_pct',
      message: '拟转让股权比例不得超过持股比例',
      fields: ['transfer_pct', 'hold_pct'],
    },
    {
      id: 'R2',
      level: '阻断',
      check: 'floor_price >= appraised * transfer_pct',
      message: '转让底价不得低于评估值乘以转让比例',
      fields: ['floor_price'],
    },
    {
      id: 'R3',
      level: '阻断',
      when: "pay_mode = '分期'",
      check: 'first_pay_pct >= 30%',
      message: '分期付款的首付比例不低于 30%',
      fields: ['first_pay_pct'],
    },
    { id: 'R4', level: '预警', check: 'base_date + 12月 >= today()', message: '评估结果已超过一年有效期', fields: ['base_date'] },
  ],
})

/** What a careful clerk types into it: submits without an issue. */
export const goodTransfer = {
  applicant_org: 'org_city_invest',
  contact: '李海',
  contact_phone: '0532-85912345',
  hold_pct: '60',
  transfer_pct: '20',
  appraised: '10,000',
  base_date: '2026/3/31',
  floor_price: '2,000.00',
  pay_mode: '一次性',
  has_staff: '否',
  buyers: [{ name: '青岛示例产业投资有限公司', share: '20' }],
  methods: ['收益法', '资产基础法'],
}

/** Context of the same case: 2026-11-22, the base knows the holding. */
export const transferContext = { today: '2026-11-22', facts: { 'equity.hold_pct': '60' } }
