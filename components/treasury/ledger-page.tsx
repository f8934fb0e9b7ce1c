import { found } from '@/components/patterns/found'
import { KeyFigures } from '@/components/patterns/key-figure'
import { Money } from '@/components/patterns/money'
import { PageFrame } from '@/components/patterns/page-frame'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { GroupTabs } from '@/components/treasury/group-tabs'
import { LedgerRemovals } from '@/components/treasury/ledger-removals'
import { RemoveLedgerRow, RemoveShownRow } from '@/components/treasury/remove-ledger-row'
import { orgOf, yi } from '@/components/treasury/words'
import { buttonClass } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { NumberedPager } from '@/components/ui/key-pager'
import { LinkTabs } from '@/components/ui/link-tabs'
import { Table, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { type Actor, may } from '@/lib/kernel/actor'
import { runTogether } from '@/lib/platform/query'
import {
  type LedgerColumn,
  type LedgerKey,
  ledgerKeys,
  type TreasuryLedger,
  treasuryLedger,
  treasuryLedgers,
} from '@/lib/treasury/queries/ledger-book'
import { treasuryGroups } from '@/lib/treasury/queries/scope'

type Props = { face: 'gov' | 'ent'; actor: Actor; params: SearchParams }

/** 司库台账: debts, credit lines, bills, concentration, restricted money and arrears as they stand; what a figure of the home opens. */
export async function TreasuryLedgerPage({ face, actor, params }: Props) {
  const orgId = orgOf(params)
  if (params.ledger === removed) return <LedgerRemovals {...{ face, actor, orgId, params }} tabs={tabsOf(face, orgId, removed)} />
  const ledger = ledgerKeys.find((key) => key === params.ledger) ?? 'debts'
  const mark = typeof params.mark === 'string' ? params.mark.slice(0, 20) : undefined
  const page = typeof params.page === 'string' && /^[1-9]\d{0,3}$/.test(params.page) ? Number(params.page) : 1
  const { book, groups } = await found(
    runTogether(actor, async (ask) => ({
      book: await ask(treasuryLedger, { ledger, orgId, mark, page }),
      groups: await ask(treasuryGroups, {}),
    })),
  )
  const path = `/${face}/treasury/ledgers`
  const mends = face === 'ent' && may(actor, 'treasury.report')
  const to = (of: LedgerKey, at?: string | null, turn = 1) =>
    `${path}?${new URLSearchParams({ ledger: of, ...(orgId ? { org: orgId } : {}), ...(at ? { mark: at } : {}), ...(turn > 1 ? { page: String(turn) } : {}) })}`
  const { title, sums, columns } = treasuryLedgers[ledger]
  const names = new Map<string, string>(columns.map((one) => [one.key, one.title]))
  return (
    <PageFrame
      crumbs={[{ label: '司库总览', href: `/${face}/treasury` }, { label: '司库台账' }]}
      title="司库台账"
      facts={['只列今日仍有效的', '合计是全部行的合计']}
      actions={
        <>
          {book.shown.n > 0 && (
            <a
              className={buttonClass()}
              href={`/api/treasury/ledgers/export?${new URLSearchParams({ ledger, ...(orgId ? { org: orgId } : {}), ...(book.mark ? { mark: book.mark } : {}) })}`}
              download
            >
              导出筛选结果
            </a>
          )}
          {mends && <RemoveLedgerRow />}
        </>
      }
    >
      <GroupTabs groups={groups} path={path} current={orgId} keep={new URLSearchParams({ ledger }).toString()} />
      <LinkTabs label="台账" tabs={tabsOf(face, orgId, ledger)} />
      <KeyFigures
        figures={[
          ...sums.map((key) => ({
            ...{ key, label: `${title}${names.get(key)}`, value: yi(book.whole.sums[key]!), unit: '亿元', href: to(ledger) },
            note: `${book.whole.n} 笔`,
          })),
          ...book.marks.map((one) => ({
            ...{ key: one.key, label: one.label, value: yi(one.sum), unit: '亿元', href: to(ledger, one.key), note: `${one.n} 笔` },
          })),
        ]}
      />
      {book.shown.n === 0 ? (
        <EmptyState title="没有这类台账">所选范围内没有这类记录。企业报送台账后，这里逐笔列出。</EmptyState>
      ) : (
        <>
          <Rows face={face} book={book} mends={mends} />
          <NumberedPager page={book.page} pages={book.pages} at={(turn) => to(ledger, book.mark, turn)} />
        </>
      )}
    </PageFrame>
  )
}

/** The tab of what was taken back. */
const removed = 'removed'

function tabsOf(face: 'gov' | 'ent', orgId: string | undefined, current: LedgerKey | typeof removed) {
  const href = (ledger: string) => `/${face}/treasury/ledgers?${new URLSearchParams({ ledger, ...(orgId ? { org: orgId } : {}) })}`
  const ledgers = ledgerKeys.map((key) => ({ href: href(key), label: treasuryLedgers[key].title, current: key === current }))
  return [...ledgers, { href: href(removed), label: '更正记录', current: current === removed }]
}

type Shown = { face: 'gov' | 'ent'; book: TreasuryLedger; mends: boolean }

function Rows({ face, book: { ledger, mark, rows, shown, marks, pages }, mends }: Shown) {
  const { title, sums, columns } = treasuryLedgers[ledger]
  const main = columns.find(({ key }) => key === sums[0])!
  return (
    <Card
      title={mark ? `${title}：${marks.find(({ key }) => key === mark)?.label}` : title}
      note={
        <>
          {shown.n} 笔，{main.title}合计 <Money cents={shown.sums[main.key]!} showUnit />
          {pages > 1 && `，按${main.title}由大到小`}
        </>
      }
      flush
    >
      <Table label={title} dense>
        <thead>
          <tr>
            <Th>企业</Th>
            {columns.map(({ key, title: head, kind }) => (
              <Th key={key} align={kind === 'money' || kind === 'rate' ? 'right' : 'left'}>
                {kind === 'money' ? `${head}（万元）` : head}
              </Th>
            ))}
            {mends && <Th>更正</Th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <Td className="whitespace-nowrap">
                <TextLink href={`/${face}/treasury?org=${row.orgId}`}>{row.orgName}</TextLink>
              </Td>
              {columns.map((one) => (
                <Td key={one.key} align={one.kind === 'money' || one.kind === 'rate' ? 'right' : 'left'}>
                  <Value kind={one.kind} value={row.values[one.key] ?? null} />
                </Td>
              ))}
              {mends && (
                <Td>
                  <RemoveShownRow book={ledger} row={row} />
                </Td>
              )}
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}

function Value({ kind, value }: { kind: LedgerColumn['kind']; value: string | null }) {
  if (value === null || value === '') return '—'
  if (kind === 'money') return <Money cents={value} />
  if (kind === 'flag') return value === 'true' ? '是' : '否'
  return kind === 'rate' ? `${value.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '')}%` : value
}
