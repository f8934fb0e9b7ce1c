import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { LevelStatus } from '@/components/ui/status'
import { TextLink } from '@/components/ui/text-link'
import type { DeskRisks as Desk } from '@/lib/risk/queries/desk'

/** What a desk shows of risks: how many are open by level, and the most urgent. */
export function DeskRisks({ face, desk }: { face: 'gov' | 'ent'; desk: Desk }) {
  return (
    <Card
      title="采购与财务风险"
      note={desk.levels.map(({ level, count }) => (
        <TextLink key={level} href={`/${face}/risk/cases?level=${level}`} className="mr-3">
          {level} {count}
        </TextLink>
      ))}
      actions={
        <ButtonLink size="sm" tone="quiet" href={`/${face}/risk/cases`}>
          全部线索
        </ButtonLink>
      }
      flush
    >
      {desk.cases.length === 0 ? (
        <EmptyState title="没有红色、橙色线索">采购数据到达、报表受理即由模型判断。</EmptyState>
      ) : (
        <ul className="divide-y divide-line border-t border-line">
          {desk.cases.map((one) => (
            <li key={one.id} className="flex items-center gap-3 px-4 py-2">
              <LevelStatus level={one.level} />
              <TextLink href={`/${face}/risk/cases/${one.id}`} className="min-w-0 flex-1 truncate">
                {one.title}
              </TextLink>
              <span className="shrink-0 text-sm text-muted">{one.orgName}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
