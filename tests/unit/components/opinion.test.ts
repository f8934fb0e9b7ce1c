import { describe, expect, test } from 'vitest'
import { AttemptKeys, newAttemptKey } from '@/components/patterns/opinion/attempt-key'

function counted() {
  let count = 0
  return new AttemptKeys(() => {
    count += 1
    return `key-${count}`
  })
}

describe('the key of an attempt', () => {
  test('stays the same when the same thing is tried again after a lost connection', () => {
    const keys = counted()
    expect([keys.keyFor('同意'), keys.keyFor('同意')]).toEqual(['key-1', 'key-1'])
  })

  test('is new when the opinion or the action changed', () => {
    const keys = counted()
    expect([keys.keyFor('同意'), keys.keyFor('不同意'), keys.keyFor('同意')]).toEqual(['key-1', 'key-2', 'key-3'])
  })

  test('is new after the platform answered, so that a refused attempt is judged afresh', () => {
    const keys = counted()
    keys.keyFor('同意')
    keys.answered()
    expect(keys.keyFor('同意')).toBe('key-2')
  })

  test('is random and long enough', () => {
    const made = new Set(Array.from({ length: 200 }, newAttemptKey))
    expect(made.size).toBe(200)
    for (const key of made) expect(key).toMatch(/^[0-9a-f]{32}$/)
  })
})
