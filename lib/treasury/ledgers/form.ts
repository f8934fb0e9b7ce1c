import { type FieldDefinition, formDefinitionSchema } from '@/lib/forms/schema'
import { accountKinds, accountStatuses, debtKinds } from '../schema'

const group = '司库台账'
const text = (key: string, label: string, maxLength: number, more: object = {}) => ({ key, label, type: 'text', maxLength, group, ...more })
const day = (key: string, label: string, more: object = {}) => ({ key, label, type: 'date', required: true, group, ...more })
const money = (key: string, label: string, more: object = {}) => ({
  key,
  label,
  type: 'money',
  unit: '元',
  min: '0',
  required: true,
  group,
  ...more,
})
const choice = (key: string, label: string, options: readonly string[], more: object = {}) => ({
  ...{ key, label, type: 'enum', options: [...options], required: true, group },
  ...more,
})
const yes = (key: string, label: string, more: object = {}) => ({ key, label, type: 'bool', required: true, group, ...more })
const optional = { required: false }
const needed = { required: true }
const table = (key: string, label: string, maxRows: number, columns: object[]) => ({ key, label, type: 'table', group, maxRows, columns })

/** Whose row it is; the name beside the code is for reading only. */
const org = [
  text('org', '企业统一社会信用代码', 40, { required: true, hint: '本企业或下级企业的代码；没有的填平台登记的代码' }),
  text('org_name', '企业', 60, { compute: 'org', hint: '由平台填写，导入时不读' }),
]
const accountPattern = { regex: '[0-9A-Za-z*\\s()（）-]{3,40}', message: '只含数字、字母和连字符，或为模板中带 * 的账号' }
const number = text('number', '账号', 40, {
  ...needed,
  hint: '模板中带 * 的账号可以原样保留；新账户填写完整账号',
  pattern: accountPattern,
})
const month = { key: 'month', label: '月份', type: 'period', required: true, group }
const currency = text('currency', '币种', 10, { hint: '不填为人民币；外币的金额填折合人民币' })

/**
 * The workbook of an enterprise's treasury ledgers, a sheet a ledger, amounts in 元. A column is named as in its table; what a person does not
 * type there (marks, what is available, whether a guarantee goes outside of the group) is worked out when it is taken in.
 */
export const ledgerForm = formDefinitionSchema.parse({
  code: 'treasury-ledgers',
  title: '司库台账',
  groups: [group],
  fields: [
    table('account', '账户', 3000, [
      ...org,
      number,
      ...[text('bank', '开户银行', 100, needed), choice('kind', '账户类型', accountKinds), currency, day('opened_on', '开户日期')],
      ...[day('closed_on', '销户日期', { ...optional, hint: '状态为“销户”的填写' }), choice('status', '状态', accountStatuses)],
      ...[yes('linked', '银企直联', { hint: '余额和流水由银行直接报送的为“是”' }), text('custodian', '经管人', 30, needed)],
      money('alert_below', '余额低于此数提醒', optional),
    ]),
    table('balance', '余额', 20_000, [
      ...[...org, number, day('on_date', '日期', { hint: '日终余额；月末必须填报' })],
      ...[money('balance', '余额'), money('frozen', '其中：冻结', { ...optional, hint: '不填为 0；可用余额为余额减冻结' })],
    ]),
    table('debt', '债务', 5000, [
      ...[
        ...org,
        text('contract_no', '合同号或债券代码', 60, needed),
        text('creditor', '债权人', 100, needed),
        choice('kind', '品种', debtKinds),
      ],
      ...[money('principal', '金额', { exclusiveMin: true }), currency, choice('rate_kind', '利率方式', ['固定', '浮动'])],
      { key: 'rate', label: '年利率', type: 'percent', unit: '%', min: '0', max: '100', scale: 4, required: true, group, hint: '如 3.45' },
      { key: 'spread', label: '加点（基点）', type: 'int', min: '-1000', max: '5000', group, hint: '浮动利率的填写' },
      ...[day('drawn_on', '发放日'), day('due_on', '到期日'), choice('security', '担保方式', ['信用', '保证', '抵押', '质押'])],
      ...[text('purpose', '用途', 100, needed), money('balance', '余额'), money('prepaid', '提前还款', { ...optional, hint: '不填为 0' })],
    ]),
    table('repayment', '还本付息计划', 20_000, [
      ...[...org, text('contract_no', '合同号或债券代码', 60, needed)],
      { key: 'term', label: '期次', type: 'int', min: '1', max: '600', required: true, group },
      ...[day('due_on', '还款日'), money('principal', '还本额'), money('interest', '付息额')],
      ...[choice('status', '状态', ['未到期', '已还', '逾期']), choice('source', '资金安排', ['自有资金', '再融资'])],
      yes('secured', '资金已落实', { ...optional, hint: '不填为“否”；已还的视为已落实' }),
    ]),
    table('credit', '授信', 2000, [
      ...[...org, text('contract_no', '授信协议号', 60, needed), text('bank', '授信银行', 100, needed)],
      ...[money('total', '授信总额', { exclusiveMin: true }), money('used', '已用'), day('due_on', '到期日'), yes('revolving', '可循环')],
      ...[text('security', '担保条件', 60, { ...needed, hint: '如信用、集团保证' }), choice('risk', '风险', ['压降', '断贷'], optional)],
    ]),
    table('guarantee', '担保', 5000, [
      ...[...org, text('contract_no', '担保合同号', 60, needed)],
      text('obligor', '被担保人', 200, { ...needed, hint: '填全称或统一社会信用代码；登记在册的企业自动对应' }),
      ...[
        money('amount', '担保金额', { exclusiveMin: true }),
        money('balance', '担保余额'),
        day('from_on', '起始日'),
        day('to_on', '终止日'),
      ],
      choice('way', '担保方式', ['一般保证', '连带责任保证', '抵押', '质押']),
      ...[money('beyond', '超股比额', { ...optional, hint: '担保余额中超出持股比例的部分，不填为 0' }), yes('counter', '有反担保')],
      ...[text('rating', '被担保人评级', 20), money('paid_out', '已代偿', { ...optional, hint: '不填为 0' })],
    ]),
    table('bill', '票据', 10_000, [
      ...[...org, text('number', '票据号码', 60, needed), choice('kind', '类型', ['银行承兑汇票', '商业承兑汇票'])],
      ...[choice('side', '方向', ['应收', '应付']), text('drawer', '出票人', 100, needed), text('acceptor', '承兑人', 100, needed)],
      ...[money('amount', '票面金额', { exclusiveMin: true }), day('drawn_on', '出票日'), day('due_on', '到期日')],
      ...[choice('use', '用途', ['持有', '贴现', '背书']), choice('status', '状态', ['未到期', '已兑付', '逾期'])],
    ]),
    table('restricted', '受限资金', 5000, [
      ...[...org, text('number', '编号', 60, { ...needed, hint: '本企业自编的编号，再次报送时按它更新' })],
      text('account', '账号', 40, { hint: '受限资金所在账户，可以带 *；不在一个账户上的不填', pattern: accountPattern }),
      ...[choice('kind', '类型', ['保证金', '质押', '监管', '诉讼冻结']), money('amount', '金额'), text('reason', '受限原因', 100, needed)],
      ...[
        day('from_on', '起始日'),
        day('to_on', '终止日', { ...optional, hint: '期限未定的不填' }),
        text('release', '解除条件', 100, needed),
      ],
    ]),
    table('payable', '清欠应付', 10_000, [
      ...[
        ...org,
        text('number', '编号', 60, { ...needed, hint: '本企业自编的编号，再次报送时按它更新' }),
        text('creditor', '债权人', 100, needed),
      ],
      ...[yes('small', '中小企业'), yes('private', '民营企业'), money('amount', '应付金额', { hint: '付清的填 0' })],
      ...[day('arose_on', '形成日'), day('due_on', '到期日'), text('plan', '清偿计划', 200), text('complaint_no', '投诉编号', 60)],
    ]),
    table('derivative', '金融衍生', 2000, [
      ...[...org, text('contract_no', '合约号', 60, needed), text('kind', '品种', 60, needed), text('hedged', '套保标的', 100, needed)],
      ...[money('exposure', '敞口'), money('position', '持仓'), money('margin', '保证金')],
      money('result', '浮动盈亏', { min: '-90000000000000', hint: '亏损填负数' }),
      ...[money('stop_loss', '止损线'), day('due_on', '到期日'), text('approval', '授权', 100, needed), yes('speculative', '投机')],
    ]),
    table('related', '关联方', 3000, [
      ...[...org, text('name', '关联方户名', 100, { ...needed, minLength: 2, hint: '填全称；模板中带 * 的户名可以原样保留' })],
      text('relation', '关联关系', 60, { ...needed, hint: '如股东控制的企业' }),
    ]),
    table('concentration', '资金集中', 5000, [
      ...[...org, month, money('target', '应归集余额'), money('actual', '已归集余额')],
      ...[text('way', '归集方式', 30, { ...needed, hint: '如现金池' }), text('reason', '未归集原因', 100)],
    ]),
    table('budget', '资金预算', 5000, [
      ...[
        ...org,
        month,
        money('inflow', '经营流入预测'),
        money('outflow', '经营流出预测'),
        money('capex', '资本性支出'),
        money('new_draw', '新增提款'),
      ],
      ...[
        money('expected_close', '预测期末可用', optional),
        money('actual_close', '实际期末可用', { ...optional, hint: '月份结束后填写' }),
      ],
    ]),
    table('reserve', '最低备付', 3000, [...org, money('amount', '最低备付额')]),
  ],
})

export const ledgerKeys = [
  ...(['account', 'balance', 'debt', 'repayment', 'credit', 'guarantee', 'bill'] as const),
  ...(['restricted', 'payable', 'derivative', 'related', 'concentration', 'budget', 'reserve'] as const),
] as const
export type LedgerKey = (typeof ledgerKeys)[number]

const fields = new Map(ledgerForm.fields.map((field) => [field.key, field]))
/** The sheet of a ledger. */
export const sheetOf = (ledger: LedgerKey): FieldDefinition => fields.get(ledger)!

/** Where a ledger is kept, and what makes a row of it one. The wall shows only the asker's rows of it. */
export const ledgerTables: Readonly<Record<LedgerKey, { table: string; key: readonly string[] }>> = {
  account: { table: 'treasury_account', key: ['org_id', 'number_token'] },
  balance: { table: 'treasury_balance', key: ['account_id', 'on_date'] },
  debt: { table: 'treasury_debt', key: ['org_id', 'contract_no'] },
  repayment: { table: 'treasury_repayment', key: ['debt_id', 'term'] },
  credit: { table: 'treasury_credit', key: ['org_id', 'contract_no'] },
  guarantee: { table: 'treasury_guarantee', key: ['org_id', 'contract_no'] },
  bill: { table: 'treasury_bill', key: ['org_id', 'number'] },
  restricted: { table: 'treasury_restricted', key: ['org_id', 'number'] },
  payable: { table: 'treasury_payable', key: ['org_id', 'number'] },
  derivative: { table: 'treasury_derivative', key: ['org_id', 'contract_no'] },
  related: { table: 'treasury_related', key: ['org_id', 'token'] },
  concentration: { table: 'treasury_concentration', key: ['org_id', 'month'] },
  budget: { table: 'treasury_budget', key: ['org_id', 'month'] },
  reserve: { table: 'treasury_reserve', key: ['org_id'] },
}

/** By what a row of a ledger is named, beside its enterprise; the columns of its sheet. */
export const keyColumns: Readonly<Record<LedgerKey, readonly string[]>> = {
  ...{ account: ['number'], balance: ['number', 'on_date'], debt: ['contract_no'], repayment: ['contract_no', 'term'] },
  ...{ credit: ['contract_no'], guarantee: ['contract_no'], bill: ['number'], restricted: ['number'], payable: ['number'] },
  ...{ derivative: ['contract_no'], related: ['name'], concentration: ['month'], budget: ['month'], reserve: [] },
}
