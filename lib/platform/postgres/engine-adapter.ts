import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import { Client, type ClientConfig, type QueryResult } from 'pg'

const charOid = 18
const bpcharOid = 1042

// The adapter does not know the catalogue's one-byte type "char", which the engine asks for when it describes a database.
class CatalogueClient extends Client {
  constructor(config?: ClientConfig) {
    super(config)
    const query = this.query.bind(this) as (...args: unknown[]) => unknown
    const patched = (...args: unknown[]) => {
      const callback = args.at(-1)
      // The pool hands its callback over; everybody else awaits.
      if (typeof callback !== 'function') return (query(...args) as Promise<QueryResult>).then(asCharacters)
      return query(...args.slice(0, -1), (error: unknown, result?: QueryResult) => callback(error, result && asCharacters(result)))
    }
    this.query = patched as typeof this.query
  }
}

function asCharacters(result: QueryResult): QueryResult {
  for (const field of result.fields ?? []) if (field.dataTypeID === charOid) field.dataTypeID = bpcharOid
  return result
}

/**
 * What the schema engine reaches a database with. Where it wants a shadow database it gets the same one: the adapter's own
 * way follows the connection string back to the real database. So whoever compares migrations hands over an empty database.
 */
export function engineAdapter(url: string) {
  const source = new PrismaPg({ connectionString: url, max: 2, Client: CatalogueClient })
  const opened: Awaited<ReturnType<typeof source.connect>>[] = []
  const connect = async () => {
    const adapter = await source.connect()
    opened.push(adapter)
    return adapter
  }
  const factory = { provider: source.provider, adapterName: source.adapterName, connect, connectToShadowDb: connect }
  return {
    adapter: bindMigrationAwareSqlAdapterFactory(factory),
    /** Ends the connections: the engine leaves its advisory lock on one, and the next run would wait for it. */
    async close() {
      for (const adapter of opened.splice(0)) await adapter.dispose()
    },
  }
}
