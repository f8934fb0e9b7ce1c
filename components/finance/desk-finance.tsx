import { KeyFigures } from '@/components/patterns/key-figure'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { TextLink } from '@/components/ui/text-link'
import { largeValue } from '@/lib/finance/indicators/change'
import type { DeskFinance as Desk } from '@/lib/finance/queries/desk'
import { formatPeriod } from '@/lib/kernel/period'

type Props = { face: 'gov' | 'ent'; orgId: string; desk: Desk }

/** What a desk shows of finances: the figures of the newest month, and what is due. */
export function DeskFinance({ face, orgId, desk: { period, figures, reporting, own } }: Props) {
  const place =
    face === 'gov' ? `/gov/finance/board${period ? `?period=${period}` : ''}` : `/ent/finance/enterprises/${orgId}?period=${period ?? ''}`
  const due = formatPeriod({ kind: 'month', code: reporting.period })
  return (
    <Card
      title="财务快报"
      note={
        period === null
          ? '没有已受理的快报'
          : `${formatPeriod({ kind: 'month', code: period })}累计，${face === 'gov' ? '一级企业汇总' : '本企业'}`
      }
      actions={
        <ButtonLink size="sm" tone="quiet" href={`/${face}/finance/coverage`}>
          报送情况
        </ButtonLink>
      }
    >
      <KeyFigures
        figures={figures.map((figure) => ({
          ...{ key: figure.code, label: figure.name, ...largeValue(figure.now, figure.unit), href: place },
          change: figure.change && { ...figure.change, against: '同比' },
        }))}
      />
      <p className="mt-3 text-sm">
        {due}快报（{reporting.dueOn} 到期）：
        {own ? (
          <>
            本企业<TextLink href={`/${face}/finance/statements/${own.id}`}>{own.stepName}</TextLink>
            {own.failed > 0 && <span className="text-danger">，{own.failed} 条审核公式未通过</span>}
            {own.warned > 0 && <span className="text-warn">，{own.warned} 条提示</span>}；
          </>
        ) : (
          face === 'ent' && (
            <>
              本企业<TextLink href="/ent/finance/statements">尚未编报</TextLink>；
            </>
          )
        )}
        应报 {reporting.expected} 户，已受理 {reporting.accepted} 户，编报中 {reporting.underway} 户，
        {reporting.missing > 0 ? (
          <TextLink href={`/${face}/finance/coverage?until=${reporting.period}&only=missing`}>缺报 {reporting.missing} 户</TextLink>
        ) : (
          '没有缺报'
        )}
        。
      </p>
    </Card>
  )
}
