import type { StepDefinition } from '@/lib/flow/schema'
import { environmentOf } from '@/lib/forms/environment'
import { surroundingsOf } from '../../facts'
import type { MatterDefinition } from '../../schema'
import { conditionFaults } from '../check'
import { withDerived } from '../normalise'

type Wanted = { code: string; name: string; line: string; departmentName: string; beginning: 'whole' | 'frame' }

/** The group of the form in which every matter asks who applies. */
const applicantGroup = '申报主体'

/**
 * The body a new matter begins with: `whole` = everything of the model under the new code, name and department; `frame` = its kind, its
 * way without co-signing, and the applicant's part of its form, everything else empty. Pure; what is missing then is told by the checks.
 */
export function begunFrom(model: MatterDefinition, wanted: Wanted): object {
  const { code, name, line, departmentName } = wanted
  const begun = wanted.beginning === 'whole' ? model : frameOf(model)
  // Numbers of rules carry the code of their matter.
  const renumbered = (rule: string) => rule.replace(model.code, code)
  return withDerived({
    ...begun,
    ...{ code, name, line, oneThing: null },
    coDepartments: begun.coDepartments.filter((one) => one !== line),
    form: { ...begun.form, title: `${name}申报表` },
    rules: begun.rules.map((rule) => ({ ...rule, id: renumbered(rule.id) })),
    dependencies: begun.dependencies.map((one) => ({ ...one, ...(one.rule === undefined ? {} : { rule: renumbered(one.rule) }) })),
    flow: {
      ...begun.flow,
      steps: begun.flow.steps.map((step) => ({ ...step, passLabel: step.passLabel.replace(/^受理并转.*$/, `受理并转${departmentName}`) })),
    },
  }) as object
}

function frameOf(model: MatterDefinition): MatterDefinition {
  const kept = { ...model.form, groups: [applicantGroup], rules: [] }
  const asked = model.form.fields.filter((field) => field.group === applicantGroup)
  const known = environmentOf({ ...kept, fields: asked }, surroundingsOf(model))
  // Conditions over what is left out go with it.
  const holds = (condition: string | undefined) => condition !== undefined && conditionFaults(condition, known).length === 0
  const fields = asked.map(({ visibleWhen, requiredWhen, ...field }) => ({
    ...field,
    ...(holds(visibleWhen) ? { visibleWhen } : {}),
    ...(holds(requiredWhen) ? { requiredWhen } : {}),
  }))
  const form = { ...kept, fields } as MatterDefinition['form']
  const bare = { ...model, form, materials: [], situations: [], rules: [], dependencies: [], riskPoints: [], keywords: [], outputs: [] }
  const environment = environmentOf(form, surroundingsOf(bare))
  const stands = ({ when }: StepDefinition) => when === undefined || conditionFaults(when, environment).length === 0
  const plain = model.flow.steps.filter((step) => step.kind === 'task' || step.kind === 'collective')
  const steps = plain.map((step) => {
    const { when: _lost, ...always } = step
    const next = plain[plain.indexOf(step) + 1]
    const followed = model.flow.steps[model.flow.steps.indexOf(step) + 1] === next
    return {
      ...(stands(step) ? step : always),
      passLabel: followed || !next ? step.passLabel : `同意并送${next.name}`,
      apartFrom: step.apartFrom.filter((key) => plain.some((other) => other.key === key)),
    }
  })
  const promiseDays = Math.max(
    1,
    steps.reduce((sum, step) => sum + (step.counts ? step.days : 0), 0),
  )
  return {
    ...bare,
    ...{ coDepartments: [], trigger: '', delegation: null, reservedByLaw: null, amountField: null },
    targetField: form.fields.some((field) => field.key === model.targetField) ? model.targetField : null,
    basis: [{ name: '', documentNo: null, version: null, point: '', checked: false }],
    limits: { statutoryDays: null, promiseDays, note: '' },
    flow: { ...model.flow, promiseDays, statutoryDays: null, steps },
  }
}
