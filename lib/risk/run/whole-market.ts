import { totalmem } from 'node:os'
import type { Client } from 'pg'

/**
 * Over the whole market every join is large, what the planner guesses of a recursive or filtered part is often one row, and sorts of a
 * million bids should not go to disk. One run at a time works like this, so the memory is asked for a few times at most:
 * a hundredth of the machine's each time.
 */
const settings = { enable_nestloop: 'off', work_mem: `${Math.round(Math.min(256, Math.max(64, totalmem() / 2 ** 20 / 100)))}MB` }

/** Prepares the connection for statements over the whole market: until the transaction ends (`local`), or until `ordinary`. */
export async function wholeMarket(client: Client, until: 'local' | 'ordinary'): Promise<void> {
  for (const [name, value] of Object.entries(settings)) await client.query(`set ${until === 'local' ? 'local ' : ''}${name} = '${value}'`)
}

/** Back to what the server has. */
export async function ordinary(client: Client): Promise<void> {
  for (const name of Object.keys(settings)) await client.query(`reset ${name}`)
}
