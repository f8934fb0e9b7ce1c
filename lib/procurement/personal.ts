import type { Client } from 'pg'
import { keyedToken, seal } from '@/lib/platform/crypto'
import type { PersonalKind } from './ocds/parties'

/** Gathers the personal identifiers of a batch: outside of the table of ciphers there are only their marks. */
export class PersonalValues {
  readonly #values = new Map<string, { kind: PersonalKind; value: string }>()

  /** The mark of a personal identifier, the same for the same identifier however it is written. */
  readonly mask = (kind: PersonalKind, given: string): string => {
    const value = normalised(kind, given)
    const token = keyedToken(kind, value)
    this.#values.set(token, { kind, value })
    return token
  }

  /** Keeps those that are not kept yet, enciphered. */
  async write(client: Client, at: Date): Promise<void> {
    const tokens = [...this.#values.keys()].toSorted()
    if (tokens.length === 0) return
    const { rows } = await client.query('select token from personal_value where token = any($1)', [tokens])
    const held = new Set(rows.map((row) => row.token))
    const added = tokens.filter((token) => !held.has(token)).map((token) => ({ token, ...this.#values.get(token)! }))
    this.#values.clear()
    await client.query(
      `insert into personal_value (token, kind, cipher, masked, at) select *, $5::timestamptz from unnest($1::text[], $2::text[], $3::text[], $4::text[]) on conflict do nothing`,
      [
        added.map(({ token }) => token),
        added.map(({ kind }) => kind),
        added.map(({ value }) => seal(value)),
        added.map(({ kind, value }) => maskedText(kind, value)),
        at,
      ],
    )
  }
}

function normalised(kind: PersonalKind, value: string): string {
  if (kind === '邮箱') return value.trim().toLowerCase()
  const bare = value.replace(/[\s()（）-]/g, '').toUpperCase()
  return kind === '电话' ? bare.replace(/^(\+86|0086)/, '') : bare
}

/** What may be shown of it without a reason: how it begins and ends. */
function maskedText(kind: PersonalKind, value: string): string {
  if (kind === '邮箱') return value.replace(/^(.).*(@.*)$/, '$1***$2')
  const [head, tail] = kind === '证件号' ? [3, 2] : [3, 4]
  return value.length > head + tail + 2 ? `${value.slice(0, head)}${'*'.repeat(value.length - head - tail)}${value.slice(-tail)}` : '***'
}
