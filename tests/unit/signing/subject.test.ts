import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contentDigest, judgeSignature, partDigest, type SignedSubject, subjectDigest } from '@/lib/matters/signing/rules/subject'

const values = { title: '关于转让股权的请示', floor_price: '1234.5678', transfer_pct: '30', lines: [{ name: '甲', amount: '1' }] }
const materials = [
  { key: 'plan', name: '产权转让方案.pdf', sm3: '11'.repeat(32) },
  { key: 'report', name: '评估报告.pdf', sm3: '22'.repeat(32) },
]
const id = '0199a000-0000-7000-8000-000000000001'

describe('the digest of what is signed', () => {
  test('does not depend on the order of members or materials', () => {
    const turned = Object.fromEntries(Object.entries(values).reverse())
    expect(contentDigest(id, turned, [...materials].reverse())).toBe(contentDigest(id, values, materials))
  })

  test('is another one when any value, any material or the filing is another', () => {
    const before = contentDigest(id, values, materials)
    expect(contentDigest(id, { ...values, transfer_pct: '31' }, materials)).not.toBe(before)
    expect(contentDigest(id, { ...values, more: null }, materials)).not.toBe(before)
    expect(contentDigest(id, values, materials.slice(1))).not.toBe(before)
    expect(contentDigest(id, values, [materials[0]!, { ...materials[1]!, sm3: '23'.repeat(32) }])).not.toBe(before)
    expect(contentDigest(`${id.slice(0, -1)}2`, values, materials)).not.toBe(before)
  })

  test('two forms have the same digest only when they are the same', () => {
    const form = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.oneof(fc.string(), fc.boolean(), fc.constant(null)))
    fc.assert(
      fc.property(form, form, (one, other) => {
        const same = contentDigest(id, one, []) === contentDigest(id, other, [])
        const sorted = (value: object) => JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
        return same === (sorted(one) === sorted(other))
      }),
    )
  })
})

describe('a stored signature', () => {
  const mark = { width: 600, height: 200, strokes: [[[1, 2, 0, 0]]] }
  const subject: SignedSubject = {
    ...{ filingId: id, number: '青国资办〔2026〕0412', title: '请示', runId: id, taskId: id, eventId: id, step: '审签', round: 1 },
    ...{ action: 'pass', content: contentDigest(id, values, materials), opinion: partDigest('同意。'), data: {}, method: 'drawn' },
    ...{
      signer: { id: 'leader', name: '周主任', onBehalfOf: null },
      sessionId: id,
      mark: partDigest(mark),
      device: '触屏',
      at: '2026-11-26T08:00:00.000Z',
    },
  }
  const digest = subjectDigest(subject)
  const standing = { content: subject.content, opinion: '同意。', action: 'pass', actorId: 'leader', mark }

  test('holds while what was signed stands', () => {
    expect(judgeSignature(subject, digest, standing)).toBe('valid')
  })

  test('says so when the filing has changed since', () => {
    expect(judgeSignature(subject, digest, { ...standing, content: contentDigest(id, {}, materials) })).toBe('changed')
  })

  test.each<[string, Partial<typeof standing>]>([
    ['the opinion', { opinion: '不同意。' }],
    ['the opinion, taken away', { opinion: undefined as never }],
    ['the action', { action: 'refuse' }],
    ['the signer', { actorId: 'somebody' }],
    ['the strokes', { mark: { ...mark, strokes: [] } }],
  ])('is broken when %s is another', (_, change) => {
    expect(judgeSignature(subject, digest, { ...standing, ...change })).toBe('broken')
  })

  test('is broken when its own record was touched', () => {
    expect(judgeSignature({ ...subject, at: '2026-11-26T08:00:01.000Z' }, digest, standing)).toBe('broken')
    expect(judgeSignature(subject, `0${digest.slice(1)}`, standing)).toBe(digest.startsWith('0') ? 'valid' : 'broken')
  })
})
