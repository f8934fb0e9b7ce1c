import type { Client } from 'pg'
import { copyInto, copyText } from '@/lib/platform/postgres/copy'
import { factTable } from './vocabulary'

type Row = Record<string, unknown>
type Pending = { columns: string[]; lines: string[]; size: number }

/**
 * Writes rows of the vocabulary with COPY into tables of their names, gathered so that memory stays flat. All rows of a relation have the
 * same members; members that are no column are left out.
 */
export class FactWriter {
  readonly #pending = new Map<string, Pending>()

  constructor(
    readonly client: Client,
    readonly tableOf: (name: string) => string,
    readonly most = 2 ** 21,
  ) {}

  /** Takes rows by the name of their relation; sends those of a relation that has gathered enough. */
  async add(rows: Record<string, readonly Row[]>): Promise<void> {
    for (const [name, list] of Object.entries(rows)) {
      if (list.length === 0) continue
      const pending = this.#pendingOf(name, list[0]!)
      for (const row of list) {
        const line = `${pending.columns.map((column) => copyText(row[column])).join('\t')}\n`
        pending.lines.push(line)
        pending.size += line.length
        if (pending.size >= this.most) await this.#send(name, pending)
      }
    }
  }

  /** Sends what is left. */
  async flush(): Promise<void> {
    for (const [name, pending] of this.#pending) await this.#send(name, pending)
  }

  async #send(name: string, pending: Pending): Promise<void> {
    const lines = pending.lines
    pending.lines = []
    pending.size = 0
    if (lines.length > 0) await copyInto(this.client, this.tableOf(name), pending.columns, lines)
  }

  #pendingOf(name: string, row: Row): Pending {
    const held = this.#pending.get(name)
    if (held) return held
    const columns = factTable(name).columns.flatMap((column) => (column.name in row ? column.name : []))
    const made = { columns, lines: [], size: 0 }
    this.#pending.set(name, made)
    return made
  }
}
