import { type Attribute, memberOf, type RowKind, type Section } from './attributes'
import { sections } from './sections'

type Path = readonly PropertyKey[]

/** Where a path of a matter points, as people say it: 材料第 4 行“职工安置方案”的提交条件. */
export function placeOf(body: unknown, path: Path): string {
  return placeIn(sections, body, path)
}

/** The same for anything that is edited in sections. */
export function placeIn(parts: readonly Section[], body: unknown, path: Path): string {
  const section = sectionOf(parts, path)
  if (!section) return path.map(String).join('.') || '整份定义'
  const rest = path.slice(section.path.length)
  if ('entries' in section) return rest.length === 0 ? section.title : `${section.title}的${labelOf(section.entries, rest)}`
  return inRows(section.title, section.rows, memberOf(body, section.path.join('.')), rest)
}

/** The section a path belongs to: the one with the longest common beginning. */
export function sectionOf(parts: readonly Section[], path: Path): Section | undefined {
  const fitting = parts.filter((section) => section.path.every((part, index) => part === path[index]))
  const named = fitting.filter(
    (section) => !('entries' in section) || section.entries.some((one) => covers(one, path.slice(section.path.length))),
  )
  return (named.length > 0 ? named : fitting).toSorted((a, b) => b.path.length - a.path.length)[0]
}

function covers(attribute: Attribute, rest: Path): boolean {
  const [head] = attribute.key.split('.')
  return head === rest[0]
}

function inRows(title: string, kind: RowKind, rows: unknown, [index, ...rest]: Path): string {
  if (typeof index !== 'number') return title
  const row = Array.isArray(rows) ? rows[index] : undefined
  const name = memberOf(row, kind.naming)
  const at = `${title}第 ${index + 1} 行${typeof name === 'string' && name ? `“${name}”` : ''}`
  if (rest.length === 0) return at
  const nested = kind.attributes.find((one) => one.kind === 'rows' && one.key === rest[0])
  if (nested?.rows && rest.length > 1) return `${at}的${inRows(nested.label, nested.rows, memberOf(row, nested.key), rest.slice(1))}`
  return `${at}的${labelOf(kind.attributes, rest)}`
}

function labelOf(attributes: readonly Attribute[], rest: Path): string {
  const key = rest.map(String).join('.')
  const found = attributes.find((one) => one.key === key) ?? attributes.find((one) => covers(one, rest))
  return found?.label ?? key
}
