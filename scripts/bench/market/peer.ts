import { Engine } from 'json-rules-engine'
import type { Ask } from '@/lib/risk/engine/evaluate'

/** The rule of FS006 as a rule engine of rows has it: the bid limit lies at most five percent above the estimate. */
const rule = {
  conditions: {
    all: [
      { fact: 'estimate', operator: 'greaterThan', value: 0 },
      { fact: 'margin', operator: 'greaterThan', value: 0 },
      { fact: 'margin', operator: 'lessThanInclusive', value: 0.05 },
    ],
  },
  event: { type: 'FS006' },
}

/** How many tenders a general rule engine finds when it is given them row by row, reading included. */
export async function foundRowByRow(ask: Ask): Promise<number> {
  const engine = new Engine([rule])
  let found = 0
  for (const row of await ask('select estimate::float8 as estimate, tender_limit::float8 as limit from tender')) {
    const { estimate, limit } = row as { estimate: number | null; limit: number | null }
    if (estimate === null || limit === null || limit === 0) continue
    const { events } = await engine.run({ estimate, margin: (limit - estimate) / limit })
    found += events.length
  }
  return found
}
