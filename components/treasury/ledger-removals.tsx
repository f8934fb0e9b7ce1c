import { DateTime } from '@/components/patterns/date-time'
import { found } from '@/components/patterns/found'
import { PageFrame } from '@/components/patterns/page-frame'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { GroupTabs } from '@/components/treasury/group-tabs'
import { Button, buttonClass } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Input } from '@/components/ui/input'
import { NumberedPager } from '@/components/ui/key-pager'
import { LinkTabs } from '@/components/ui/link-tabs'
import { Select } from '@/components/ui/select'
import { Status } from '@/components/ui/status'
import { Table, Td, Th } from '@/components/ui/table'
import type { Actor } from '@/lib/kernel/actor'
import { runTogether } from '@/lib/platform/query'
import { ledgerKeys, sheetOf } from '@/lib/treasury/ledgers/form'
import { type LedgerRemovals as Found, ledgerRemovals } from '@/lib/treasury/queries/removals'
import { treasuryGroups } from '@/lib/treasury/queries/scope'

type Props = {
  face: 'gov' | 'ent'
  actor: Actor
  orgId: string | undefined
  params: SearchParams
  tabs: readonly { href: string; label: string; current: boolean }[]
}

/** 更正记录: the rows that enterprises took back or changed after their month was reported, with the reason; the newest first. */
export async function LedgerRemovals({ face, actor, orgId, params, tabs }: Props) {
  const of = ledgerKeys.find((key) => key === params.of)
  const words = typeof params.q === 'string' ? params.q.trim().slice(0, 50) : ''
  const page = typeof params.page === 'string' && /^[1-9]\d{0,4}$/.test(params.page) ? Number(params.page) : 1
  const { removals, groups } = await found(
    runTogether(actor, async (ask) => ({
      removals: await ask(ledgerRemovals, { orgId, words, page, ...(of ? { ledger: of } : {}) }),
      groups: await ask(treasuryGroups, {}),
    })),
  )
  const path = `/${face}/treasury/ledgers`
  const filter = { ...(orgId ? { org: orgId } : {}), ...(of ? { of } : {}), ...(words ? { q: words } : {}) }
  const at = (turn: number) =>
    `${path}?${new URLSearchParams({ ledger: 'removed', ...filter, ...(turn > 1 ? { page: String(turn) } : {}) })}`
  return (
    <PageFrame
      crumbs={[{ label: '司库总览', href: `/${face}/treasury` }, { label: '司库台账' }]}
      title="司库台账"
      facts={['更正记录', '撤销和修改的行连同原内容、原因留存']}
      actions={
        removals.total > 0 && (
          <a className={buttonClass()} href={`/api/treasury/ledgers/removals?${new URLSearchParams(filter)}`} download>
            导出筛选结果
          </a>
        )
      }
    >
      <GroupTabs groups={groups} path={path} current={orgId} keep="ledger=removed" />
      <LinkTabs label="台账" tabs={tabs} />
      <search data-print="hidden" className="rounded-lg border border-line bg-white px-4 py-3">
        <form key={`${of}${words}`} action={path} className="flex flex-wrap items-end gap-2">
          <input type="hidden" name="ledger" value="removed" />
          {orgId && <input type="hidden" name="org" value={orgId} />}
          <Input
            name="q"
            aria-label="企业、行、原因或经办人"
            className="w-72 max-sm:w-full"
            placeholder="企业、行、原因或经办人"
            defaultValue={words}
            maxLength={50}
          />
          <Select
            name="of"
            aria-label="台账"
            defaultValue={of ?? ''}
            empty="全部台账"
            options={ledgerKeys.map((value) => ({ value, label: sheetOf(value).label }))}
          />
          <Button type="submit" tone="primary">
            查找
          </Button>
        </form>
      </search>
      {removals.rows.length === 0 ? (
        <EmptyState title="没有更正记录">所选范围内没有撤销或修改过台账行。</EmptyState>
      ) : (
        <>
          <Corrections removals={removals} />
          <NumberedPager page={removals.page} pages={removals.pages} at={at} />
        </>
      )}
    </PageFrame>
  )
}

function Corrections({ removals: { rows, total } }: { removals: Found }) {
  return (
    <Card title="更正记录" note={`${total} 条`} flush>
      <Table label="更正记录" dense>
        <thead>
          <tr>
            <Th>时间</Th>
            <Th>企业</Th>
            <Th>台账</Th>
            <Th>更正的行</Th>
            <Th align="right">行数</Th>
            <Th>原因</Th>
            <Th>经办人</Th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <Td className="whitespace-nowrap">
                <DateTime iso={row.at} show="short" />
              </Td>
              <Td className="whitespace-nowrap">{row.orgName}</Td>
              <Td className="whitespace-nowrap">
                {row.ledger} <Status>{row.kind}</Status>
              </Td>
              <Td className="min-w-48">
                {row.name}
                {row.change && <span className="block text-muted">{row.change}</span>}
              </Td>
              <Td align="right">{row.rows}</Td>
              <Td className="min-w-48">{row.reason}</Td>
              <Td className="whitespace-nowrap">{row.by}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}
