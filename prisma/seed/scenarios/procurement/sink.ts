import type { Client } from 'pg'
import { factTable } from '@/lib/procurement/vocabulary'
import { copyLine, copyTexts } from '../../copy'
import type { Row } from './types'

type Batch = { columns: readonly string[]; known: ReadonlySet<string>; text: string; pieces: Buffer[]; rows: number }

const pieceSize = 1 << 16

/** Collects rows by relation and writes them in batches; what is held is the text of one batch being made and of one being written. */
export class Sink {
  readonly written: Record<string, number> = {}
  readonly #batches = new Map<string, Batch>()
  #writing: Promise<void> = Promise.resolve()
  readonly #client: Client
  readonly #strict: boolean

  /** `strict` refuses a row that names a column the vocabulary does not have; it costs a tenth of the time. */
  constructor(client: Client, strict: boolean) {
    this.#client = client
    this.#strict = strict
  }

  add(relation: string, row: Row): void {
    const batch = this.#batchOf(relation)
    if (this.#strict) for (const name in row) if (!batch.known.has(name)) throw new Error(`${relation} has no column ${name}`)
    batch.text += copyLine(batch.columns, row)
    batch.rows += 1
    if (batch.text.length > pieceSize) cut(batch)
  }

  /** Starts to write what has been collected, once the batch before has been written. */
  async flush(): Promise<void> {
    await this.#writing
    const full = [...this.#batches].filter(([, { rows }]) => rows > 0).map(([relation, batch]) => ({ relation, ...take(batch) }))
    this.#writing = this.#write(full)
    // Whoever waits next hears of a failure; until then it is no unhandled one.
    this.#writing.catch(() => undefined)
  }

  /** Writes the rest and waits for it. */
  async close(): Promise<void> {
    await this.flush()
    await this.#writing
  }

  async #write(full: { relation: string; columns: readonly string[]; pieces: Buffer[]; rows: number }[]): Promise<void> {
    for (const { relation, columns, pieces, rows } of full) {
      await copyTexts(this.#client, relation, columns, pieces)
      this.written[relation] = (this.written[relation] ?? 0) + rows
    }
  }

  #batchOf(relation: string): Batch {
    const found = this.#batches.get(relation)
    if (found) return found
    const columns = factTable(relation).columns.map(({ name }) => name)
    const batch: Batch = { columns, known: new Set(columns), text: '', pieces: [], rows: 0 }
    this.#batches.set(relation, batch)
    return batch
  }
}

function cut(batch: Batch): void {
  if (batch.text) batch.pieces.push(Buffer.from(batch.text, 'utf8'))
  batch.text = ''
}

function take(batch: Batch) {
  cut(batch)
  const { columns, pieces, rows } = batch
  batch.pieces = []
  batch.rows = 0
  return { columns, pieces, rows }
}
