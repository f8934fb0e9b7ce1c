import { z } from 'zod'
import { environmentOf } from '@/lib/forms/environment'
import { treeOf } from '@/lib/forms/expression'
import type { FormValues } from '@/lib/forms/schema'
import { references } from '@/lib/kernel/expr/references'
import { joinConditions, rewriteSource } from '@/lib/kernel/expr/rewrite'
import { conditionFaults } from '../catalogue/check'
import { surroundingsOf } from '../facts'
import { mattersIn } from '../one-thing/matters-in'
import { type RuleContext, type RuleResult, runRules } from '../rules-run'
import type { MatterDefinition, MatterRule } from '../schema'

/** The matters whose forms the clauses of the negative list are held against. */
export const negativeListMatters = { 'GZ-GH-02': '重大投资项目', 'GZ-GH-03': '非主业投资项目', 'GZ-GH-04': '境外投资项目' } as const
export type NegativeListMatter = keyof typeof negativeListMatters

/** Whether a matter, or a part of it, is held against the list. */
export const isNegativeListMatter = (matter: Pick<MatterDefinition, 'code' | 'parts'>): boolean =>
  mattersIn(matter).some(({ code }) => Object.hasOwn(negativeListMatters, code))

/** 禁止类 stops a filing; 特别监管类 warns, so that the departments look at it. */
export const clauseCategories = { 禁止类: '阻断', 特别监管类: '预警' } as const satisfies Record<string, MatterRule['level']>

export const clauseSchema = z.strictObject({
  no: z.number('条号应为整数').int('条号应为整数').min(1, '条号从 1 起').max(999, '条号不超过 999'),
  category: z.enum(['禁止类', '特别监管类'], '类别应为禁止类或特别监管类'),
  text: z.string().trim().min(6, '条文至少 6 字').max(300, '条文不超过 300 字'),
  /** When it is hit, over the fields of the form; empty = a person looks. */
  condition: z.string().trim().max(1000, '条件不超过 1000 字').default(''),
  matters: z.array(z.enum(Object.keys(negativeListMatters) as [NegativeListMatter], '适用事项不在范围内')).min(1, '至少选一个适用事项'),
  /** The document it rests on with its version, and whether somebody has compared it with the original. */
  source: z.string().trim().min(2, '请写明来源').max(200, '来源不超过 200 字'),
  checked: z.boolean().default(false),
})
export type Clause = z.infer<typeof clauseSchema>

/** The body of a version of the list (a definition of kind `negative_list`). */
export const negativeListSchema = z.strictObject({ clauses: z.array(clauseSchema).min(1, '至少要有一条').max(200, '至多 200 条') })
export type NegativeList = z.infer<typeof negativeListSchema>

/** A version of the list as checks take it. */
export type ListInForce = { version: number; effectiveFrom: string; list: NegativeList }

/** The question for the version in force on a day. */
export const negativeListKind = 'negative_list'
export const negativeListCode = 'FM'

// Versions never change: each is read once a process.
const held = new Map<string, ListInForce>()

/** Versions whose text is here already, so that a question need not bring it. */
export const heldLists = (): string[] => [...held.keys()]

/** What a row of `definition` says; undefined without one. `body` null = the version is held. */
export function readList(row: { id: string; version: number; effectiveFrom: string; body: unknown } | undefined): ListInForce | undefined {
  if (!row) return undefined
  const { id, version, effectiveFrom, body } = row
  const known = body === null ? held.get(id) : undefined
  const list = known ?? { version, effectiveFrom, list: negativeListSchema.parse(body) }
  held.set(id, list)
  return list
}

type Form = Pick<MatterDefinition, 'code' | 'form' | 'materials' | 'parts'>

/**
 * The clauses of the list for a matter as rules of its form. Of a 一件事 every part is held against the clauses of its own matter, in the
 * names of the joint form and under the condition that makes it a part; a clause that concerns two parts is one rule.
 */
export function clauseRules(inForce: ListInForce, matter: Form): MatterRule[] {
  const known = written.get(inForce) ?? new WeakMap<Form, MatterRule[]>()
  written.set(inForce, known)
  const rules = known.get(matter) ?? rulesOf(inForce, matter)
  known.set(matter, rules)
  return rules
}

const written = new WeakMap<ListInForce, WeakMap<Form, MatterRule[]>>()

function rulesOf({ version, effectiveFrom, list }: ListInForce, matter: Form): MatterRule[] {
  const about = `投资项目负面清单第 ${version} 版（自 ${effectiveFrom} 起施行）`
  const projects = mattersIn(matter)
  return list.clauses.flatMap(({ no, category, text, condition, matters, source, checked }): MatterRule[] => {
    const concerned = projects.filter(({ code }) => (matters as readonly string[]).includes(code))
    if (concerned.length === 0) return []
    const when = joinConditions(
      'or',
      concerned.map((one) => one.when),
    )
    const hit =
      condition === ''
        ? ''
        : joinConditions(
            'or',
            concerned.map((one) =>
              joinConditions('and', [concerned.length > 1 ? one.when : undefined, inNamesOf(condition, one.names, matter)]),
            ),
          )!
    return [
      {
        ...{ id: `FM-${String(no).padStart(2, '0')}`, level: clauseCategories[category], at: 'submit' },
        ...(when === undefined ? {} : { when }),
        title: `负面清单第 ${no} 条（${category}）`,
        message: text,
        mend: category === '禁止类' ? '属禁止类，不得投资；填写有误的请更正' : '属特别监管类，请在申报材料中专项论证，由监管处室审核把关',
        basis: `${about}第 ${no} 条；${source}${checked ? '' : '（待校核）'}`,
        fields: fieldsOf(hit, matter),
        ...(hit === '' ? { missingFact: `第 ${no} 条须人工判断：${text}` } : { check: `not (${hit})` }),
      },
    ]
  })
}

/** A condition over the form of a matter in the names its fields have in the form it is part of. */
function inNamesOf(condition: string, names: Readonly<Record<string, string>>, matter: Form): string {
  if (Object.keys(names).length === 0) return condition
  const replace = (path: string, rows: readonly string[]) => {
    const [head = '', ...rest] = path.split('.')
    const name = Object.hasOwn(names, head) && rows.length === 0 ? names[head] : undefined
    return name === undefined ? undefined : ({ kind: 'path', path: [name, ...rest].join('.'), span: { start: 0, end: 0 } } as const)
  }
  return rewriteSource(condition, replace, environmentOf(matter.form, surroundingsOf(matter)))
}

/** The fields a condition looks at. */
export function fieldsOf(condition: string, matter: Pick<MatterDefinition, 'form' | 'materials'>): string[] {
  const tree = condition === '' ? undefined : treeOf(condition)
  if (!tree?.ok) return []
  const { fields, tables } = references(tree.ast, environmentOf(matter.form, surroundingsOf(matter)))
  return [...fields, ...tables]
}

/** What the list says of a form: every clause of its matter, hit (failed), clear (passed) or left open with what is missing. */
export function judgeByList(inForce: ListInForce, matter: Form, values: FormValues, context: RuleContext): RuleResult[] {
  return runRules({ form: matter.form, materials: matter.materials, rules: clauseRules(inForce, matter) }, values, context)
}

/** What is wrong with the condition of a clause, by the matter whose form does not have what it names. */
export function clauseFaults({ condition, matters }: Clause, known: readonly MatterDefinition[]): string[] {
  if (condition === '') return []
  return matters.flatMap((code) => {
    const matter = known.find((one) => one.code === code)
    if (!matter) return [`事项 ${code} 不在目录中`]
    const environment = environmentOf(matter.form, surroundingsOf(matter))
    const faults = conditionFaults(condition, environment).map(({ message }) => `${code}：${message}`)
    const tree = treeOf(condition)
    const facts = tree.ok ? references(tree.ast, environment).facts : []
    return facts.length > 0 ? [...faults, `${code}：条件只能用表单字段和参数，不能用底座事实 ${facts.join('、')}`] : faults
  })
}
