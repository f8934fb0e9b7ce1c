import { KeyFigures } from '@/components/patterns/key-figure'
import { yi } from '@/components/treasury/words'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { type DeskTreasury as Desk, deskDays } from '@/lib/treasury/queries/desk'

/** What a desk shows of the treasury: money on accounts, what falls due, what is overdue, payments to look at. */
export function DeskTreasury({ face, desk }: { face: 'gov' | 'ent'; desk: Desk }) {
  const place = (path: string) => `/${face}/treasury${path}`
  return (
    <Card
      title="司库监管"
      note={desk.asOf ? `余额截至 ${desk.asOf}` : '还没有报送余额'}
      actions={
        <ButtonLink size="sm" tone="quiet" href={place('')}>
          司库总览
        </ButtonLink>
      }
    >
      <KeyFigures
        figures={[
          {
            ...{ key: 'balance', label: '账户余额', value: desk.asOf ? yi(desk.balance) : null, unit: '亿元', href: place('/accounts') },
            note: `在用账户 ${desk.accounts} 个`,
          },
          {
            ...{ key: 'due', label: `${deskDays} 日内到期本息`, value: yi(desk.due), unit: '亿元', href: place('/debts') },
            note: `${desk.dueCount} 期`,
          },
          { key: 'overdue', label: '逾期债务', value: String(desk.overdue), unit: '笔', href: place('/ledgers?ledger=debts&mark=overdue') },
          {
            ...{ key: 'alerts', label: '未办结的大额支付', value: String(desk.alerts), unit: '笔', href: place('/payments') },
            note: `${face === 'ent' ? '待本企业说明' : '企业已说明、待办结'} ${desk.waiting} 笔`,
          },
        ]}
      />
    </Card>
  )
}
