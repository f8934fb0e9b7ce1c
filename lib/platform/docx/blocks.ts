/** What a skeleton is made of; 【…】 in a text is a place to be filled in. */
export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'table'
      readonly heads: readonly string[]
      readonly rows: readonly (readonly string[])[]
      /** Shares of the width by column; alike without them. */
      readonly widths?: readonly number[]
    }
  | ChartBlock

/** A chart that Word draws from its own numbers and people can change; a missing value is a gap. */
export type ChartBlock = {
  readonly kind: 'chart'
  readonly type: 'column' | 'bar' | 'line'
  readonly title: string
  readonly categories: readonly string[]
  readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[]
}

/** A paper as it is to be written: title, whom it goes to, its parts, and who signs it. */
export type Skeleton = {
  readonly title: string
  readonly addressee: string | null
  readonly blocks: readonly Block[]
  readonly signature: readonly string[]
}

export const heading = (text: string): Block => ({ kind: 'heading', text })
export const text = (words: string): Block => ({ kind: 'text', text: words })
export const table = (heads: readonly string[], rows: readonly (readonly string[])[], widths?: readonly number[]): Block => ({
  ...{ kind: 'table', heads, rows },
  ...(widths ? { widths } : {}),
})
