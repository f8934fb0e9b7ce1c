import type { ColumnDefinition, FieldDefinition, FormDefinition } from './schema'

/** One difference between two versions of a form; `breaking` = values filed under the old version may not fit the new one. */
export type DefinitionChange = {
  readonly path: string
  readonly label: string
  readonly kind: 'added' | 'removed' | 'changed' | 'moved'
  readonly message: string
  readonly breaking: boolean
}

type Part = ColumnDefinition | FieldDefinition

const attributes: ReadonlyArray<{ key: keyof Part; name: string; breaking: boolean }> = [
  { key: 'label', name: '名称', breaking: false },
  { key: 'type', name: '类型', breaking: true },
  { key: 'unit', name: '单位', breaking: true },
  { key: 'required', name: '必填', breaking: false },
  { key: 'requiredWhen', name: '必填条件', breaking: false },
  { key: 'visibleWhen', name: '显示条件', breaking: false },
  { key: 'options', name: '选项', breaking: false },
  { key: 'list', name: '目录', breaking: true },
  { key: 'min', name: '下限', breaking: false },
  { key: 'max', name: '上限', breaking: false },
  { key: 'exclusiveMin', name: '下限不含本数', breaking: false },
  { key: 'scale', name: '小数位', breaking: false },
  { key: 'minLength', name: '最少字数', breaking: false },
  { key: 'maxLength', name: '最多字数', breaking: false },
  { key: 'pattern', name: '格式', breaking: false },
  { key: 'hint', name: '填报说明', breaking: false },
  { key: 'group', name: '分组', breaking: false },
  { key: 'sensitivity', name: '敏感级', breaking: false },
  { key: 'source', name: '数据来源', breaking: false },
  { key: 'sum', name: '合计', breaking: false },
  { key: 'compute', name: '计算公式', breaking: true },
]

/** What changed from one version of a form to the next: fields, columns, rules and their attributes, in the order of the new form. */
export function diffDefinitions(before: FormDefinition, after: FormDefinition): DefinitionChange[] {
  const changes = diffParts(before.fields, after.fields, '', '')
  for (const field of after.fields) {
    const old = before.fields.find((one) => one.key === field.key)
    if (old?.columns || field.columns)
      changes.push(...diffParts(old?.columns ?? [], field.columns ?? [], `${field.key}.`, `${field.label}·`))
  }
  return [...changes, ...diffRules(before, after)]
}

function diffParts(before: readonly Part[], after: readonly Part[], prefix: string, name: string): DefinitionChange[] {
  const changes: DefinitionChange[] = []
  const change = (part: Part, kind: DefinitionChange['kind'], message: string, breaking: boolean) =>
    changes.push({ path: `${prefix}${part.key}`, label: `${name}${part.label}`, kind, message, breaking })
  for (const part of after) {
    const old = before.find((one) => one.key === part.key)
    if (!old) change(part, 'added', part.required ? '新增（必填）' : '新增', part.required)
    else for (const edit of editsOf(old, part)) change(part, 'changed', edit.message, edit.breaking)
  }
  for (const part of before) if (!after.some((one) => one.key === part.key)) change(part, 'removed', '删除', true)
  for (const part of movedParts(before, after)) change(part, 'moved', '调整顺序', false)
  return changes
}

function editsOf(old: Part, now: Part): { message: string; breaking: boolean }[] {
  return attributes
    .filter(({ key }) => JSON.stringify(old[key] ?? null) !== JSON.stringify(now[key] ?? null))
    .map(({ key, name, breaking }) => ({
      message: `${name}由${say(old[key])}改为${say(now[key])}`,
      breaking: breaking || (key === 'options' && (old.options ?? []).some((option) => !now.options?.includes(option))),
    }))
}

function say(value: unknown): string {
  if (value === undefined || value === null || value === '') return '“无”'
  if (typeof value === 'boolean') return value ? '“是”' : '“否”'
  if (Array.isArray(value)) return `“${value.join('、')}”`
  return `“${typeof value === 'object' ? JSON.stringify(value) : String(value)}”`
}

/** Parts that both versions have but whose place among those shared ones differs. */
function movedParts(before: readonly Part[], after: readonly Part[]): Part[] {
  const shared = after.filter((part) => before.some((one) => one.key === part.key))
  const old = before.filter((part) => after.some((one) => one.key === part.key)).map((part) => part.key)
  return shared.filter((part, index) => old[index] !== part.key)
}

function diffRules(before: FormDefinition, after: FormDefinition): DefinitionChange[] {
  const changes: DefinitionChange[] = []
  for (const rule of after.rules) {
    const old = before.rules.find((one) => one.id === rule.id)
    const [kind, message] = old ? (['changed', '校验规则修改'] as const) : (['added', '新增校验规则'] as const)
    if (JSON.stringify(old) !== JSON.stringify(rule)) {
      changes.push({
        path: `rules.${rule.id}`,
        label: rule.id,
        kind,
        message: `${message}：${rule.message}`,
        breaking: rule.level === '阻断',
      })
    }
  }
  for (const rule of before.rules) {
    if (after.rules.some((one) => one.id === rule.id)) continue
    changes.push({ path: `rules.${rule.id}`, label: rule.id, kind: 'removed', message: `删除校验规则：${rule.message}`, breaking: false })
  }
  return changes
}
