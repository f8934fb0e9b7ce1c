'use client'

import { useManyLinks } from '@/components/ui/many-links'

/** One figure: as shown, its change in words, ▲ or ▼, and whether that is good; null where there is none. */
export type FigureCell = readonly [shown: string, change: string | null, direction: 'up' | 'down' | 'flat', good: boolean | null] | null
export type FigureRow = {
  readonly orgId: string
  readonly orgName: string
  readonly statementId: string
  readonly cells: readonly FigureCell[]
}

type Props = {
  face: 'gov' | 'ent'
  period: number
  indicators: readonly { readonly code: string; readonly title: string }[]
  rows: readonly FigureRow[]
}

const signs = { up: ['▲', '同比上升'], down: ['▼', '同比下降'], flat: ['—', '同比持平'] } as const

// What every cell and every link of the table has in common stands once on the table: the page says it two hundred times otherwise.
const cells =
  '[&_td]:border-b [&_td]:border-line [&_td]:px-3 [&_td]:py-2 [&_td]:text-right [&_td]:align-top [&_td]:whitespace-nowrap [&_td:first-child]:text-left [&_tr:last-child>td]:border-0'
const heads =
  '[&_th]:border-b [&_th]:border-line [&_th]:bg-sunken [&_th]:px-3 [&_th]:py-2 [&_th]:text-right [&_th]:font-normal [&_th]:whitespace-nowrap [&_th]:text-muted [&_th:first-child]:text-left'
const links = '[&_a]:text-brand [&_a]:underline [&_a]:decoration-brand-200 [&_a]:underline-offset-3 [&_a:hover]:decoration-brand'
const changes = '[&_p]:text-xs [&_p]:text-muted [&_.good]:text-ok [&_.bad]:text-danger'

/** The figures of the groups side by side, each against the year before; a name opens the enterprise, a figure what it is made of. */
export function FiguresTable({ face, period, indicators, rows }: Props) {
  const follow = useManyLinks()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section aria-label="各企业一利五率" tabIndex={0} data-print="flow" className="scroll-thin relative overflow-x-auto">
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard's Enter on a link is a click of its own */}
      <table onClick={follow} className={`w-full border-collapse text-sm ${cells} ${heads} ${links} ${changes}`}>
        <thead>
          <tr>
            <th scope="col">企业</th>
            {indicators.map(({ code, title }) => (
              <th key={code} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.orgId}>
              <td>
                <a href={`/${face}/finance/enterprises/${row.orgId}?period=${period}`}>{row.orgName}</a>
              </td>
              {row.cells.map((cell, index) => (
                <td key={indicators[index]!.code}>
                  <Figure face={face} statementId={row.statementId} code={indicators[index]!.code} cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Figure({ face, statementId, code, cell }: { face: string; statementId: string; code: string; cell: FigureCell }) {
  if (!cell)
    return (
      <span className="text-muted" title="未报送，或公式引用的单元格为空">
        <span aria-hidden>—</span>
        <span className="sr-only">无数据：未报送，或公式引用的单元格为空</span>
      </span>
    )
  const [shown, change, direction, good] = cell
  const [sign, words] = signs[direction]
  return (
    <>
      <a href={`/${face}/finance/indicators/${code}?statement=${statementId}`}>{shown}</a>
      {change && (
        <p className={good === null ? undefined : good ? 'good' : 'bad'}>
          <span aria-hidden>{sign}</span>
          <span className="sr-only">{words}</span> {change}
        </p>
      )}
    </>
  )
}
