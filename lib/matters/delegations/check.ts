import { environmentOf } from '@/lib/forms/environment'
import { inChinese } from '@/lib/platform/input'
import { type CatalogueFault, conditionFaults } from '../catalogue/check'
import { changesOfSections, type MatterChange } from '../catalogue/difference'
import { placeIn } from '../catalogue/place'
import type { MatterDefinition } from '../schema'
import { delegationSections } from './rows'
import { delegationListSchema, notDelegable } from './schema'

/** Everything that keeps a delegation list from being published: shape, unknown matters, powers that may not be delegated, conditions. */
export function checkDelegationList(body: unknown, matters: readonly MatterDefinition[]): CatalogueFault[] {
  const at = (path: readonly PropertyKey[], message: string, column?: number): CatalogueFault => ({
    ...{ path: path.map(String).join('.'), place: placeIn(delegationSections, body, path), message },
    ...(column === undefined ? {} : { column }),
  })
  const parsed = delegationListSchema.safeParse(body)
  if (!parsed.success) return parsed.error.issues.map((issue) => at(issue.path, inChinese(issue)))
  return parsed.data.items.flatMap((item, index): CatalogueFault[] => {
    const matter = matters.find((one) => one.code === item.matter)
    if (!matter) return [at(['items', index, 'matter'], `没有编码为 ${item.matter} 的现行事项`)]
    const faults: CatalogueFault[] = []
    const barred = notDelegable(matter)
    if (barred) faults.push(at(['items', index, 'matter'], barred))
    if (item.ceiling !== null && matter.amountField === null)
      faults.push(at(['items', index, 'ceiling'], `${matter.name}没有金额字段，不能设限额，请改用条件`))
    if (item.to !== null && item.to < item.from) faults.push(at(['items', index, 'to'], '截止日期早于生效日期'))
    if (item.condition !== undefined)
      for (const { message, column } of conditionFaults(item.condition, environmentOf(matter.form)))
        faults.push(at(['items', index, 'condition'], message, column))
    return faults
  })
}

/** What changed from one list to another, with the names of the matters. */
export function listChanges(before: unknown, after: unknown, matters: readonly MatterDefinition[]): MatterChange[] {
  const names = new Map(matters.map((matter) => [matter.code, matter.name]))
  return changesOfSections(delegationSections, before, after).map((change) => ({
    ...change,
    label: names.has(change.label) ? `${change.label} ${names.get(change.label)}` : change.label,
  }))
}
