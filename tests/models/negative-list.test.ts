import { expect, it } from 'vitest'
import { environmentOf } from '@/lib/forms/environment'
import { faultsOf } from '@/lib/kernel/expr/compile'
import { surroundingsOf } from '@/lib/matters/facts'
import { composeOneThing } from '@/lib/matters/one-thing/compose'
import { oneThingSchema } from '@/lib/matters/one-thing/schema'
import { clauseRules, negativeListSchema } from '@/lib/matters/rules/negative-list'
import clauses from '@/prisma/seed/reference/negative-list.json' with { type: 'json' }
import { readMatters } from '@/prisma/seed/reference-files'

const matters = readMatters()
const byCode = new Map(matters.map((matter) => [matter.code, matter]))
const list = { version: 1, effectiveFrom: '2026-01-01', list: negativeListSchema.parse({ clauses }) }

it('a 一件事 with two ways of a project asks each clause once, each way under its own condition, and every rule compiles', () => {
  const way = { key: 'way', label: '投资方式', type: 'enum', group: '办理方式', required: true, options: ['境内', '境外'] }
  const recipe = oneThingSchema.parse({
    ...{ code: 'OT-98', name: '境内外投资', department: 'GHFZ', description: '境内外投资一并办理', choosers: [way] },
    matters: [
      { matter: 'GZ-GH-01' },
      { matter: 'GZ-GH-02', when: "way = '境内'" },
      { matter: 'GZ-GH-03', when: "way = '境内'" },
      { matter: 'GZ-GH-04', when: "way = '境外'" },
    ],
  })
  const thing = composeOneThing(recipe, byCode)
  const rules = clauseRules(list, thing)
  expect(rules.map(({ id }) => id)).toEqual(clauses.map(({ no }) => `FM-${String(no).padStart(2, '0')}`))
  const environment = environmentOf(thing.form, surroundingsOf(thing))
  const sources = rules.flatMap(({ when, check }) => [when, check]).filter((one) => one !== undefined)
  expect(sources.flatMap((source) => faultsOf(source, environment, 'bool').map(({ message }) => `${source}：${message}`))).toEqual([])
  const rule = (no: number) => rules.find(({ id }) => id === `FM-${String(no).padStart(2, '0')}`)!
  expect(rule(9)).toMatchObject({ when: "way = '境外'", fields: ['sanction_hit'] })
  expect(rule(14).when).toBe("way = '境内'")
  expect(rule(14).fields).toContain('gh02_total_invest')
})
