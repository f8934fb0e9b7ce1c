import { BarredList } from '@/components/catalogue/delegations/barred-list'
import { LinesTable } from '@/components/catalogue/delegations/lines-table'
import { found } from '@/components/patterns/found'
import { PageFrame } from '@/components/patterns/page-frame'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import type { Actor } from '@/lib/kernel/actor'
import { ownDelegations } from '@/lib/matters/delegations/queries'
import { runQuery } from '@/lib/platform/query'

/** What the enterprise's group may decide itself, line by line, and what stays with the commission. */
export async function OwnDelegationsPage({ actor }: { actor: Actor }) {
  const { group, lines, barred, today } = await found(runQuery(ownDelegations, actor, {}))
  return (
    <PageFrame
      title="授权放权清单"
      facts={[group ? `适用于${group}及其各级子企业` : '本企业不适用市国资委的授权放权清单', `截至 ${today}`]}
    >
      <Card title="授权事项" note={`${lines.length} 行；未列入、超过限额、不符合条件的由国资委审批`} flush>
        {lines.length > 0 ? (
          <LinesTable lines={lines} />
        ) : (
          <EmptyState title="没有授权事项">各监管事项均由国资监管机构按事项定义办理。</EmptyState>
        )}
      </Card>
      <BarredList barred={barred} />
    </PageFrame>
  )
}
