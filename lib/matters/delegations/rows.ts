import type { Section } from '../catalogue/attributes'
import { decisionLevels } from './schema'

/** The parts of a delegation list as the editor and the comparison know them. */
export const delegationSections: readonly Section[] = [
  {
    ...{ key: 'items', title: '授权事项', path: ['items'] },
    rows: {
      ...{ word: '授权', identity: 'matter', naming: 'matter' },
      attributes: [
        { key: 'matter', label: '事项', kind: 'text', codes: 'matters', hint: '法定保留权力和定义写明不得授权的事项不能列入' },
        { key: 'level', label: '决定层级', kind: 'choice', options: decisionLevels.map((value) => ({ value, label: value })) },
        { key: 'ceiling', label: '限额（万元）', kind: 'text', empty: 'null', hint: '按事项的金额字段；不限金额的留空' },
        { key: 'condition', label: '适用条件', kind: 'expression', empty: 'omit', hint: '按该事项申报表的字段；成立时才适用' },
        { key: 'basis', label: '依据', kind: 'text', hint: '文号或者会议纪要' },
        { key: 'from', label: '生效日期', kind: 'date' },
        { key: 'to', label: '截止日期', kind: 'date', empty: 'null', hint: '长期有效的留空' },
      ],
      fresh: { matter: '', level: '集团决定备案', ceiling: null, basis: '', from: '', to: null },
    },
  },
]
