import { authorities, matterKinds } from '../schema'
import type { Attribute, RowKind, Section } from './attributes'
import { stepRows } from './flow-rows'
import { fieldRows, formRuleRows } from './form-rows'

const same = (values: readonly string[]) => values.map((value) => ({ value, label: value }))
const text = (key: string, label: string, more: Partial<Attribute> = {}): Attribute => ({ key, label, kind: 'text', ...more })
const levels = same(['阻断', '预警', '提示'])

const basis: RowKind = {
  ...{ word: '依据', identity: 'name', naming: 'name' },
  attributes: [
    text('name', '名称'),
    text('documentNo', '文号', { empty: 'null' }),
    text('version', '版本', { empty: 'null', hint: '如：2023 年修订，2024 年 7 月 1 日起施行' }),
    { key: 'point', label: '要点', kind: 'long', hint: '条款号和与本事项有关的规定' },
    { key: 'checked', label: '已核对原文', kind: 'bool', hint: '未核对的在指南和校验中标“待校核”；核对人和日期由平台记录' },
  ],
  fresh: { name: '', documentNo: null, version: null, point: '', checked: false },
}

const situations: RowKind = {
  ...{ word: '情形', identity: 'code', naming: 'name' },
  attributes: [
    text('code', '代码', { hint: '大写字母，如 A' }),
    text('name', '名称'),
    { key: 'when', label: '判定条件', kind: 'expression', empty: 'omit', hint: '自上而下取第一个成立的情形' },
  ],
  fresh: { code: '', name: '' },
}

const materials: RowKind = {
  ...{ word: '材料', identity: 'key', naming: 'name' },
  attributes: [
    text('key', '材料代码', { hint: '小写字母、数字、下划线；表达式里用 material.代码' }),
    text('name', '名称'),
    { key: 'required', label: '必交', kind: 'bool' },
    { key: 'requiredWhen', label: '提交条件', kind: 'expression', empty: 'omit', hint: '成立时须提交' },
    { key: 'template', label: '提供模板', kind: 'bool' },
    text('note', '说明'),
    text('fromBase', '底座免提交', { empty: 'null', hint: '由哪项底座事实代替，如 base.appraisal.filed' }),
  ],
  fresh: { key: '', name: '', required: true, template: false, note: '', fromBase: null },
}

const rules: RowKind = {
  ...{ word: '规则', identity: 'id', naming: 'title' },
  attributes: [
    text('id', '编号'),
    text('title', '名称'),
    { key: 'level', label: '级别', kind: 'choice', options: levels },
    {
      ...{ key: 'at', label: '时点', kind: 'choice' },
      options: [
        { value: 'submit', label: '上报时' },
        { value: 'conclude', label: '办结时' },
        { value: 'after', label: '履行中' },
      ],
    },
    { key: 'when', label: '适用条件', kind: 'expression', empty: 'omit' },
    { key: 'check', label: '应当成立的条件', kind: 'expression', empty: 'omit', hint: '可执行规则填这一项；人工核查的填“所缺事实”' },
    text('missingFact', '所缺事实', { empty: 'omit' }),
    text('message', '不成立时的提示'),
    text('mend', '整改建议'),
    text('basis', '依据'),
    { key: 'fields', label: '指向的字段', kind: 'words', hint: '每行一个字段代码' },
  ],
  fresh: { id: '', title: '', level: '提示', at: 'submit', message: '', mend: '', basis: '', fields: [], missingFact: '' },
}

const dependencies: RowKind = {
  ...{ word: '关系', identity: 'matter', naming: 'matter' },
  attributes: [
    text('matter', '事项', { codes: 'matters' }),
    { key: 'relation', label: '关系', kind: 'choice', options: same(['前置', '后置', '并行', '联动']) },
    text('description', '说明'),
    { key: 'level', label: '未办时', kind: 'choice', options: levels, empty: 'omit', hint: '只有法律明文要求先办的才填阻断；不填为提示' },
    { key: 'when', label: '适用条件', kind: 'expression', empty: 'omit', hint: '不填为总是需要' },
    { key: 'or', label: '可以替代的事项', kind: 'words', empty: 'omit', hint: '每行一个事项代码，办过其一即可' },
    {
      ...{ key: 'same', label: '查找范围', kind: 'choice', empty: 'omit', hint: '不填为本企业及其集团' },
      options: [
        { value: 'target', label: '同一标的' },
        { value: 'applicant', label: '本企业及其集团' },
      ],
    },
    { key: 'months', label: '有效月数', kind: 'int', empty: 'omit', hint: '多少个月以内办的才算；不填为不限' },
    text('rule', '已由规则判断', { empty: 'omit', hint: '本事项中已判断这项前置的规则编号，填了不再另行提示' }),
    text('basis', '依据', { empty: 'omit' }),
  ],
  fresh: { matter: '', relation: '前置', description: '' },
}

const risks: RowKind = {
  ...{ word: '风险点', identity: 'point', naming: 'point' },
  attributes: [
    text('point', '风险点'),
    { key: 'level', label: '等级', kind: 'choice', options: same(['高', '中', '低']) },
    { key: 'control', label: '防控措施', kind: 'long' },
    { key: 'steps', label: '提示环节', kind: 'words', empty: 'omit', hint: '每行一个环节标识，在这些环节提示经办人；不填按文字判断' },
  ],
  fresh: { point: '', level: '中', control: '' },
}

const basic: readonly Attribute[] = [
  text('name', '事项名称'),
  { key: 'authority', label: '事项性质', kind: 'choice', options: same(authorities) },
  { key: 'kind', label: '事项类型', kind: 'choice', options: same(matterKinds) },
  text('group', '业务分组'),
  text('line', '主办处室', { codes: 'departments' }),
  { key: 'coDepartments', label: '会办处室（代码）', kind: 'words', hint: '每行一个' },
  { key: 'applicantScope', label: '申报主体', kind: 'long' },
  { key: 'trigger', label: '何时办理', kind: 'long' },
  { key: 'keywords', label: '日常说法', kind: 'words', hint: '每行一个，办事大厅按它查找' },
  { key: 'outputs', label: '办理结果', kind: 'words', hint: '每行一项' },
  text('delegation', '授权说明', { empty: 'null', hint: '写“不得授权”的，授权放权清单不能列入' }),
  text('reservedByLaw.law', '法定保留权力的法律', { empty: 'omit', hint: '法律规定由出资人机构自行决定的，填法律名称和条款' }),
  text('reservedByLaw.article', '法定保留权力的条款', { empty: 'omit' }),
  text('oneThing', '所属“一件事”', { empty: 'null' }),
  text('amountField', '金额字段', { empty: 'null' }),
  text('targetField', '标的字段', { empty: 'null' }),
]

const limits: readonly Attribute[] = [
  { key: 'statutoryDays', label: '法定时限（工作日）', kind: 'int', empty: 'null', hint: '未见法定时限的留空' },
  { key: 'promiseDays', label: '承诺时限（工作日）', kind: 'int' },
  text('note', '时限说明'),
]

/** The parts of a matter in the order they are edited and compared. */
export const sections: readonly Section[] = [
  { key: 'basic', title: '基本信息', path: [], entries: basic },
  { key: 'basis', title: '依据', path: ['basis'], rows: basis },
  { key: 'limits', title: '时限', path: ['limits'], entries: limits },
  { key: 'situations', title: '情形', path: ['situations'], rows: situations },
  { key: 'materials', title: '材料', path: ['materials'], rows: materials },
  {
    ...{ key: 'form', title: '表单', path: ['form'] },
    entries: [text('title', '表单名称'), { key: 'groups', label: '分组', kind: 'words', hint: '每行一个，依次显示' }],
  },
  { key: 'fields', title: '表单字段', path: ['form', 'fields'], rows: fieldRows },
  { key: 'formRules', title: '表单校验', path: ['form', 'rules'], rows: formRuleRows },
  { key: 'rules', title: '规则', path: ['rules'], rows: rules },
  {
    ...{ key: 'flow', title: '流程', path: ['flow'] },
    entries: [{ key: 'correctionStopsClock', label: '补正期间停止计时', kind: 'bool' }],
  },
  { key: 'steps', title: '流程环节', path: ['flow', 'steps'], rows: stepRows },
  { key: 'dependencies', title: '依赖关系', path: ['dependencies'], rows: dependencies },
  { key: 'risks', title: '风险点', path: ['riskPoints'], rows: risks },
]
