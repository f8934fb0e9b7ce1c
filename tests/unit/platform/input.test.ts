import { expect, test } from 'vitest'
import { z } from 'zod'
import { matterDefinitionSchema } from '@/lib/matters/schema'
import { inChinese } from '@/lib/platform/input'

const said = (schema: z.ZodType, value: unknown) => (schema.safeParse(value).error?.issues ?? []).map(inChinese)

test('a choice tells its values in Chinese, also where the values themselves are Chinese', () => {
  expect(said(z.enum(['审批', '核准']), '备案')).toEqual(['只能是：审批、核准'])
  expect(said(z.enum(['a', 'b']), 'c')).toEqual(['只能是：a、b'])
})

test('lengths are told with what is counted', () => {
  expect(said(z.string().min(1), '')).toEqual(['不能为空'])
  expect(said(z.string().min(2), '字')).toEqual(['不得少于 2 个字'])
  expect(said(z.string().max(2), '三个字')).toEqual(['不得超过 2 个字'])
  expect(said(z.array(z.string()).min(1), [])).toEqual(['不得少于 1 项'])
  expect(said(z.int().max(9), 10)).toEqual(['不得超过 9'])
})

test('what is not there at all is missing, what is there is of a wrong type', () => {
  expect(said(z.object({ a: z.string() }), {})).toEqual(['不能为空'])
  expect(said(z.object({ a: z.string() }), { a: 1 })).toEqual(['应为文本'])
  expect(said(z.string(), null)).toEqual(['应为文本'])
})

test('words of our own are kept as they are', () => {
  expect(said(z.string().regex(/^a/, '应以 a 开头'), 'b')).toEqual(['应以 a 开头'])
})

test('what a broken matter is told never holds a sentence of the library', () => {
  const words = said(matterDefinitionSchema, {
    code: 'X',
    name: '',
    kind: '其他',
    materials: [{ key: 'Bad Code!' }],
    flow: { steps: [{ key: '1' }] },
  })
  expect(words.length).toBeGreaterThan(5)
  for (const word of words) {
    expect(word).toMatch(/[一-鿿]/)
    expect(word).not.toMatch(/Invalid|expected|Too /)
  }
})
