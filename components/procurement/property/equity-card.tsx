import { Money } from '@/components/patterns/money'
import { Sheet } from '@/components/procurement/sheet'
import { Status } from '@/components/ui/status'
import { Td } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import type { PartyEquity } from '@/lib/procurement/property/party-equity'

/** Which registered enterprises hold a party, and what it won from their groups; nothing where none does. */
export function EquityCard({ face, id, equity: { registered, owners } }: { face: 'gov' | 'ent'; id: string; equity: PartyEquity }) {
  if (!registered && owners.length === 0) return null
  return (
    <Sheet
      title="产权关系"
      note={registered ? `产权登记在册企业：${registered.name}` : '没有产权登记，按市场主体登记的股东对应'}
      empty="在册企业没有登记企业股东。"
      heads={['持股的登记企业', '持股（%）', '在其集团中标', '金额（万元）']}
      rows={owners}
    >
      {(row) => (
        <tr key={row.orgId}>
          <Td>
            {row.orgName}
            <span className="block text-xs text-muted">{row.how}</span>
          </Td>
          <Td align="right">{row.pct ?? '—'}</Td>
          <Td align="right" className="whitespace-nowrap">
            {row.tenders > 0 && (
              <Status tone="warn" title="供应商与采购人同属一个集团或者有股权关系，是否按关联交易审批、公平竞争，需核查">
                需核查
              </Status>
            )}{' '}
            <TextLink href={`/${face}/procurement/tenders?party=${id}`}>{row.tenders} 个标段</TextLink>
          </Td>
          <Td align="right">
            <Money cents={row.awarded} />
          </Td>
        </tr>
      )}
    </Sheet>
  )
}
