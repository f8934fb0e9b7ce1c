/** A JSON object as it comes: nothing about it is known. */
export type Json = Readonly<Record<string, unknown>>

/** Says that a value of the source was not used, where it stands and why. */
export type Note = (path: string, words: string) => void

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const kindOf = (value: unknown) =>
  Array.isArray(value)
    ? '数组'
    : ({ object: '对象', string: '文本', number: '数字', boolean: '是否' } as Record<string, string>)[typeof value]

/** The object under a key; absent, null and (noted) any other kind are undefined. */
export function objectAt(parent: Json | undefined, key: string, note: Note): Json | undefined {
  const value = parent?.[key]
  if (isObject(value)) return value
  if (value !== undefined && value !== null) note(key, `应为对象，实为${kindOf(value)}`)
  return undefined
}

/** The objects of the list under a key; a single object counts as a list of one, entries of another kind are noted and left out. */
export function listAt(parent: Json | undefined, key: string, note: Note): Json[] {
  const value = parent?.[key]
  if (value === undefined || value === null) return []
  if (isObject(value)) return [value]
  if (!Array.isArray(value)) {
    note(key, `应为数组，实为${kindOf(value)}`)
    return []
  }
  const found = value.filter(isObject)
  if (found.length < value.length) note(key, `有 ${value.length - found.length} 项不是对象，未采用`)
  return found
}

/** The text under a key, trimmed; a number counts as its digits. Empty text is undefined. */
export function textAt(parent: Json | undefined, key: string, note: Note): string | undefined {
  const value = parent?.[key]
  if (value === undefined || value === null) return undefined
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  if (typeof value !== 'string') {
    note(key, `应为文本，实为${kindOf(value)}`)
    return undefined
  }
  // The database keeps no zero character.
  return value.replaceAll('\u0000', '').trim().slice(0, 4000) || undefined
}

/** The number under a key; digits in quotation marks are no number. */
export function numberAt(parent: Json | undefined, key: string, note: Note): number | undefined {
  const value = parent?.[key]
  if (value === undefined || value === null) return undefined
  if (typeof value === 'number' && Number.isFinite(value)) return value
  note(key, `应为数字，实为${kindOf(value)}`)
  return undefined
}

/** The whole number from 0 on under a key. */
export function countAt(parent: Json | undefined, key: string, note: Note): number | undefined {
  const value = numberAt(parent, key, note)
  if (value === undefined || (Number.isInteger(value) && value >= 0 && value <= 2_147_483_647)) return value
  note(key, `应为不小于 0 的整数，实为 ${value}`)
  return undefined
}

const rfc3339 = /^(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2}):(\d{2})(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$/

/** The instant under a key: only a full date and time with its zone is one. */
export function instantAt(parent: Json | undefined, key: string, note: Note): Date | undefined {
  const text = textAt(parent, key, note)
  if (text === undefined) return undefined
  const parts = rfc3339.exec(text)
  const at = parts && isDay(parts[1]!, parts[2]!, parts[3]!) ? new Date(text.replace(' ', 'T').toUpperCase()) : undefined
  if (at && !Number.isNaN(at.getTime())) return at
  note(key, `“${text.slice(0, 40)}”不是带时区的时间，应如 2026-03-01T09:00:00+08:00`)
  return undefined
}

/** The day of the calendar of Shanghai under a key, from a day or a time. */
export function dayAt(parent: Json | undefined, key: string, note: Note): string | undefined {
  const value = parent?.[key]
  if (typeof value === 'string') {
    const parts = /^(\d{4})-(\d{2})-(\d{2})($|[Tt ])/.exec(value.trim())
    if (parts && isDay(parts[1]!, parts[2]!, parts[3]!)) {
      const at = rfc3339.test(value.trim()) ? new Date(value.trim().replace(' ', 'T').toUpperCase()) : undefined
      if (at && Number.isNaN(at.getTime())) return undefined
      return at ? dayOf(at) : value.trim().slice(0, 10)
    }
  }
  if (value !== undefined && value !== null && value !== '') note(key, `“${String(value).slice(0, 40)}”不是日期，应如 2026-03-01`)
  return undefined
}

/** The day of Shanghai in which an instant lies. */
export function dayOf(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
}

function isDay(year: string, month: string, day: string): boolean {
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  return Number(year) >= 1900 && Number(year) <= 2199 && at.getUTCMonth() === Number(month) - 1 && at.getUTCDate() === Number(day)
}

/** An amount: the number of the source, the same in 分 (of its own currency), and the currency. */
export type Money = { quote: number; cents: bigint; currency: string | undefined }

const mostAmount = 9e16

/** The amount under a key (`{ amount, currency }`). Negative ones and such as no 分 can hold are noted and left out. */
export function moneyAt(parent: Json | undefined, key: string, note: Note): Money | undefined {
  const under: Note = (path, words) => note(`${key}.${path}`, words)
  const value = objectAt(parent, key, note)
  const quote = numberAt(value, 'amount', under)
  if (quote === undefined) return undefined
  if (quote < 0) under('amount', `金额 ${quote} 为负数，未采用`)
  else if (quote >= mostAmount) under('amount', `金额 ${quote} 过大，未采用`)
  else return { quote, cents: centsOf(quote), currency: textAt(value, 'currency', under) }
  return undefined
}

/** A number of 元 in 分, rounded half up on its decimal digits as written. */
export function centsOf(amount: number): bigint {
  const [whole = '0', part = ''] = (Math.abs(amount) >= 1e-6 ? decimal(amount) : '0').split('.')
  return BigInt(whole) * 100n + BigInt(part.slice(0, 2).padEnd(2, '0')) + (part.charAt(2) >= '5' ? 1n : 0n)
}

const decimal = (amount: number) => (String(amount).includes('e') ? amount.toFixed(8) : String(amount))

/** An id as it is told apart in its list: the second of the same id is `id#2`, which is noted. */
export function namedOnce(id: string, seen: Map<string, number>, what: string, note: Note): string {
  const times = (seen.get(id) ?? 0) + 1
  seen.set(id, times)
  if (times === 1) return id
  note('id', `${what}编号 ${id} 重复，第 ${times} 个记为 ${id}#${times}`)
  return `${id}#${times}`
}
