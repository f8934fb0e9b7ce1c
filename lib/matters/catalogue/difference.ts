import type { MatterDefinition } from '../schema'
import { type Attribute, memberOf, type Row, type RowKind, type Section } from './attributes'
import { sections } from './sections'

/** One difference between two versions: where, what kind, and in words. */
export type MatterChange = { section: string; label: string; kind: 'added' | 'removed' | 'changed' | 'moved'; message: string }

/** What codes of registers (departments, matters) are called; a code that is not among them is told as it is. */
export type NamesOfCodes = Readonly<Record<string, string>>

/** What changed from one version of a matter to another, section by section in the order of the editor. The same versions give none. */
export function differenceOf(before: MatterDefinition, after: MatterDefinition, names: NamesOfCodes = {}): MatterChange[] {
  return changesOfSections(sections, before, after, names)
}

/** The same for anything that is edited in sections. */
export function changesOfSections(parts: readonly Section[], before: unknown, after: unknown, names: NamesOfCodes = {}): MatterChange[] {
  return parts.flatMap((section): MatterChange[] => {
    const [old, now] = [before, after].map((body) => (section.path.length > 0 ? memberOf(body, section.path.join('.')) : body))
    const changes =
      'rows' in section ? rowChanges(section.rows, asRows(old), asRows(now), names) : entryChanges(section.entries, old, now, names)
    return changes.map((change) => ({ section: section.title, ...change }))
  })
}

/** Whether two definitions say the same. */
export function sameMatter(before: MatterDefinition, after: MatterDefinition): boolean {
  return before.code === after.code && differenceOf(before, after).length === 0
}

type Change = Omit<MatterChange, 'section'>

const asRows = (value: unknown): Row[] => (Array.isArray(value) ? (value as Row[]) : [])

function entryChanges(attributes: readonly Attribute[], old: unknown, now: unknown, names: NamesOfCodes): Change[] {
  return attributes.flatMap((attribute) =>
    // The label names the entry already.
    edits({ ...attribute, label: '' }, memberOf(old, attribute.key), memberOf(now, attribute.key), names).map((message) => ({
      ...{ label: attribute.label, kind: 'changed' as const, message },
    })),
  )
}

/** Rows are the same row when their identity is, the second of one identity with the second. */
function rowChanges(kind: RowKind, old: readonly Row[], now: readonly Row[], names: NamesOfCodes): Change[] {
  const [oldIds, nowIds] = [identities(kind, old), identities(kind, now)]
  const changes = now.flatMap((row, index): Change[] => {
    const label = nameOf(kind, row)
    const at = oldIds.indexOf(nowIds[index]!)
    if (at < 0) return [{ label, kind: 'added', message: `新增${kind.word}` }]
    return kind.attributes.flatMap((attribute) =>
      edits(attribute, memberOf(old[at], attribute.key), memberOf(row, attribute.key), names).map(
        (message): Change => ({
          ...{ label, kind: 'changed', message },
        }),
      ),
    )
  })
  const removed = old
    .filter((_, index) => !nowIds.includes(oldIds[index]!))
    .map((row): Change => ({ label: nameOf(kind, row), kind: 'removed', message: `删除${kind.word}` }))
  return [...changes, ...removed, ...moved(kind, now, oldIds, nowIds)]
}

function moved(kind: RowKind, now: readonly Row[], oldIds: readonly string[], nowIds: readonly string[]): Change[] {
  const before = oldIds.filter((id) => nowIds.includes(id))
  const shared = nowIds.filter((id) => oldIds.includes(id))
  if (shared.every((id, index) => before[index] === id)) return []
  // Only what left its place is named: rows outside the longest run that kept its order.
  const kept = new Set(longestRising(shared.map((id) => before.indexOf(id))).map((place) => before[place]!))
  return shared
    .filter((id) => !kept.has(id))
    .map((id) => ({ label: nameOf(kind, now[nowIds.indexOf(id)]!), kind: 'moved', message: '调整顺序' }))
}

/** The longest rising run of a list of places. */
function longestRising(places: readonly number[]): number[] {
  const runs: number[][] = []
  for (const [index, place] of places.entries()) {
    const best = runs.filter((_, before) => places[before]! < place).reduce<number[]>((a, b) => (b.length > a.length ? b : a), [])
    runs[index] = [...best, place]
  }
  return runs.reduce<number[]>((a, b) => (b.length > a.length ? b : a), [])
}

function identities(kind: RowKind, rows: readonly Row[]): string[] {
  const seen = new Map<string, number>()
  return rows.map((row) => {
    const id = String(memberOf(row, kind.identity) ?? '')
    const count = (seen.get(id) ?? 0) + 1
    seen.set(id, count)
    return count === 1 ? id : `${id}#${count}`
  })
}

const nameOf = (kind: RowKind, row: Row) => String(memberOf(row, kind.naming) || memberOf(row, kind.identity) || kind.word)

function edits(attribute: Attribute, old: unknown, now: unknown, names: NamesOfCodes): string[] {
  if (JSON.stringify(old ?? null) === JSON.stringify(now ?? null)) return []
  if (attribute.rows)
    return rowChanges(attribute.rows, asRows(old), asRows(now), names).map(
      (change) => `${attribute.label}“${change.label}”：${change.message}`,
    )
  const [was, is] = [say(attribute, old, names), say(attribute, now, names)]
  // An empty text, an empty list and nothing read the same.
  return was === is ? [] : [`${attribute.label}由${was}改为${is}`]
}

function say(attribute: Attribute, value: unknown, names: NamesOfCodes): string {
  if (value === undefined || value === null || value === '') return '“无”'
  if (typeof value === 'boolean') return value ? '“是”' : '“否”'
  const word = (one: unknown) =>
    attribute.options?.find((option) => option.value === one)?.label ?? (attribute.codes && names[String(one)]) ?? String(one)
  return Array.isArray(value) ? `“${value.map(word).join('、') || '无'}”` : `“${word(value)}”`
}
