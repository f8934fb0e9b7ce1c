import { Money } from '@/components/patterns/money'
import { TradeLight } from '@/components/procurement/property/light'
import { Sheet } from '@/components/procurement/sheet'
import { Status } from '@/components/ui/status'
import { Td } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import type { BothSides } from '@/lib/procurement/property/both-sides'
import type { PartySides } from '@/lib/procurement/property/party-sides'

type Face = 'gov' | 'ent'

/** Leads: a party that sells to an enterprise and bids for what it sells, within twelve months. */
export function BothSidesCard({ face, both, empty }: { face: Face; both: readonly BothSides[]; empty: string }) {
  return (
    <Sheet
      title="两头往来线索"
      note="同一主体十二个月内既中标又参与受让同一企业的产权；需核查，不是结论"
      empty={empty}
      heads={['主体与企业', '产权交易', '中标标段', '中标金额（万元）']}
      rows={both}
    >
      {(row) => (
        <tr key={row.id}>
          <Td>
            <Status tone="warn">需核查</Status> <TextLink href={`/${face}/procurement/parties/${row.partyId}`}>{row.partyName}</TextLink>
            <span className="block text-xs text-muted">{row.orgName}</span>
          </Td>
          <Td align="right">
            <TextLink href={`/${face}/procurement/property/${row.tradeId}`}>{row.tradeTitle}</TextLink>
            <span className="block text-xs text-muted">
              {row.tradeOn} {row.won ? '受让方' : '竞买方'}
            </span>
          </Td>
          <Td align="right">
            <TextLink href={`/${face}/procurement/tenders/${row.tenderId}`}>{row.tenderTitle}</TextLink>
            <span className="block text-xs text-muted">{row.tenderOn}</span>
          </Td>
          <Td align="right">
            <Money cents={row.tenderAmount} missing="没有报送" />
          </Td>
        </tr>
      )}
    </Sheet>
  )
}

/** What a party did in procurement and in property transactions, side by side on one screen, and where both meet. */
export function PartySidesCards({ face, id, sides }: { face: Face; id: string; sides: PartySides }) {
  const { bought, traded, count, both } = sides
  return (
    <>
      {both.length > 0 && <BothSidesCard face={face} both={both} empty="" />}
      <div className="grid grid-cols-1 items-start gap-3 *:min-w-0 lg:grid-cols-2">
        <Sheet
          title="采购记录"
          note={
            <TextLink href={`/${face}/procurement/tenders?party=${id}`}>
              投标 {count.bids} 次，中标 {count.wins} 次
            </TextLink>
          }
          empty="没有投过标。"
          heads={['标段', '结果', '金额（万元）', '日期']}
          rows={bought}
        >
          {(row) => (
            <tr key={row.id}>
              <Td>
                <TextLink href={`/${face}/procurement/tenders/${row.id}`}>{row.title}</TextLink>
                <span className="block text-xs text-muted">{row.orgName}</span>
              </Td>
              <Td align="right">{row.role === '中标' ? <Status tone="ok">中标</Status> : row.role}</Td>
              <Td align="right">
                <Money cents={row.amount} missing="没有报送" />
              </Td>
              <Td align="right" className="whitespace-nowrap">
                {row.on ?? '—'}
              </Td>
            </tr>
          )}
        </Sheet>
        <Sheet
          title="产权交易记录"
          note={
            <TextLink href={`/${face}/procurement/property?party=${id}`}>
              参与 {count.trades} 次，受让 {count.taken} 次
            </TextLink>
          }
          empty="没有参与过产权交易。"
          heads={['标的', '身份', '金额（万元）', '日期']}
          rows={traded}
        >
          {(row) => (
            <tr key={row.id}>
              <Td>
                <TextLink href={`/${face}/procurement/property/${row.id}`}>{row.title}</TextLink>
                <span className="block text-xs text-muted">
                  {row.orgName} {row.kind}
                </span>
              </Td>
              <Td align="right">
                {row.won ? <Status tone="ok">受让方</Status> : '竞买方'} {row.light === '红' && <TradeLight light="红" />}
              </Td>
              <Td align="right">
                <Money cents={row.amount} missing="没有登记" />
              </Td>
              <Td align="right" className="whitespace-nowrap">
                {row.on ?? '—'}
              </Td>
            </tr>
          )}
        </Sheet>
      </div>
    </>
  )
}
