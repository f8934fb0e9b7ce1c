import type { Duplex } from 'node:stream'
import type { PoolClient } from 'pg'
import type { Prisma } from '../generated/client'
import type { Connections } from './pool'

type Tx = Prisma.TransactionClient
/** How a transaction is entered: the statement that says who asks, and what refuses whoever that is not. */
export type Entering = { sql: Prisma.Sql; check: (rows: readonly { id: string | null }[]) => void }
/** A transaction of Prisma that stays open until `leave`. */
export type Opened = { tx: Tx; leave: () => Promise<void> }

// PostgreSQL ends a statement that takes longer, as Prisma ends its transactions.
const longest = `set local statement_timeout = '30s'`

/**
 * A transaction that only reads, begun by its first question. Questions past Prisma have it on a plain connection: beginning, entering and
 * the first question go out together, and nobody waits for its end. The first use of Prisma ends that one and opens Prisma's own, in which
 * everything is asked from then on; what only reads sees each statement's own moment in either.
 */
export class Reading {
  private plain: Promise<PoolClient> | undefined
  private full: Promise<Opened> | undefined

  constructor(
    private readonly pool: Connections,
    private readonly entering: Entering,
    private readonly openFull: () => Promise<Opened>,
  ) {}

  /** The rows of questions of text, JSON, booleans or int4, in their order, all on their way at once; undefined = ask in Prisma's transaction. */
  async rows(questions: readonly Prisma.Sql[]): Promise<object[][] | undefined> {
    if (this.full) return undefined
    if (this.plain) {
      const client = await this.plain
      if (this.full) return undefined
      return inOneWrite(client, () => Promise.all(questions.map((sql) => this.pool.rows(sql, client))))
    }
    const taken = this.take()
    this.plain = taken
    const client = await taken
    const [, entered, ...answers] = await inOneWrite(client, () =>
      Promise.all([
        client.query(`begin; ${longest}`),
        this.pool.rows<{ id: string | null }>(this.entering.sql, client),
        ...questions.map((sql) => this.pool.rows(sql, client)),
      ]),
    )
    this.entering.check(entered)
    return answers
  }

  /** Who asks has been checked, also where nothing was asked. */
  async checked(): Promise<void> {
    if (!this.plain && !this.full) await this.rows([])
  }

  /** Prisma's transaction. */
  async prisma(): Promise<Tx> {
    this.full ??= this.endPlain('commit').then(this.openFull)
    return (await this.full).tx
  }

  /** Ends what was begun; what fails at the end of a transaction that only read is nobody's loss. */
  async end(): Promise<void> {
    const full = await this.full?.catch(() => undefined)
    if (full) await full.leave()
    else void this.endPlain('rollback')
  }

  private async take(): Promise<PoolClient> {
    const client = await this.pool.connect()
    client.on('error', ignored)
    // Statements are sent without waiting for the answers to those before them.
    Object.assign(client, { pipeline: true })
    return client
  }

  private async endPlain(how: 'commit' | 'rollback'): Promise<void> {
    const client = await this.plain?.catch(() => undefined)
    if (!client) return
    this.plain = undefined
    const failed = await client.query(how).then(
      () => undefined,
      (error: Error) => error,
    )
    Object.assign(client, { pipeline: false })
    client.off('error', ignored)
    client.release(failed)
  }
}

// Each statement would be a write of its own, and wake the server once more.
function inOneWrite<T>(client: PoolClient & { connection?: { stream?: Duplex } }, work: () => T): T {
  const stream = client.connection?.stream
  stream?.cork()
  try {
    return work()
  } finally {
    stream?.uncork()
  }
}

// A connection cut in between makes its question fail; the event beside that would end the process.
const ignored = () => undefined

/** A client whose every use goes to Prisma's transaction of a reading. */
export function throughPrisma(reading: Reading): Tx {
  const called =
    (path: readonly string[]) =>
    async (...args: unknown[]) => {
      const tx = await reading.prisma()
      const owner = path.length === 1 ? tx : Reflect.get(tx, path[0]!)
      return Reflect.get(owner, path.at(-1)!).apply(owner, args)
    }
  const model = (name: string) => new Proxy({}, { get: (_, method) => (typeof method === 'string' ? called([name, method]) : undefined) })
  return new Proxy({} as Tx, {
    get(_, name) {
      // Nothing that is awaited; a promise is asked for `then`.
      if (typeof name !== 'string' || name === 'then') return undefined
      return name.startsWith('$') ? called([name]) : model(name)
    },
  })
}
