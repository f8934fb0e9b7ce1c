import { expect, test } from 'vitest'
import { echoIn, isEchoed } from '@/lib/risk/engine/echoes'
import { readsOf, statementOf } from '@/lib/risk/engine/evaluate'
import { allModels, modelOf } from '@/lib/risk/models/registry'

test('a column of which nothing is told cannot be asked for', () => {
  expect(isEchoed('x.mac')).toBe(true)
  expect(() => echoIn('x.tender_id', 'x.mac', 'x.sketch')).toThrow('x.sketch')
})

test('every model that asks what is shared compares the columns it asks for', () => {
  const place = { facts: 'fact', today: '2026-11-30' }
  const asking = allModels().filter((model) => statementOf(model, place).includes('tender_echo'))
  expect(asking.length).toBeGreaterThan(15)
  for (const model of asking) {
    const marks = [...statementOf(model, place).matchAll(/echo\.mark in \(([^)]*)\)/g)].flatMap(
      ([, list]) => list!.match(/[a-z]\.[a-z_]+/g) ?? [],
    )
    expect(marks.length).toBeGreaterThan(0)
    // What a model reads is what its page shows and its coverage asks; the echo itself is neither.
    expect(readsOf(model)).toEqual(expect.arrayContaining(marks))
    expect(readsOf(model).filter((read) => read.startsWith('te.'))).toEqual([])
  }
})

test('one tender asks for its own echoes only, however large the market', () => {
  const model = modelOf('WB002')!
  expect(statementOf(model, { facts: 'fact', today: '2026-11-30', tenders: ['t'] })).toContain(
    'echo.tender_id = any($1::uuid[]) and echo.mark',
  )
})
