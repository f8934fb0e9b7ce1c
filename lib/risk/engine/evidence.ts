import { columnsIn, literal } from './detector'

/** A json object of the columns that a text names: `alias.column` → value; what a person reads with the vocabulary beside it. */
export function evidenceOf(...texts: (string | undefined)[]): string {
  const columns = columnsIn(texts.filter(Boolean).join(' '))
  return objectOf(Object.fromEntries(columns.map((column) => [column, column])))
}

/** A json object from keys (columns of the vocabulary, or Chinese words of their own) to SQL expressions. */
export function objectOf(entries: Record<string, string>): string {
  const pairs = Object.entries(entries).map(([key, expression]) => `${literal(key)}, ${expression}`)
  return `jsonb_build_object(${pairs.join(', ')})`
}
