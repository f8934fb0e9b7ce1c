import { createHash } from 'node:crypto'

/** A text is named from its third use on: what is asked once (a rare filter) would only fill the server's memory. */
const usesBeforeNaming = 3
/** Names one process hands out; every connection keeps a plan for each name it has used. */
const mostNames = 250
/** The name of a statement that is parsed anew each time. */
const unnamed = ''
/** Texts remembered while they wait to be used often enough. */
const mostWaiting = 2000

/**
 * Gives SQL that is asked often a name, so that a connection parses and plans it once. Under row security planning costs more than most
 * statements of a page or a command take to run. Empty = sent without a name: rare texts, and texts without parameters.
 */
export function statementNames(): (query: { sql: string; args: unknown[] }) => string {
  const names = new Map<string, string>()
  const uses = new Map<string, number>()
  return ({ sql, args }) => {
    const name = names.get(sql) ?? unnamed
    if (name || args.length === 0 || names.size >= mostNames) return name
    const used = (uses.get(sql) ?? 0) + 1
    if (used < usesBeforeNaming) {
      if (uses.size >= mostWaiting) uses.clear()
      uses.set(sql, used)
      return unnamed
    }
    uses.delete(sql)
    const made = `s${createHash('sha256').update(sql).digest('hex').slice(0, 24)}`
    names.set(sql, made)
    return made
  }
}
