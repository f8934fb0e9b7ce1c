import { EquityDrawing } from '@/components/identity/enterprises/equity-drawing'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Table, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { equityPicture } from '@/lib/identity/equity-picture'
import type { OrgRecord } from '@/lib/identity/queries/org-record'
import { holderKinds } from '@/lib/identity/rules/equity'

/** Who holds an enterprise and what it holds: as a picture up to the state, and as tables with the history. */
export function EnterpriseEquity({ org, list }: { org: OrgRecord; list: string }) {
  const today = org.holders.filter((holder) => holder.until === null)
  const former = org.holders.filter((holder) => holder.until !== null)
  if (org.holders.length === 0) {
    return (
      <Card>
        <EmptyState title="没有登记股权">这家企业还没有登记出资人。</EmptyState>
      </Card>
    )
  }
  const picture = equityPicture({ id: org.id, name: org.name }, org.above, org.holdings)
  return (
    <>
      <Card title="股权穿透图" note={org.stateShare ? `国有权益比例 ${org.stateShare}%（沿股权路径逐级相乘，交叉持股已计入）` : undefined}>
        <EquityDrawing
          picture={picture}
          path={list}
          known={new Set([...org.known, ...org.holdings.map((one) => one.id)])}
          label={`${org.name}的股权结构`}
        />
      </Card>
      <div className="grid items-start gap-3 lg:grid-cols-2">
        <Card title="股东" note={`${today.length} 名`} flush>
          <Holders rows={today} list={list} label="股东" />
        </Card>
        <Card title="对外投资" note={`${org.holdings.length} 户`} flush>
          {org.holdings.length === 0 ? (
            <p className="px-4 pb-4 text-sm text-muted">没有登记对外投资。</p>
          ) : (
            <Table label="对外投资">
              <thead>
                <tr>
                  <Th>企业</Th>
                  <Th align="right">持股比例（%）</Th>
                </tr>
              </thead>
              <tbody>
                {org.holdings.map((one) => (
                  <tr key={one.id}>
                    <Td>
                      <TextLink href={`${list}/${one.id}`}>{one.name}</TextLink>
                    </Td>
                    <Td align="right">{Number(one.pct).toFixed(2)}</Td>
                  </tr>
                ))}
              </tbody>
            </Table>
          )}
        </Card>
      </div>
      {former.length > 0 && (
        <Card title="历史股东" flush>
          <Holders rows={former} list={list} label="历史股东" />
        </Card>
      )}
    </>
  )
}

function Holders({ rows, list, label }: { rows: OrgRecord['holders']; list: string; label: string }) {
  return (
    <Table label={label}>
      <thead>
        <tr>
          <Th>股东</Th>
          <Th>性质</Th>
          <Th align="right">持股比例（%）</Th>
          <Th>期间</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.name}${row.since}`}>
            <Td>{row.id ? <TextLink href={`${list}/${row.id}`}>{row.name}</TextLink> : row.name}</Td>
            <Td>{holderKinds[row.kind] ?? row.kind}</Td>
            <Td align="right">{Number(row.pct).toFixed(2)}</Td>
            <Td className="whitespace-nowrap">
              {row.since} {row.until ? `至 ${row.until}` : '起'}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
