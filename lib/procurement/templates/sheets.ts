import { type ColumnDefinition, columnSchema, type FormDefinition, formDefinitionSchema } from '@/lib/forms/schema'
import { choicesOf, mostPassage } from '../ocds/extension'
import { sayable } from '../ocds/said-columns'
import { type FactColumn, factTable } from '../vocabulary'

/** Most rows of one workbook; more are sent in several, or as lines of JSON. */
export const mostRows = 200_000

const column = (key: string, label: string, more: Partial<ColumnDefinition> = {}) =>
  columnSchema.parse({ key, label, type: 'text', ...more })

const tenderCode = column('tender_code', '标段编号', { required: true, maxLength: 200, hint: '与“标段”表中的编号相同' })
const bidder = column('bidder', '投标人', { required: true, maxLength: 200, hint: '全称，与“投标”表中的相同' })
const uscc = column('bidder_uscc', '统一社会信用代码', { type: 'uscc', hint: '有则填写，用于与登记信息对上' })
const bidderOfPassage = column('bidder', '投标人', {
  maxLength: 200,
  hint: '技术标、商务标的段落必填，与“投标”表中的相同；招标文件的段落不填',
})
const expertNo = column('expert_no', '专家编号', { required: true, maxLength: 200, hint: '专家库中的编号' })
const contractCode = column('contract_code', '合同编号', { required: true, maxLength: 200, hint: '与“合同”表中的编号相同' })

/** Columns of the vocabulary that a person fills, in their Chinese titles and units. */
function filled(name: string, which: (column: FactColumn) => boolean = () => true): ColumnDefinition[] {
  return sayable(name).filter(fillable).filter(which).map(fieldOf)
}

const fillable = ({ name, type }: FactColumn) =>
  type !== 'ints' && type !== 'big' && !['ocid', 'code', 'source', 'item_code'].includes(name)

function fieldOf(fact: FactColumn): ColumnDefinition {
  const { name, title, unit, source, required, level } = fact
  const choices = choicesOf(fact)
  const label = (choices.size > 0 ? title.slice(0, title.indexOf('：')) : title).replace('（标记）', '').slice(0, 120)
  const note = name.endsWith('_token') ? '填原文，平台加密保存，页面只见标记' : hints[fact.type]
  const shared = {
    required,
    sensitivity: level,
    hint: [note, unit !== '—' && fact.type === 'int' ? `单位：${unit}` : '', `来源：${source}`].filter(Boolean).join('；'),
  }
  if (choices.size > 0) return column(name, label, { ...shared, type: 'enum', options: [...choices.keys()] })
  const signed = name === 'delta' ? { min: '-1000000000000' } : {}
  return column(name, label, { ...shared, ...kinds[fact.type], ...signed })
}

const kinds: Record<FactColumn['type'], Partial<ColumnDefinition>> = {
  uuid: { type: 'text', maxLength: 200 },
  text: { type: 'text', maxLength: 2000 },
  int: { type: 'int', max: '2147483647' },
  money: { type: 'money', unit: '元', sum: false },
  ratio: { type: 'percent', unit: '%', min: '-100000', max: '100000' },
  number: { type: 'decimal', min: '-1000000000000' },
  date: { type: 'date' },
  time: { type: 'datetime' },
  bool: { type: 'bool' },
  ints: {},
  texts: { type: 'text', maxLength: 2000 },
  big: {},
}
const hints: Partial<Record<FactColumn['type'], string>> = {
  uuid: '填企业全称，可在括号中写统一社会信用代码',
  texts: '多个之间用“；”隔开',
}

const sources =
  (...names: string[]) =>
  ({ source }: FactColumn) =>
    names.includes(source)
const others =
  (...names: string[]) =>
  ({ source }: FactColumn) =>
    !names.includes(source)
const without =
  (...names: string[]) =>
  ({ name }: FactColumn) =>
    !names.includes(name)

const ocid = column('ocid', '开放采购编号', { maxLength: 200, hint: '可不填；平台按标段编号编' })
const titled = column('title', '标段名称', { required: true, maxLength: 500 })
const tenderColumns = (which: (column: FactColumn) => boolean) => filled('tender', (fact) => fact.name !== 'title' && which(fact))

const tables: readonly [key: string, label: string, columns: ColumnDefinition[]][] = [
  [
    'tender',
    '标段',
    [column('code', '标段编号', { required: true, maxLength: 200 }), titled, ocid, ...tenderColumns(others('招标文件', '评标'))],
  ],
  ['document', '招标文件', [tenderCode, ...tenderColumns(sources('招标文件'))]],
  ['evaluation', '评标', [tenderCode, ...tenderColumns(sources('评标'))]],
  ['bid', '投标', [tenderCode, bidder, uscc, column('bid_no', '投标编号', { maxLength: 200, hint: '可不填' }), ...filled('bid')]],
  [
    'bid_item',
    '报价明细',
    [tenderCode, bidder, column('item_code', '清单编码', { required: true, maxLength: 200 }), ...filled('bid_item')],
  ],
  ['bid_trace', '电子痕迹', [tenderCode, bidder, ...filled('bid_trace')]],
  ['bid_bond', '投标保证金', [tenderCode, bidder, ...filled('bid_bond')]],
  ['bid_person', '拟派人员', [tenderCode, bidder, ...filled('bid_person')]],
  ['evaluator', '评委', [tenderCode, expertNo, ...filled('expert'), ...filled('evaluator')]],
  ['score', '评标打分', [tenderCode, bidder, expertNo, ...filled('score')]],
  ['bid_access', '平台访问', [tenderCode, ...filled('bid_access')]],
  [
    'passage',
    '文件段落',
    [
      tenderCode,
      bidderOfPassage,
      ...filled('passage').map((each) =>
        each.key === 'body' ? { ...each, type: 'textarea' as const, required: true, maxLength: mostPassage } : each,
      ),
    ],
  ],
  ['complaint', '异议投诉', [tenderCode, ...filled('complaint')]],
  [
    'award',
    '定标',
    [
      tenderCode,
      column('bidder', '中标人', { required: true, maxLength: 200 }),
      column('award_no', '定标编号', { maxLength: 200, hint: '可不填' }),
      ...filled('award', without('award_no')),
    ],
  ],
  [
    'contract',
    '合同',
    [
      column('code', '合同编号', { required: true, maxLength: 200 }),
      tenderCode,
      column('supplier', '合同乙方', { maxLength: 200 }),
      ...filled('contract'),
    ],
  ],
  ['contract_change', '合同变更', [contractCode, ...filled('contract_change')]],
  ['payment', '付款', [contractCode, ...filled('payment')]],
]

/** The template of procurement data: one sheet a relation, its columns those of the vocabulary. Made once a process. */
export const procurementTemplate: FormDefinition = formDefinitionSchema.parse({
  code: 'procurement',
  title: '采购数据填报模板',
  groups: ['采购数据'],
  fields: tables.map(([key, label, columns]) => ({ key, label, type: 'table', group: '采购数据', maxRows: mostRows, columns })),
})

/** The relation whose columns a sheet fills. */
export const relationOf = (sheet: string): string => (['document', 'evaluation'].includes(sheet) ? 'tender' : sheet)

/** The column of the vocabulary that a cell fills; none for what only ties sheets together. A member of a committee is also an expert. */
export function factOf(sheet: string, key: string): FactColumn | undefined {
  const names = sheet === 'evaluator' ? [sheet, 'expert'] : [relationOf(sheet)]
  return names.flatMap((name) => factTable(name).columns).find(({ name }) => name === key)
}
