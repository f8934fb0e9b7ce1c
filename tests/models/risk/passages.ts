import type { World } from './world'

/** A tender whose documents say so; each text is a passage of that document. */
export const said = (document: string, ...texts: string[]): World => ({
  q: texts.map((body, index) => ({ document, body, seq: index + 1, page: 1 })),
})

/** The same with facts of the tender. */
export const saidOf = (tender: Record<string, unknown>, document: string, ...texts: string[]): World => ({
  t: tender,
  ...said(document, ...texts),
})
