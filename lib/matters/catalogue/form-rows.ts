import { fieldTypes } from '@/lib/forms/schema'
import type { Attribute, RowKind } from './attributes'

const typeWords: Readonly<Record<(typeof fieldTypes)[number], string>> = {
  text: '单行文字',
  textarea: '多行文字',
  int: '整数',
  decimal: '小数',
  percent: '比例（%）',
  money: '金额',
  money4: '金额（四位小数）',
  bool: '是或否',
  date: '日期',
  datetime: '日期和时刻',
  enum: '单选',
  multi: '多选',
  table: '明细表',
  org: '企业',
  uscc: '统一社会信用代码',
  phone: '电话',
  adcode: '行政区划',
  code: '代码目录',
  ref: '登记对象',
  period: '期间',
  dict: '字典',
  person: '人员',
  file: '附件',
  computed: '计算结果',
}

const text = (key: string, label: string, hint?: string): Attribute => ({
  ...{ key, label, kind: 'text', empty: 'omit' },
  ...(hint ? { hint } : {}),
})
const whole = (key: string, label: string): Attribute => ({ key, label, kind: 'int', empty: 'omit' })
const expression = (key: string, label: string, hint?: string): Attribute => ({
  ...{ key, label, kind: 'expression', empty: 'omit' },
  ...(hint ? { hint } : {}),
})

const common: readonly Attribute[] = [
  { key: 'key', label: '字段代码', kind: 'text', hint: '小写字母、数字、下划线；表达式里用它' },
  { key: 'label', label: '名称', kind: 'text' },
  { key: 'type', label: '类型', kind: 'choice', options: fieldTypes.map((value) => ({ value, label: typeWords[value] })) },
  { key: 'unit', label: '填报单位', kind: 'text', empty: 'null', hint: '如：万元、%、月' },
  { key: 'required', label: '必填', kind: 'bool' },
  expression('visibleWhen', '显示条件', '不填为总是显示；隐藏期间已填内容仍保留在草稿中'),
  expression('requiredWhen', '必填条件'),
  { key: 'options', label: '选项', kind: 'words', empty: 'omit', hint: '单选、多选：每行一项' },
  text('hint', '填报说明'),
  text('min', '下限'),
  text('max', '上限'),
  { key: 'exclusiveMin', label: '不含下限', kind: 'bool', empty: 'omit' },
  whole('scale', '小数位'),
  whole('minLength', '最少字数'),
  whole('maxLength', '最多字数'),
  text('list', '目录', '代码目录、登记对象类型'),
  text('pattern.regex', '格式（正则表达式）'),
  text('pattern.message', '格式不符时的提示'),
  expression('compute', '计算公式', '由公式得出的不再填写'),
  {
    ...{ key: 'sensitivity', label: '敏感级', kind: 'choice' },
    options: ['L1', 'L2', 'L3', 'L4'].map((value) => ({ value, label: value })),
  },
]

const columns: RowKind = {
  ...{ word: '列', identity: 'key', naming: 'label', attributes: common },
  fresh: { key: '', label: '', type: 'text', unit: null, required: false, group: '业务信息', sensitivity: 'L2' },
}

/** Fields of the application form, in the order they are filled in. */
export const fieldRows: RowKind = {
  ...{ word: '字段', identity: 'key', naming: 'label' },
  attributes: [
    ...common,
    { key: 'group', label: '分组', kind: 'text', hint: '须为表单的分组之一' },
    text('source.fact', '底座取数', '底座事实的名称，如 base.appraisal.value'),
    {
      ...{ key: 'source.mode', label: '取数方式', kind: 'choice', empty: 'omit' },
      options: [
        { value: 'auto_lock', label: '锁定，不能改' },
        { value: 'auto_editable', label: '可改，须说明' },
      ],
    },
    text('source.label', '来源名称'),
    { key: 'columns', label: '明细表的列', kind: 'rows', empty: 'omit', rows: columns },
    whole('minRows', '最少行数'),
    whole('maxRows', '最多行数'),
  ],
  fresh: { key: '', label: '', type: 'text', unit: null, required: false, group: '业务信息', sensitivity: 'L2', maxRows: 500 },
}

/** Rules across fields that are checked while the form is filled in. */
export const formRuleRows: RowKind = {
  ...{ word: '校验', identity: 'id', naming: 'message' },
  attributes: [
    { key: 'id', label: '编号', kind: 'text' },
    { key: 'level', label: '级别', kind: 'choice', options: ['阻断', '预警', '提示'].map((value) => ({ value, label: value })) },
    expression('when', '适用条件'),
    { key: 'check', label: '应当成立的条件', kind: 'expression' },
    { key: 'message', label: '不成立时的提示', kind: 'text' },
    { key: 'fields', label: '指向的字段', kind: 'words', hint: '每行一个字段代码' },
  ],
  fresh: { id: '', level: '阻断', check: '', message: '', fields: [] },
}
