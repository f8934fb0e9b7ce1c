import { expect, test } from 'vitest'
import { tooMuchToSave } from '@/components/matters/editor/save-size'

const rows = (count: number) =>
  Array.from({ length: count }, () => ({ item: '应收账款坏账准备计提比例调整'.repeat(2), amount: '1234567.89' }))

test('a form of five thousand rows is saved', () => {
  expect(tooMuchToSave({ title: '调整明细', rows: rows(5000) })).toBeNull()
})

test('ten thousand rows are more than one save carries, which is said with the size and a way out', () => {
  expect(tooMuchToSave({ rows: rows(10_000) })).toBe('填写的内容约 1.1 MB，一次最多保存 0.9 MB；请把长文和长表作为材料上传，表内只写要点。')
})
