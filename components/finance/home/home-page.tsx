import { DepartmentHome } from '@/components/finance/home/department-home'
import { LeaderHome } from '@/components/finance/home/leader-home'
import { SpecialistHome } from '@/components/finance/home/specialist-home'
import { found } from '@/components/patterns/found'
import { PageFrame } from '@/components/patterns/page-frame'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { ButtonLink } from '@/components/ui/button'
import { LinkTabs } from '@/components/ui/link-tabs'
import { financeHome } from '@/lib/finance/queries/home/home'
import { homeViews } from '@/lib/finance/rules/home-views'
import type { Actor } from '@/lib/kernel/actor'
import { runTogether } from '@/lib/platform/query'

type Props = { face: 'gov' | 'ent'; actor: Actor; params: SearchParams }

/** 财务首页: what a leader, the department and a specialist each have to look at; the post decides which comes first. */
export async function FinanceHomePage({ face, actor, params }: Props) {
  const asked = typeof params.view === 'string' && Object.hasOwn(homeViews, params.view) ? params.view : undefined
  const home = await found(runTogether(actor, (ask) => ask(financeHome, { view: asked }), new Date(), 'kept'))
  return (
    <PageFrame
      title="财务首页"
      facts={[homeViews[home.view], face === 'ent' && actor.orgName]}
      actions={
        <>
          <ButtonLink href={`/${face}/finance/board`}>一利五率</ButtonLink>
          <ButtonLink href={`/${face}/finance/coverage`}>报送情况</ButtonLink>
        </>
      }
    >
      {home.views.length > 1 && (
        <LinkTabs
          label="财务首页的内容"
          tabs={home.views.map((view, index) => ({
            ...{ label: homeViews[view], current: view === home.view },
            href: index === 0 ? `/${face}/finance` : `/${face}/finance?view=${view}`,
          }))}
        />
      )}
      {home.view === 'leader' ? (
        <LeaderHome face={face} home={home} />
      ) : home.view === 'department' ? (
        <DepartmentHome face={face} home={home} />
      ) : (
        <SpecialistHome face={face} home={home} />
      )}
    </PageFrame>
  )
}
