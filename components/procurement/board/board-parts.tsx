import { Money } from '@/components/patterns/money'
import { ledgerHref } from '@/components/procurement/board/board-scope'
import { Card } from '@/components/ui/card'
import { Table, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import type { Board, Part } from '@/lib/procurement/queries/board'
import type { BoardScope } from '@/lib/procurement/schema'

type Props = { face: 'gov' | 'ent'; scope: BoardScope; board: Board }

/** Buyers and suppliers with their share; categories sum to the whole. */
export function BoardParts({ face, scope, board }: Props) {
  const whole = Number(board.total.awarded)
  return (
    <div className="grid grid-cols-1 items-start gap-3 *:min-w-0 xl:grid-cols-2">
      <Parts
        title="采购人（集团）"
        parts={board.buyers}
        whole={whole}
        href={(part) => ledgerHref(face, scope, part.id ? { org: part.id } : {})}
      />
      <Parts title="供应商前二十" parts={board.suppliers} whole={whole} href={(part) => `/${face}/procurement/parties/${part.id}`} />
      <Parts
        title="类别"
        parts={board.categories}
        whole={whole}
        total={board.total}
        href={(part) => (part.name === '未报送' ? null : ledgerHref(face, scope, { category: part.name }))}
      />
    </div>
  )
}

type PartsProps = { title: string; parts: readonly Part[]; whole: number; href: (part: Part) => string | null; total?: Board['total'] }

function Parts({ title, parts, whole, href, total }: PartsProps) {
  return (
    <Card title={title} flush>
      <Table label={title} dense className="max-h-96 overflow-y-auto">
        <thead>
          <tr>
            <Th>名称</Th>
            <Th align="right">标段</Th>
            <Th align="right">中标金额（万元）</Th>
            <Th align="right">占比</Th>
            <Th align="right">节资率</Th>
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => {
            const to = href(part)
            return (
              <tr key={part.id ?? part.name}>
                <Td>{to ? <TextLink href={to}>{part.name}</TextLink> : part.name}</Td>
                <Td align="right">{part.tenders}</Td>
                <Td align="right">
                  <Money cents={part.awarded} />
                </Td>
                <Td align="right">{whole > 0 ? `${((Number(part.awarded) / whole) * 100).toFixed(2)}%` : '—'}</Td>
                <Td align="right">{part.saved === null ? '—' : `${(part.saved * 100).toFixed(2)}%`}</Td>
              </tr>
            )
          })}
          {total && (
            <tr className="font-semibold">
              <Td>合计</Td>
              <Td align="right">{total.tenders}</Td>
              <Td align="right">
                <Money cents={total.awarded} />
              </Td>
              <Td align="right">100.00%</Td>
              <Td align="right">{total.saved === null ? '—' : `${(total.saved * 100).toFixed(2)}%`}</Td>
            </tr>
          )}
        </tbody>
      </Table>
    </Card>
  )
}
