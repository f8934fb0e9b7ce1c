/** True when a file does nothing but pass on what others export. */
export function isBarrel(text: string): boolean {
  const statements = text.split('\n').filter((line) => line.trim() && !/^\s*(\/\/|\/?\*)/.test(line))
  return statements.length > 1 && statements.every((line) => /^export (type )?[*{].* from /.test(line))
}

/** Lines of every function; the formatter keeps its closing bracket at the indentation of its first line. */
export function functionLengths(text: string): number[] {
  const rows = text.split('\n')
  return rows.flatMap((row, start) => {
    const opening =
      /^(\s*)(export )?(default )?(async )?(function\b|(const|let) \w+ = (async )?(\([^)]*\)|\w+)[^=]*=>.*\{$|(async )?\w+\([^)]*\)[^;=]*\{$)/.exec(
        row,
      )
    if (!opening || /^\s*(if|for|while|switch|catch|return)\b/.test(row)) return []
    const end = rows.findIndex((line, index) => index > start && line.startsWith(`${opening[1]}}`))
    return end < 0 ? [] : [end - start + 1]
  })
}

/** Groups of more than one file that reach one another (Tarjan). */
export function rings(edges: Map<string, string[]>): string[][] {
  const index = new Map<string, number>()
  const low = new Map<string, number>()
  const stack: string[] = []
  const found: string[][] = []
  const visit = (node: string): void => {
    index.set(node, index.size)
    low.set(node, index.get(node) ?? 0)
    stack.push(node)
    for (const next of edges.get(node) ?? []) {
      if (!index.has(next)) visit(next)
      if (stack.includes(next)) low.set(node, Math.min(low.get(node) ?? 0, low.get(next) ?? 0))
    }
    if (low.get(node) !== index.get(node)) return
    const group = stack.splice(stack.indexOf(node))
    if (group.length > 1) found.push(group.sort())
  }
  for (const node of edges.keys()) if (!index.has(node)) visit(node)
  return found
}
