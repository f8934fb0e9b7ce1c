const full: Record<string, string> = {
  ',': '\uff0c',
  ';': '\uff1b',
  ':': '\uff1a',
  '!': '\uff01',
  '?': '\uff1f',
}
const marks = /(?<=[^\x20-\x7e])[,;:!?]|[,;:!?](?=[^\x20-\x7e]|$)/g
const brackets = /\(([^()]*)\)/g
const chinese = /[^\x20-\x7e]/

/** A Chinese text with its marks at full width (GB/T 15834): commas, colons and brackets typed narrow; 1,234 and 12:30 stay. */
export function fullWidth(text: string): string {
  const widened = text.replace(brackets, (whole, inner: string, at: number) => {
    const touches = chinese.test(inner) || chinese.test(text.charAt(at - 1)) || chinese.test(text.charAt(at + whole.length))
    return touches ? `\uff08${inner}\uff09` : whole
  })
  return widened.replace(marks, (mark) => full[mark]!)
}

/** The same for every text of a content, at any depth. */
export function officialPunctuation<T>(value: T): T {
  return deep(value) as T
}

function deep(value: unknown): unknown {
  if (typeof value === 'string') return fullWidth(value)
  if (Array.isArray(value)) return value.map(deep)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, deep(member)]))
}
