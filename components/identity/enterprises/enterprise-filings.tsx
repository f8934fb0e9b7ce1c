import { FilingStatusMark } from '@/components/matters/filing-status'
import { DateTime } from '@/components/patterns/date-time'
import { Money } from '@/components/patterns/money'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Table, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import type { OrgRecord } from '@/lib/identity/queries/org-record'
import type { Actor } from '@/lib/kernel/actor'
import { filingList } from '@/lib/matters/queries/filing-list'
import { runQuery } from '@/lib/platform/query'

type Props = { face: 'gov' | 'ent'; actor: Actor; org: OrgRecord }

/** The newest filings of an enterprise; all of them are in the ledger. */
export async function EnterpriseFilings({ face, actor, org }: Props) {
  const { rows } = await runQuery(filingList, actor, { org: org.id, sort: 'arrived', size: 20 })
  const ledger = `/${face}/filings?org=${org.id}`
  return (
    <Card
      title="办件"
      note={`在办 ${org.openFilings} 件，已办结 ${org.endedFilings} 件`}
      actions={
        <>
          <ButtonLink size="sm" href={`${ledger}&tab=open`}>
            在办
          </ButtonLink>
          <ButtonLink size="sm" href={ledger}>
            全部办件
          </ButtonLink>
        </>
      }
      flush
    >
      {rows.length === 0 ? (
        <EmptyState title="还没有办件">这家企业还没有上报过办件。</EmptyState>
      ) : (
        <Table label="最近办件">
          <thead>
            <tr>
              <Th>事项</Th>
              <Th>状态</Th>
              <Th align="right">金额（万元）</Th>
              <Th>当前环节</Th>
              <Th>到达</Th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <Td className="min-w-64">
                  <TextLink href={`/${face}/filings/${row.id}`}>{row.title}</TextLink>
                  <span className="block text-xs text-muted">{[row.number, row.matterName].filter(Boolean).join(' · ')}</span>
                </Td>
                <Td>
                  <FilingStatusMark status={row.status} />
                </Td>
                <Td align="right">
                  <Money cents={row.amount} missing="本事项无金额或未填" />
                </Td>
                <Td className="whitespace-nowrap">{row.stepName}</Td>
                <Td>
                  <DateTime iso={row.arrivedAt} show="date" />
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  )
}
