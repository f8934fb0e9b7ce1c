import { flowActions } from '@/lib/flow/schema'
import { actionNames } from '@/lib/flow/words'
import type { Attribute, RowKind } from './attributes'

const text = (key: string, label: string, more: Partial<Attribute> = {}): Attribute => ({ key, label, kind: 'text', ...more })
const choice = (key: string, label: string, options: Record<string, string>, more: Partial<Attribute> = {}): Attribute => ({
  ...{ key, label, kind: 'choice', options: Object.entries(options).map(([value, name]) => ({ value, label: name })) },
  ...more,
})

export const roleWords: Readonly<Record<string, string>> = {
  'E-FILL': '企业填报人',
  'E-CHECK': '企业审核人',
  'E-HEAD': '企业签发人',
  'R-WINDOW': '收件窗口',
  'R-OFFICER': '处室经办',
  'R-CHIEF': '处室负责人',
  'R-LEAD': '委领导',
  'X-EXPERT': '外部专家',
}

const pools: RowKind = {
  ...{ word: '岗位', identity: 'role', naming: 'role', fresh: { role: 'R-OFFICER', department: 'lead' } },
  attributes: [
    choice('role', '岗位', roleWords),
    text('department', '处室', { empty: 'omit', hint: '处室代码；lead 指主办处室；收件窗口和企业岗位不填' }),
    { key: 'applicant', label: '由申报企业办理', kind: 'bool', empty: 'omit' },
  ],
}

/** Steps of the flow, in the order they are gone through. */
export const stepRows: RowKind = {
  ...{ word: '环节', identity: 'key', naming: 'name' },
  attributes: [
    text('key', '环节标识', { hint: '小写字母、数字、下划线；在途办件按标识对应，发布后不要改' }),
    text('name', '名称'),
    { key: 'duty', label: '办理内容', kind: 'long' },
    choice('side', '办理方', { ent: '企业', gov: '国资监管机构' }),
    choice('kind', '形式', { task: '单人办理', parallel: '并联会签', expert: '专家', collective: '集体审议', external: '外部审批' }),
    { key: 'pools', label: '办理岗位', kind: 'rows', rows: pools },
    choice('join', '并联汇总', { all: '全部答复', any: '任一答复' }),
    choice(
      'silence.rule',
      '逾期不答复',
      { escalate: '向上一级报告', consent: '视为同意并留痕', hand_over: '交负责人办理' },
      { empty: 'omit', hint: '只用于并联会签和专家环节；不填为向上一级报告' },
    ),
    { key: 'silence.days', label: '逾期宽限（工作日）', kind: 'int', empty: 'omit', hint: '到期后多少个工作日起作用；不填为到期即起作用' },
    { key: 'days', label: '工作日', kind: 'int', hint: '不计时的填 0；计入承诺时限的环节合计不得超过承诺时限' },
    { key: 'counts', label: '计入承诺时限', kind: 'bool' },
    { key: 'when', label: '经过条件', kind: 'expression', empty: 'omit', hint: '不填为必经；填表达式，成立才经过' },
    { key: 'actions', label: '可用操作', kind: 'words', options: flowActions.map((value) => ({ value, label: actionNames[value] })) },
    { key: 'apartFrom', label: '与之分离的环节', kind: 'words', hint: '每行一个环节标识，经办人不得为同一人' },
    text('passLabel', '主按钮文字', { hint: '写明做什么，如：同意并报处长复核' }),
    choice('phase', '企业所见阶段', { filling: '填报', acceptance: '受理', review: '审查', decision: '决定', issue: '办结' }),
  ],
  fresh: {
    ...{ key: '', name: '', duty: '', side: 'gov', kind: 'task', pools: [{ role: 'R-OFFICER', department: 'lead' }], join: 'all' },
    ...{ days: 0, counts: true, actions: ['pass', 'return'], apartFrom: [], passLabel: '', phase: 'review' },
  },
}
