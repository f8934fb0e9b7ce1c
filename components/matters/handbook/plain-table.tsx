import type { ReactNode } from 'react'

type Props = {
  label: string
  heads: readonly { text: string; width?: string }[]
  rows: readonly { key: string; cells: readonly ReactNode[] }[]
}

/** A table of words on a card: heads and cells, scrolling by itself where a phone is narrower than it. */
export function PlainTable({ label, heads, rows }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable with the keyboard
    <section className="overflow-x-auto" aria-label={label} tabIndex={0}>
      <table className="w-full min-w-[38rem] text-sm">
        <thead>
          <tr className="border-y border-line bg-sunken text-left text-muted">
            {heads.map(({ text, width }) => (
              <th key={text} scope="col" className={`px-3 py-2 font-medium first:pl-4 last:pr-4 ${width ?? ''}`}>
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells }) => (
            <tr key={key} className="border-b border-line align-top last:border-0">
              {cells.map((cell, index) => (
                <td key={heads[index]?.text} className="px-3 py-2 first:pl-4 last:pr-4">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
