import { Money } from '@/components/patterns/money'
import { Sheet } from '@/components/procurement/sheet'
import { Td } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import type { PartyRecord } from '@/lib/procurement/queries/parties'

type Props = { face: 'gov' | 'ent'; party: PartyRecord }
const share = (value: number | null) => (value === null ? '—' : `${(value * 100).toFixed(1)}%`)

/** Companions, buyers, holders and posts, listings and changes of a party. */
export function PartyTables({ face, party }: Props) {
  return (
    <div className="grid grid-cols-1 items-start gap-3 *:min-w-0 lg:grid-cols-2">
      <Sheet
        title="关联主体"
        note="股东、持股、共同人员、相同联系方式；同投次数是全市场的，括号内是您可见的"
        empty="没有发现关联主体；没有接入股东与任职数据时不等于没有。"
        heads={['主体', '关系', '共同投标']}
        rows={party.related}
      >
        {(row) => (
          <tr key={row.id}>
            <Td>
              <TextLink href={`/${face}/procurement/parties/${row.id}`}>{row.name}</TextLink>
            </Td>
            <Td align="right">{row.bonds}</Td>
            <Td align="right" className="whitespace-nowrap">
              {row.together} 次（{row.met}）
            </Td>
          </tr>
        )}
      </Sheet>
      <Sheet
        title="常一起投标的"
        empty="没有两次以上一起投标的主体。"
        heads={['主体', '次数', '重合度', '本方中标', '对方中标']}
        rows={party.companions}
      >
        {(row) => (
          <tr key={row.id}>
            <Td>
              <TextLink href={`/${face}/procurement/parties/${row.id}`}>{row.name}</TextLink>
            </Td>
            <Td align="right">{row.together}</Td>
            <Td align="right">{row.jaccard.toFixed(2)}</Td>
            <Td align="right">{row.ours}</Td>
            <Td align="right">{row.theirs}</Td>
          </tr>
        )}
      </Sheet>
      <Sheet title="采购人" empty="没有投过标。" heads={['采购人', '参与', '中标', '中标金额（万元）', '占该采购人']} rows={party.buyers}>
        {(row) => (
          <tr key={row.orgId}>
            <Td>
              <TextLink href={`/${face}/procurement/tenders?party=${party.id}&org=${row.orgId}`}>{row.name}</TextLink>
            </Td>
            <Td align="right">{row.tenders}</Td>
            <Td align="right">{row.wins}</Td>
            <Td align="right">
              <Money cents={row.awarded} missing="没有中标" />
            </Td>
            <Td align="right">{share(row.share)}</Td>
          </tr>
        )}
      </Sheet>
      <Sheet title="股东与任职" empty="没有接入股东与任职数据。" heads={['主体或人员', '身份', '持股', '起止']} rows={party.holders}>
        {(row) => (
          <tr key={row.id}>
            <Td>{row.holderId ? <TextLink href={`/${face}/procurement/parties/${row.holderId}`}>{row.name}</TextLink> : row.name}</Td>
            <Td>{row.role}</Td>
            <Td align="right">{share(row.pct)}</Td>
            <Td className="text-muted">{[row.from, row.to].filter(Boolean).join(' 至 ') || '—'}</Td>
          </tr>
        )}
      </Sheet>
      <Sheet
        title="名录、处罚与变更"
        empty="没有名录、处罚和变更记录。"
        heads={['事项', '日期']}
        rows={[
          ...party.listings.map((row) => ({ id: row.id, words: row.kind, on: `${row.from ?? ''} 至 ${row.to ?? '今'}` })),
          ...party.changes.map((row) => ({ id: row.id, words: `变更：${row.kind}`, on: row.on })),
        ]}
      >
        {(row) => (
          <tr key={row.id}>
            <Td>{row.words}</Td>
            <Td>{row.on}</Td>
          </tr>
        )}
      </Sheet>
    </div>
  )
}
