import { found } from '@/components/patterns/found'
import { KeyFigures } from '@/components/patterns/key-figure'
import { Money } from '@/components/patterns/money'
import { PageFrame } from '@/components/patterns/page-frame'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { GroupTabs } from '@/components/treasury/group-tabs'
import { orgOf, yi } from '@/components/treasury/words'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkTabs } from '@/components/ui/link-tabs'
import { Status } from '@/components/ui/status'
import { Table, Td, Th } from '@/components/ui/table'
import type { Actor } from '@/lib/kernel/actor'
import { runTogether } from '@/lib/platform/query'
import { type GuaranteeBook, type GuaranteeRow, guaranteeBook } from '@/lib/treasury/queries/guarantees'
import { treasuryGroups } from '@/lib/treasury/queries/scope'

const marks = { outside: '集团外', beyond: '超股比', ring: '互保圈', paid: '已代偿' } as const
type Mark = keyof typeof marks
const shown = 300

/** 担保管理: guarantees that stand, those outside the group, beyond the share held, in a ring, or already paid for. */
export async function GuaranteePage({ face, actor, params }: { face: 'gov' | 'ent'; actor: Actor; params: SearchParams }) {
  const orgId = orgOf(params)
  const mark = typeof params.mark === 'string' && params.mark in marks ? (params.mark as Mark) : undefined
  const { book, groups } = await found(
    runTogether(actor, async (ask) => ({ book: await ask(guaranteeBook, { orgId, mark }), groups: await ask(treasuryGroups, {}) })),
  )
  const path = `/${face}/treasury/guarantees`
  const to = (of?: Mark) => {
    const query = [orgId ? `org=${orgId}` : '', of ? `mark=${of}` : ''].filter(Boolean).join('&')
    return query ? `${path}?${query}` : path
  }
  return (
    <PageFrame
      crumbs={[{ label: '司库总览', href: `/${face}/treasury` }, { label: '担保管理' }]}
      title="担保管理"
      facts={['只列有余额的担保']}
    >
      <GroupTabs groups={groups} path={path} current={orgId} />
      <KeyFigures
        figures={[
          { key: 'total', label: '担保余额', value: yi(book.total), unit: '亿元', href: to() },
          ...(Object.keys(marks) as Mark[]).map((key) => ({
            key,
            label: marks[key],
            value: yi(book.sums[key]),
            unit: '亿元',
            href: to(key),
            note: `${book.counts[key]} 笔`,
          })),
        ]}
      />
      {book.rings.length > 0 && (
        <Card title="互保圈" note="沿担保关系能回到自己的企业；一家出险会传到全圈">
          <ul className="space-y-1">
            {book.rings.map((members) => (
              <li key={members.map(({ id }) => id).join()}>{members.map(({ name }) => name).join('、')}</li>
            ))}
          </ul>
        </Card>
      )}
      <LinkTabs
        label="担保标记"
        tabs={[
          { href: to(), label: '全部', current: !mark },
          ...(Object.keys(marks) as Mark[]).map((key) => ({
            href: to(key),
            label: marks[key],
            count: book.counts[key],
            current: mark === key,
          })),
        ]}
      />
      {book.rows.length === 0 ? <EmptyState title="没有这类担保">所选范围内没有这类担保。</EmptyState> : <Rows book={book} />}
    </PageFrame>
  )
}

function Rows({ book: { rows, ringIds } }: { book: GuaranteeBook }) {
  return (
    <Card note={rows.length > shown ? `按余额由大到小，只列前 ${shown} 笔，选择集团可看全` : undefined} flush>
      <Table label="担保" dense>
        <thead>
          <tr>
            <Th>担保人</Th>
            <Th>被担保人</Th>
            <Th>方式</Th>
            <Th align="right">担保金额（万元）</Th>
            <Th align="right">担保余额（万元）</Th>
            <Th>起止</Th>
            <Th>评级</Th>
            <Th>标记</Th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, shown).map((row) => (
            <Line key={row.id} row={row} ring={ringIds.includes(row.id)} />
          ))}
        </tbody>
      </Table>
    </Card>
  )
}

function Line({ row, ring }: { row: GuaranteeRow; ring: boolean }) {
  return (
    <tr>
      <Td>{row.orgName}</Td>
      <Td>
        {row.obligor}
        <span className="block text-xs text-muted">{row.contractNo}</span>
      </Td>
      <Td>{row.way}</Td>
      <Td align="right">
        <Money cents={row.amount} />
      </Td>
      <Td align="right">
        <Money cents={row.balance} />
      </Td>
      <Td className="whitespace-nowrap">
        {row.fromOn} 至 {row.toOn}
      </Td>
      <Td>{row.rating ?? '—'}</Td>
      <Td>
        <span className="flex flex-wrap gap-1">
          {ring && <Status tone="danger">互保圈</Status>}
          {row.outside && <Status tone="warn">集团外</Status>}
          {row.beyond !== '0' && <Status tone="warn">超股比 {yi(row.beyond, 4)} 亿元</Status>}
          {row.paidOut !== '0' && <Status tone="danger">已代偿</Status>}
          {row.expired && <Status tone="notice">已过期</Status>}
          {row.counter && <Status>有反担保</Status>}
        </span>
      </Td>
    </tr>
  )
}
