import type { Client } from 'pg'
import { copyInto, copyText } from '@/lib/platform/postgres/copy'
import { factTable } from './vocabulary'

type Row = Record<string, unknown>
type Pending = { columns: string[]; members: Set<string>; lines: string[]; size: number }

function saysMore(row: Row, members: ReadonlySet<string>): boolean {
  for (const member in row) if (!members.has(member)) return true
  return false
}

function lineOf(row: Row, columns: readonly string[]): string {
  let line = copyText(row[columns[0]!])
  for (let at = 1; at < columns.length; at += 1) line += `\t${copyText(row[columns[at]!])}`
  return `${line}\n`
}

/**
 * Writes rows of the vocabulary with COPY into tables of their names, gathered so that memory stays flat. Members that are no column are
 * left out.
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
      const pending = this.#pendingOf(name)
      for (const row of list) {
        if (saysMore(row, pending.members)) await this.#widen(name, pending, row)
        const line = lineOf(row, pending.columns)
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

  #pendingOf(name: string): Pending {
    const held = this.#pending.get(name)
    if (held) return held
    const made = { columns: [], members: new Set<string>(), lines: [], size: 0 }
    this.#pending.set(name, made)
    return made
  }

  /** A row that says more than those before it: they are sent, and the columns of the relation grow. */
  async #widen(name: string, pending: Pending, row: Row): Promise<void> {
    await this.#send(name, pending)
    for (const member of Object.keys(row)) pending.members.add(member)
    pending.columns = factTable(name).columns.flatMap((column) => (pending.members.has(column.name) ? column.name : []))
  }
}
