import { AsyncLocalStorage } from 'node:async_hooks'
import { Pool, type PoolClient } from 'pg'
import { Prisma } from '../generated/client'
import { statementNames } from './statement-names'

/** Who can be asked: a connection, or the pool, which takes any connection. */
export type Askable = Pick<PoolClient, 'query'>
type Taking = { connection?: PoolClient }
type Taken = (error: Error | undefined, client: PoolClient | undefined, done: (release?: unknown) => void) => void

/** The connections of this process, shared by Prisma and by the questions that are asked past it. */
export class Connections extends Pool {
  readonly nameOf = statementNames()
  private readonly taking = new AsyncLocalStorage<Taking>()

  override connect(): Promise<PoolClient>
  override connect(taken: Taken): void
  override connect(taken?: Taken): Promise<PoolClient> | void {
    if (taken) return super.connect(taken)
    const asker = this.taking.getStore()
    return super.connect().then((client) => {
      if (asker) asker.connection ??= client
      return client
    })
  }

  /** Does what takes a connection, and says which it took: Prisma does not tell which one its transaction has. */
  whileTaking<T>(work: (taken: () => PoolClient) => Promise<T>): Promise<T> {
    const asker: Taking = {}
    const taken = () => {
      if (!asker.connection) throw new Error('No connection was taken')
      return asker.connection
    }
    return this.taking.run(asker, () => work(taken))
  }

  /**
   * The rows of a statement whose columns are text, JSON, booleans or int4. Prisma would ask the same and then work over every row by its
   * column's type, which costs more than PostgreSQL takes for most questions of a page. Other types come as the driver has them.
   */
  async rows<T extends object>(sql: Prisma.Sql, on: Askable = this): Promise<T[]> {
    const { text, values } = sql
    const { rows } = await on.query<T>({ name: this.nameOf({ sql: text, args: values }), text, values: values.map(sent) })
    return rows
  }
}

/** A value as Prisma would send it: instants in UTC, exact numbers as their digits. */
function sent(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return value.map(sent)
  return Prisma.Decimal.isDecimal(value) ? value.toString() : value
}
