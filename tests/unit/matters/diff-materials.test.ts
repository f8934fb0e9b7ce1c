import { describe, expect, it } from 'vitest'
import { diffMaterials } from '@/lib/matters/rules/diff-materials'

const file = (key: string, name: string, sm3 = name) => ({ key, name, sm3 })

describe('what changed among the materials of two submissions', () => {
  it('is nothing when the same files are there in another order', () => {
    expect(diffMaterials([file('a', '请示.pdf'), file('b', '决议.pdf')], [file('b', '决议.pdf'), file('a', '请示.pdf')])).toEqual([])
  })

  it('says what took the place of what, even under the same name', () => {
    expect(diffMaterials([file('a', '请示.pdf', '1')], [file('a', '请示.pdf', '2')])).toEqual([
      { key: 'a', before: '请示.pdf', after: '请示.pdf' },
    ])
  })

  it('says what came and what went', () => {
    expect(diffMaterials([file('a', '旧.pdf')], [file('b', '新一.pdf'), file('b', '新二.pdf')])).toEqual([
      { key: 'a', before: '旧.pdf', after: null },
      { key: 'b', before: null, after: '新一.pdf' },
      { key: 'b', before: null, after: '新二.pdf' },
    ])
  })
})
