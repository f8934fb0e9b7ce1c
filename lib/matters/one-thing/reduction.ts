import type { MatterDefinition } from '@/lib/matters/schema'

/** 四减: what the applicant does for the same matters one by one, and as one thing. */
export type Reduction = {
  item: '办理事项' | '办理环节' | '申报材料' | '填报字段' | '承诺时限'
  unit: string
  before: number
  after: number
  how: string
}

type Part = NonNullable<MatterDefinition['parts']>[number]

/**
 * The 四减 table of a 一件事, computed from the definitions: before = the sum of filing one by one, after = the joint definition (union of
 * materials by key, longest path of promised working days). Alternatives that exclude one another count once, at their larger figure.
 */
export function reductionOf(thing: MatterDefinition, matters: ReadonlyMap<string, MatterDefinition>): Reduction[] {
  const parts = (thing.parts ?? []).map((part) => ({ part, matter: matters.get(part.matter) })).filter((one) => one.matter !== undefined)
  const sum = (figure: (matter: MatterDefinition) => number) => {
    const always = parts.filter(({ part }) => part.when === undefined).reduce((total, { matter }) => total + figure(matter!), 0)
    const choices = parts.filter(({ part }) => part.when !== undefined).map(({ matter }) => figure(matter!))
    return always + (choices.length > 0 ? Math.max(...choices) : 0)
  }
  // After: what one has to give for one choice of the alternatives, each key once; the largest choice stands for all.
  const union = (keysOf: (part: Part, matter: MatterDefinition) => string[]) => {
    const keys = (list: typeof parts) => new Set(list.flatMap(({ part, matter }) => keysOf(part, matter!)))
    const always = parts.filter(({ part }) => part.when === undefined)
    const choices = parts.filter(({ part }) => part.when !== undefined)
    return Math.max(...(choices.length > 0 ? choices.map((choice) => keys([...always, choice]).size) : [keys(always).size]))
  }
  const asked = new Set(thing.form.fields.map((field) => field.key))
  const own = new Set(parts.flatMap(({ part, matter }) => matter!.form.fields.map((field) => part.names[field.key] ?? field.key)))
  const choosers = [...asked].filter((key) => !own.has(key)).length
  const fields = union((part, matter) =>
    matter.form.fields.map((field) => part.names[field.key] ?? field.key).filter((key) => asked.has(key)),
  )
  const steps = (matter: MatterDefinition) => matter.flow.steps.length
  return [
    { item: '办理事项', unit: '次申报', before: sum(() => 1), after: 1, how: '一次申报，各处室就所负责的事项同时审查' },
    { item: '办理环节', unit: '个', before: sum(steps), after: steps(thing), how: '填报、签发、受理、审签、制发各走一次' },
    {
      item: '申报材料',
      unit: '份',
      before: sum((one) => one.materials.length),
      after: union((_, one) => one.materials.map((material) => material.key)),
      how: '同一材料只交一份',
    },
    {
      item: '填报字段',
      unit: '项',
      before: sum((one) => one.form.fields.length),
      after: choosers + fields,
      how: '同一内容只填一次',
    },
    {
      item: '承诺时限',
      unit: '个工作日',
      before: sum((one) => one.limits.promiseDays),
      after: thing.limits.promiseDays,
      how: '互不等待的事项同时办理，取先后相接的最长一条',
    },
  ]
}
