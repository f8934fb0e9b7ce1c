import { DateTime } from '@/components/patterns/date-time'
import { found } from '@/components/patterns/found'
import { PageFrame } from '@/components/patterns/page-frame'
import { GroupTabs } from '@/components/treasury/group-tabs'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkTabs } from '@/components/ui/link-tabs'
import { Table, Td, Th } from '@/components/ui/table'
import type { Actor } from '@/lib/kernel/actor'
import { runTogether } from '@/lib/platform/query'
import { ledgerRemovals } from '@/lib/treasury/queries/removals'
import { treasuryGroups } from '@/lib/treasury/queries/scope'

type Props = {
  face: 'gov' | 'ent'
  actor: Actor
  orgId: string | undefined
  tabs: readonly { href: string; label: string; current: boolean }[]
}

/** 更正记录: the rows that enterprises took back, with the reason; the newest first. */
export async function LedgerRemovals({ face, actor, orgId, tabs }: Props) {
  const { removals, groups } = await found(
    runTogether(actor, async (ask) => ({ removals: await ask(ledgerRemovals, { orgId }), groups: await ask(treasuryGroups, {}) })),
  )
  const { total, rows } = removals
  return (
    <PageFrame
      crumbs={[{ label: '司库总览', href: `/${face}/treasury` }, { label: '司库台账' }]}
      title="司库台账"
      facts={['更正记录', '撤销的行连同原内容和原因留存']}
    >
      <GroupTabs groups={groups} path={`/${face}/treasury/ledgers`} current={orgId} keep="ledger=removed" />
      <LinkTabs label="台账" tabs={tabs} />
      {rows.length === 0 ? (
        <EmptyState title="没有更正记录">所选范围内没有撤销过台账行。</EmptyState>
      ) : (
        <Card title="更正记录" note={rows.length < total ? `共 ${total} 条，列最近 ${rows.length} 条` : `${total} 条`} flush>
          <Table label="更正记录" dense>
            <thead>
              <tr>
                <Th>时间</Th>
                <Th>企业</Th>
                <Th>台账</Th>
                <Th>撤销的行</Th>
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
                  <Td className="whitespace-nowrap">{row.ledger}</Td>
                  <Td>{row.name}</Td>
                  <Td align="right">{row.rows}</Td>
                  <Td>{row.reason}</Td>
                  <Td className="whitespace-nowrap">{row.by}</Td>
                </tr>
              ))}
            </tbody>
          </Table>
        </Card>
      )}
    </PageFrame>
  )
}
