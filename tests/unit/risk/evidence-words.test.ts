import { expect, test } from 'vitest'
import { evidenceLines } from '@/lib/risk/evidence-words'

const value = (evidence: Record<string, unknown>, open = false) => evidenceLines(evidence, open)[0]?.value

test('identifiers are masked; where there is none nothing is told, so that two of none do not look alike', () => {
  expect(value({ 'x.disk': ['WD-WX11A1234567', 'WD-ZZ99'] })).toBe('WD****67、WD****99')
  expect(value({ 'x.board': [null, null] })).toBe('—、—')
  expect(value({ 'x.board': ['abc', null] })).toBe('****、—')
  expect(value({ 'x.board': ['abc', null] }, true)).toBe('abc、—')
})
