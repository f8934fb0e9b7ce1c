/** How one attribute of a catalogue row is edited, compared and named; plain data for editor, difference and error places. */
export type Attribute = {
  /** Dotted inside the row: `pattern.regex`. */
  readonly key: string
  readonly label: string
  readonly kind: 'text' | 'long' | 'date' | 'bool' | 'int' | 'choice' | 'expression' | 'words' | 'rows'
  readonly options?: readonly { readonly value: string; readonly label: string }[]
  /** What an emptied entry becomes; absent = it stays an empty text. */
  readonly empty?: 'null' | 'omit'
  readonly hint?: string
  /** text: chosen from the codes of this register. */
  readonly codes?: 'matters' | 'departments'
  /** rows: what the rows are. */
  readonly rows?: RowKind
}

/** A kind of row: which attribute identifies it across versions, which names it to people, and what a new one begins with. */
export type RowKind = {
  readonly word: string
  readonly identity: string
  readonly naming: string
  readonly attributes: readonly Attribute[]
  readonly fresh: Readonly<Record<string, unknown>>
}

/** A part of the definition: a list of rows at `path`, or single entries of the object at `path`. */
export type Section = { readonly key: string; readonly title: string; readonly path: readonly string[] } & (
  | { readonly rows: RowKind }
  | { readonly entries: readonly Attribute[] }
)

export type Row = Record<string, unknown>

/** The member at a dotted key, undefined where there is none. */
export function memberOf(row: unknown, key: string): unknown {
  return key
    .split('.')
    .reduce<unknown>((value, part) => (typeof value === 'object' && value !== null ? (value as Row)[part] : undefined), row)
}

/** The same row with a member set; undefined takes it away, and with the last member the object it stood in. Changes nothing in place. */
export function withMember(row: Row, key: string, value: unknown): Row {
  const [head = '', ...rest] = key.split('.')
  if (rest.length === 0) {
    const { [head]: _gone, ...others } = row
    return value === undefined ? others : { ...row, [head]: value }
  }
  const inner = withMember((row[head] as Row | null | undefined) ?? {}, rest.join('.'), value)
  return withMember(row, head, Object.keys(inner).length === 0 ? undefined : inner)
}

/** What an attribute takes out of a text that a person typed. */
export function entered(attribute: Attribute, text: string): unknown {
  const trimmed = text.trim()
  if (trimmed === '' && attribute.empty) return attribute.empty === 'null' ? null : undefined
  if (attribute.kind === 'int') return /^-?\d{1,9}$/.test(trimmed) ? Number(trimmed) : text
  return text
}
