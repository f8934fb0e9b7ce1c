/** The search parameters of a page as Next hands them over (already awaited). */
export type SearchParams = Readonly<Record<string, string | string[] | undefined>>

type Named = { key: string; label: string; pinned?: boolean }

/** What a list can be narrowed by. `pinned` stands in the bar always, the others behind ＋筛选 until used. */
export type FilterDefinition =
  | (Named & { kind: 'select'; options: readonly { value: string; label: string; note?: string }[]; multiple?: boolean; all?: string })
  | (Named & { kind: 'date' })
  | (Named & { kind: 'amount'; unit: string })
  | (Named & { kind: 'text'; placeholder?: string })
  | (Named & { kind: 'toggle' })

export type SortState = { key: string; descending: boolean }

/** The state of a list, read from the URL and checked against its definitions: unknown values are dropped. */
export type ListState = {
  q: string
  tab: string | null
  /** By filter key: select → chosen values; date → [from, to] with '' for open; amount → [at least] as typed; text → [text]; toggle → ['1']. */
  filters: Readonly<Record<string, readonly string[]>>
  sort: SortState | null
  /** Key of the row after which / before which the page begins; at most one is set. */
  after: string | null
  before: string | null
}

export type ListDefinition = { filters?: readonly FilterDefinition[]; tabs?: readonly string[]; sorts?: readonly string[]; sort?: string }

const datePattern = /^\d{4}-\d{2}-\d{2}$/
const amountPattern = /^\d{1,12}(\.\d{1,6})?$/

function one(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? value[0] : value)?.trim() ?? ''
}

function many(value: string | string[] | undefined): string[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value]
}

function readFilter(filter: FilterDefinition, params: SearchParams): string[] {
  const raw = params[filter.key]
  switch (filter.kind) {
    case 'select': {
      const known = many(raw).filter((value) => filter.options.some((option) => option.value === value))
      return filter.multiple ? known : known.slice(0, 1)
    }
    case 'date': {
      const [from = '', to = ''] = one(raw).split('~')
      const range = [from, to].map((day) => (datePattern.test(day) ? day : ''))
      return range.some(Boolean) ? range : []
    }
    case 'amount':
      return amountPattern.test(one(raw)) ? [one(raw)] : []
    case 'text':
      return one(raw) ? [one(raw).slice(0, 100)] : []
    case 'toggle':
      return one(raw) === '1' ? ['1'] : []
  }
}

/** `-due` is descending by due, `due` ascending; null when the key is not one of `known`. */
export function readSort(text: string, known: readonly string[]): SortState | null {
  const descending = text.startsWith('-')
  const key = descending ? text.slice(1) : text
  return known.includes(key) ? { key, descending } : null
}

/** Reads the state of a list from its URL. A page calls it, asks its query with the result and hands both to QueryTable. */
export function readListState(params: SearchParams, definition: ListDefinition): ListState {
  const filters: Record<string, readonly string[]> = {}
  for (const filter of definition.filters ?? []) {
    const value = readFilter(filter, params)
    if (value.length > 0) filters[filter.key] = value
  }
  const sorts = definition.sorts ?? []
  const tab = one(params.tab)
  const after = one(params.after) || null
  return {
    q: one(params.q).slice(0, 100),
    tab: definition.tabs?.includes(tab) ? tab : null,
    filters,
    sort: readSort(one(params.sort), sorts) ?? (definition.sort ? readSort(definition.sort, sorts) : null),
    after,
    before: after ? null : one(params.before) || null,
  }
}
