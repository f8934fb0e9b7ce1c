import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import { Client, type ClientConfig, Pool, type QueryResult } from 'pg'

const charOid = 18
const uuidOid = 2950

// The adapter does not know the catalogue's one-byte type "char", which the engine asks for when it describes a database.
// No catalogue query returns a UUID, so that type carries it through the adapter, and comes out as a character.
class CatalogueClient extends Client {
  constructor(config?: ClientConfig) {
    super(config)
    const query = this.query.bind(this) as (...args: unknown[]) => unknown
    const patched = (...args: unknown[]) => {
      const callback = args.at(-1)
      // The pool hands its callback over; everybody else awaits.
      if (typeof callback !== 'function') return (query(...args) as Promise<QueryResult>).then(markCharacters)
      return query(...args.slice(0, -1), (error: unknown, result?: QueryResult) => callback(error, result && markCharacters(result)))
    }
    this.query = patched as typeof this.query
  }
}

function markCharacters(result: QueryResult): QueryResult {
  for (const field of result.fields ?? []) if (field.dataTypeID === charOid) field.dataTypeID = uuidOid
  return result
}

/**
 * What the schema engine reaches a database with. Where it wants a shadow database it gets the same one: the adapter's own
 * way follows the connection string back to the real database. So whoever compares migrations hands over an empty database.
 */
export function engineAdapter(url: string) {
  const pool = new Pool({ connectionString: url, max: 4, Client: CatalogueClient })
  const factory = new PrismaPg(pool)
  const connect = async () => {
    const adapter = await PrismaPg.prototype.connect.call(factory)
    const queryRaw = adapter.queryRaw.bind(adapter)
    adapter.queryRaw = async (query) => {
      const result = await queryRaw(query)
      const columnTypes = result.columnTypes.map((type) => (type === ColumnTypeEnum.Uuid ? ColumnTypeEnum.Character : type))
      return { ...result, columnTypes }
    }
    return adapter
  }
  factory.connect = connect
  factory.connectToShadowDb = connect
  return {
    adapter: bindMigrationAwareSqlAdapterFactory(factory),
    /** Ends the connections: the engine leaves its advisory lock on one, and the next run would wait for it. */
    close: () => pool.end(),
  }
}
