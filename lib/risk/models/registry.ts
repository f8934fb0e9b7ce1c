import budget from './catalogue/budget.json' with { type: 'json' }
import collusion from './catalogue/collusion.json' with { type: 'json' }
import method from './catalogue/method.json' with { type: 'json' }
import openContracting from './catalogue/open-contracting.json' with { type: 'json' }
import operation from './catalogue/operation.json' with { type: 'json' }
import performance from './catalogue/performance.json' with { type: 'json' }
import process from './catalogue/process.json' with { type: 'json' }
import { financeCatalogue } from './finance/catalogue'
import { judgements } from './judgements'
import type { CatalogueRow, Model, Unfed } from './model'
import { unfed } from './unfed'

/** The catalogue in its order: every model there is, whether its data are there or not. */
export const catalogue: CatalogueRow[] = [
  ...([...method, ...process, ...collusion, ...operation, ...budget, ...performance, ...openContracting] as CatalogueRow[]),
  ...financeCatalogue,
]

const rows = new Map(catalogue.map((row) => [row.code, row]))
const models = new Map<string, Model>(
  judgements.map((judgement) => {
    const row = rows.get(judgement.code)
    if (!row) throw new Error(`${judgement.code} is not in the catalogue`)
    return [judgement.code, { ...row, ...judgement, version: 1 }]
  }),
)

/** Every model that can be run, in the order of the catalogue. */
export function allModels(): Model[] {
  return catalogue.flatMap(({ code }) => models.get(code) ?? [])
}

/** The model of that code, or undefined when it cannot be run or does not exist. */
export function modelOf(code: string): Model | undefined {
  return models.get(code)
}

/** Models whose data nobody can give yet, with what is lacking. */
export function unfedModels(): Unfed[] {
  return unfed
}
