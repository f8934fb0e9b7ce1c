import type { Client } from 'pg'
import { seal } from '@/lib/platform/crypto'
import { personalMark } from '@/lib/platform/personal/marks'
import type { PersonalKind } from './ocds/parties'

/** Gathers the personal identifiers of a batch: outside of the table of ciphers there are only their marks. */
export class PersonalValues {
  readonly #values = new Map<string, { kind: PersonalKind; value: string; masked: string }>()

  /** The mark of a personal identifier, the same for the same identifier however it is written. */
  readonly mask = (kind: PersonalKind, given: string): string => {
    const { token, value, masked } = personalMark(kind, given)
    this.#values.set(token, { kind, value, masked })
    return token
  }

  /** Takes what another has gathered. */
  add(others: PersonalValues): void {
    for (const [token, value] of others.#values) this.#values.set(token, value)
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
        added.map(({ masked }) => masked),
        at,
      ],
    )
  }
}
