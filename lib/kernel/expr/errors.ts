/** One fault in a source text: Chinese message, offsets (end exclusive) and the 1-based line and column of `start`. */
export type ExprError = { message: string; start: number; end: number; line: number; column: number }

/** Builds an error with line and column counted in `source`. */
export function errorAt(source: string, message: string, start: number, end = start + 1): ExprError {
  const from = Math.max(0, Math.min(start, source.length))
  const before = source.slice(0, from)
  const line = before.split('\n').length
  const column = from - (before.lastIndexOf('\n') + 1) + 1
  return { message, start: from, end: Math.max(from, Math.min(end, source.length)), line, column }
}

/** The faulty line with a caret line under it; East Asian characters count two columns, so it lines up in a monospace font. */
export function pointAt(source: string, error: ExprError): string {
  const text = source.split('\n')[error.line - 1] ?? ''
  const offset = error.column - 1
  const marked = text.slice(offset, offset + Math.max(1, error.end - error.start))
  const carets = '^'.repeat(Math.max(1, widthOf(marked)))
  return `${text}\n${' '.repeat(widthOf(text.slice(0, offset)))}${carets}\n第 ${error.line} 行第 ${error.column} 列：${error.message}`
}

function widthOf(text: string): number {
  let width = 0
  for (const char of text) width += char.codePointAt(0)! > 0x2e7f ? 2 : 1
  return width
}

/** Thrown by `compileExpr` when a source does not parse or does not type-check; `errors` holds every fault found. */
export class ExprSyntaxError extends Error {
  readonly source: string
  readonly errors: ExprError[]

  constructor(source: string, errors: ExprError[]) {
    super(errors.map((error) => pointAt(source, error)).join('\n'))
    this.name = 'ExprSyntaxError'
    this.source = source
    this.errors = errors
  }
}
