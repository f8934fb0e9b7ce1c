import type { Attribute, RowKind, Section } from '../catalogue/attributes'
import { fieldRows } from '../catalogue/form-rows'

const text = (key: string, label: string, more: Partial<Attribute> = {}): Attribute => ({ key, label, kind: 'text', ...more })

const supplies: RowKind = {
  ...{ word: '提供的事实', identity: 'fact', naming: 'fact', fresh: { fact: '', value: '' } },
  attributes: [
    text('fact', '底座事实', { hint: '如 base.appraisal.value；同一件事的其他事项不再向底座取' }),
    { key: 'value', label: '取自', kind: 'expression', hint: '联办申报表上的字段或者表达式' },
  ],
}

const parts: RowKind = {
  ...{ word: '事项', identity: 'matter', naming: 'matter', fresh: { matter: '', later: false, supplies: [] } },
  attributes: [
    text('matter', '事项', { codes: 'matters' }),
    { key: 'when', label: '包含条件', kind: 'expression', empty: 'omit', hint: '不填为总是包含；填的是联办申报表上的条件' },
    { key: 'later', label: '到时另行申报', kind: 'bool', hint: '如投资后评价：只告知，不在本次申报中办理' },
    { key: 'supplies', label: '向其他事项提供', kind: 'rows', rows: supplies },
    { key: 'drops.fields', label: '不再填报的字段', kind: 'words', empty: 'omit', hint: '每行一个字段代码；一并办理后不再需要的' },
    { key: 'drops.rules', label: '不再适用的规则', kind: 'words', empty: 'omit', hint: '每行一个规则编号' },
    text('drops.why', '不再填报、适用的理由', { empty: 'omit' }),
  ],
}

/** The parts of what a 一件事 is composed from, in the order they are edited and compared. */
export const oneThingSections: readonly Section[] = [
  {
    ...{ key: 'basic', title: '基本信息', path: [] },
    entries: [
      text('name', '名称'),
      text('department', '牵头处室', { codes: 'departments', hint: '受理、汇总各处室意见并办结' }),
      { key: 'description', label: '说明', kind: 'long', hint: '何时办理、合并了什么' },
      { key: 'same', label: '视为同一项的字段', kind: 'words', hint: '每行一个字段代码：各事项中代码相同而名称不同、意思相同的，只填一次' },
      {
        ...{ key: 'silence.rule', label: '处室逾期不答复', kind: 'choice', empty: 'omit', hint: '不填为向上一级报告' },
        options: [
          { value: 'escalate', label: '向上一级报告' },
          { value: 'consent', label: '视为同意并留痕' },
          { value: 'hand_over', label: '交负责人办理' },
        ],
      },
      {
        key: 'silence.days',
        label: '逾期宽限（工作日）',
        kind: 'int',
        empty: 'omit',
        hint: '到期后多少个工作日起作用；不填为到期即起作用',
      },
    ],
  },
  { key: 'matters', title: '包含的事项', path: ['matters'], rows: parts },
  { key: 'choosers', title: '办理方式的选择项', path: ['choosers'], rows: { ...fieldRows, word: '选择项' } },
]
