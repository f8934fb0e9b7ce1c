import { describe, expect, it } from 'vitest'
import { openBackup } from '@/components/forms/saving/draft-backup'
import { transferForm } from './fixtures'

function memory(): Storage {
  const map = new Map<string, string>()
  return {
    get length() {
      return map.size
    },
    clear: () => map.clear(),
    key: (index) => [...map.keys()][index] ?? null,
    getItem: (key) => map.get(key) ?? null,
    setItem: (key, value) => void map.set(key, value),
    removeItem: (key) => void map.delete(key),
  }
}

const at = '2026-11-22T02:00:00.000Z'
const backup = { values: { floor_price: '1.2.', contact: '李海', contact_phone: '138' }, version: 3, at }

describe('the copy of what was typed', () => {
  it('comes back as it was typed', () => {
    const box = openBackup('filing-1', transferForm, { local: memory(), session: memory() })
    box.write(backup)
    expect(box.read('2026-11-23T02:00:00.000Z')).toEqual(backup)
    box.clear()
    expect(box.read(at)).toBeNull()
  })

  it('keeps personal data out of what outlives the tab', () => {
    const [local, session] = [memory(), memory()]
    openBackup('filing-1', transferForm, { local, session }).write(backup)
    expect(local.getItem('form-draft:filing-1')).not.toContain('李海')
    expect(openBackup('filing-1', transferForm, { local, session: memory() }).read(at)?.values).toEqual({ floor_price: '1.2.' })
  })

  it('is thrown away after a week, when unreadable, and never mixes forms', () => {
    const stores = { local: memory(), session: memory() }
    openBackup('filing-1', transferForm, stores).write(backup)
    expect(openBackup('filing-1', transferForm, stores).read('2026-11-29T02:00:01.000Z')).toBeNull()
    expect(openBackup('filing-2', transferForm, stores).read(at)).toBeNull()
    stores.local.setItem('form-draft:filing-3', '{"values":7')
    expect(openBackup('filing-3', transferForm, stores).read(at)).toBeNull()
  })

  it('does not mind a store that is full or forbidden', () => {
    const broken = { ...memory(), setItem: () => fail(), getItem: () => fail(), removeItem: () => fail() }
    const box = openBackup('filing-1', transferForm, { local: broken, session: broken })
    expect(() => box.write(backup)).not.toThrow()
    expect(box.read(at)).toBeNull()
    expect(() => box.clear()).not.toThrow()
  })
})

function fail(): never {
  throw new DOMException('QuotaExceededError')
}
