import { aggregateFunctions } from '@/lib/kernel/expr/functions/aggregates'
import { dateFunctions } from '@/lib/kernel/expr/functions/dates'
import { listFunctions } from '@/lib/kernel/expr/functions/lists'
import { logicFunctions } from '@/lib/kernel/expr/functions/logic'
import { numberFunctions } from '@/lib/kernel/expr/functions/numbers'
import type { FunctionSpec } from '@/lib/kernel/expr/functions/spec'
import { textFunctions } from '@/lib/kernel/expr/functions/texts'

/** Every function of the language in the order of its documentation. */
export const functionList: readonly FunctionSpec[] = [
  ...logicFunctions,
  ...numberFunctions,
  ...aggregateFunctions,
  ...dateFunctions,
  ...textFunctions,
  ...listFunctions,
]

const byName = new Map(functionList.map((spec) => [spec.name, spec]))

/** The function of that name, if there is one. */
export function functionNamed(name: string): FunctionSpec | undefined {
  return byName.get(name)
}
