import type { FlowAction, StepDefinition } from '@/lib/flow/schema'
import { silenceWords } from '@/lib/flow/silence-words'
import { actionNames } from '@/lib/flow/words'
import { conditionWords, flowNames, laneOf } from '@/lib/matters/pictures/flow-names'
import { stepsOfRisk } from '@/lib/matters/rules/risk-steps'
import { type MatterDefinition, type MatterDependency, paperKinds } from '@/lib/matters/schema'

/** What the handbook calls departments, roles and other matters, by code. */
export type HandbookNames = {
  readonly departments: Readonly<Record<string, string>>
  readonly roles: Readonly<Record<string, string>>
  readonly matters: Readonly<Record<string, string>>
}

export type Duty = { step: string; name: string; who: string; role: string; duty: string; limit: string; acts: string; apart: string }
export type EntryDependency = { relation: string; code: string; name: string; description: string; held: string }
export type EntryRisk = { point: string; level: '高' | '中' | '低'; control: string; steps: string }
export type EntryMaterial = { key: string; name: string; demand: string; note: string; template: boolean }

/** One matter of the 《一本通》: its five parts, what it is for, and its materials; all words, for page and book alike. */
export type HandbookEntry = {
  code: string
  name: string
  kind: string
  group: string
  version: number
  effectiveFrom: string
  facts: { label: string; value: string }[]
  basis: { name: string; number: string; version: string; point: string; checked: boolean }[]
  duties: Duty[]
  /** What happens where an asked department or expert does not answer in time; `steps` = names of the steps with that rule. */
  silences: { steps: string; words: string }[]
  dependencies: EntryDependency[]
  risks: EntryRisk[]
  materials: EntryMaterial[]
}

/** The handbook entry of a version of a matter, made from nothing but its definition and names. Pure. */
export function handbookEntry(
  matter: MatterDefinition,
  { version, effectiveFrom }: { version: number; effectiveFrom: string },
  names: HandbookNames,
): HandbookEntry {
  return {
    ...{ code: matter.code, name: matter.name, kind: matter.kind, group: matter.group, version, effectiveFrom },
    facts: factsOf(matter, names),
    basis: matter.basis.map((one) => ({
      ...{ name: one.name, number: one.documentNo ?? '', version: one.version ?? '', point: one.point, checked: one.checked },
    })),
    duties: matter.flow.steps.map((step) => dutyOf(step, matter, names)),
    silences: silencesOf(matter),
    dependencies: matter.dependencies.map((one) => dependencyOf(one, matter, names)),
    risks: matter.riskPoints.map((risk) => ({
      ...{ point: risk.point, level: risk.level, control: risk.control },
      steps: stepNames(matter, stepsOfRisk(matter, risk)),
    })),
    materials: matter.materials.map((one) => ({
      ...{ key: one.key, name: one.name, note: one.note, template: one.template },
      demand: demandOf(one, matter),
    })),
  }
}

function factsOf(matter: MatterDefinition, { departments }: HandbookNames): { label: string; value: string }[] {
  const { limits } = matter
  const co = matter.coDepartments.map((code) => departments[code] ?? code).join('、')
  const limit = `承诺 ${limits.promiseDays} 个工作日，${limits.statutoryDays ? `法定 ${limits.statutoryDays} 个工作日` : '未见法定时限'}`
  const rows: [string, string | null][] = [
    ['事项类别', matter.kind],
    ['适用情形', matter.trigger],
    ['申报主体', matter.applicantScope],
    ['办理情形', matter.situations.map((one) => one.name).join('；') || null],
    ['主办处室', departments[matter.line] ?? matter.line],
    ['会办处室', co || '无'],
    ['办理时限', `${limit}。${limits.note}`],
    ['办理结果', `${paperKinds[matter.kind]}（${matter.outputs.join('、')}）`],
    ['授权放权', matter.delegation],
    ['联办一件事', matter.oneThing],
  ]
  return rows.flatMap(([label, value]) => (value ? [{ label, value }] : []))
}

function dutyOf(step: StepDefinition, matter: MatterDefinition, { departments, roles }: HandbookNames): Duty {
  const names = flowNames(matter, departments)
  const who = [...new Set(step.pools.map((pool) => laneOf(pool, names)))].join('、')
  const role = [...new Set(step.pools.map((pool) => roles[pool.role] ?? pool.role))].join('、')
  const condition = step.when === undefined ? '' : `仅限${conditionWords(step.when, matter)}。`
  return {
    ...{ step: step.key, name: step.name, who, role, duty: `${condition}${step.duty}。` },
    limit: step.counts && step.days > 0 ? `${step.days} 个工作日` : '不计时',
    acts: step.actions.map((action: FlowAction) => actionNames[action]).join('、'),
    apart: stepNames(matter, step.apartFrom),
  }
}

/** The rules of silence of a flow, steps with the same rule together, in the order of the flow. */
function silencesOf({ flow }: Pick<MatterDefinition, 'flow'>): { steps: string; words: string }[] {
  const steps = new Map<string, string[]>()
  for (const step of flow.steps) {
    const words = silenceWords(step)
    if (words) steps.set(words, [...(steps.get(words) ?? []), step.name])
  }
  return [...steps].map(([words, names]) => ({ steps: names.join('、'), words }))
}

function stepNames(matter: Pick<MatterDefinition, 'flow'>, keys: readonly string[]): string {
  return keys.map((key) => matter.flow.steps.find((step) => step.key === key)?.name ?? key).join('、')
}

function dependencyOf(one: MatterDependency, matter: MatterDefinition, { matters }: HandbookNames): EntryDependency {
  const shown = { relation: one.relation, code: one.matter, name: matters[one.matter] ?? one.matter, description: one.description }
  return { ...shown, held: one.relation === '前置' ? heldWords(one, matter, matters) : '' }
}

/** How the platform holds a prerequisite at filing, in words. */
export function heldWords(one: MatterDependency, matter: MatterDefinition, matters: Readonly<Record<string, string>>): string {
  const when = one.when === undefined ? '' : `${conditionWords(one.when, matter)}时，`
  const about = one.same === 'target' ? '同一标的' : '本企业或者所属集团'
  const since = one.months === undefined ? '' : `近 ${one.months} 个月内`
  const also = (one.or ?? []).map((code) => matters[code] ?? code).join('、')
  const served = also ? `（${also}亦可）` : ''
  const consequence = { 阻断: '不能上报', 预警: '预警', 提示: '提示' }[one.level ?? '提示']
  const judged = one.rule === undefined ? '' : `由规则 ${one.rule} 判定，`
  return `${when}系统核对${about}${since}的办件${served}，${judged}没有的${consequence}。`
}

function demandOf(material: MatterDefinition['materials'][number], matter: MatterDefinition): string {
  if (material.fromBase) return '底座已有的免提交'
  if (material.required) return '必交'
  return material.requiredWhen ? `${conditionWords(material.requiredWhen, matter)}时提交` : '可选'
}
