import { LightList, LightMark, percentOf } from '@/components/investment/light'
import { ProjectChanges, ProjectMilestones } from '@/components/investment/project-course'
import { ProjectDoings } from '@/components/investment/project-doings'
import { Deviations, Funds } from '@/components/investment/project-figures'
import { lifeOf } from '@/components/investment/project-life'
import { ProjectMonths } from '@/components/investment/project-months'
import { found } from '@/components/patterns/found'
import { Missing } from '@/components/patterns/missing'
import { Money } from '@/components/patterns/money'
import { PageFrame } from '@/components/patterns/page-frame'
import { Timeline } from '@/components/patterns/timeline'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { DefinitionList } from '@/components/ui/definition-list'
import { Status } from '@/components/ui/status'
import { TextLink } from '@/components/ui/text-link'
import { type InvestProjectCard, investProject } from '@/lib/investment/queries/project'
import { type Actor, may } from '@/lib/kernel/actor'
import { runQuery } from '@/lib/platform/query'

type Props = { face: 'gov' | 'ent'; actor: Actor; id: string }

/** 项目卡: what was approved, the lights with their reasons, planned against done, months, milestones, changes, and the whole life. */
export async function ProjectPage({ face, actor, id }: Props) {
  const card = await found(runQuery(investProject, actor, { id }))
  const { project } = card
  const reports = face === 'ent' && may(actor, 'invest.report')
  const settles = face === 'gov' && may(actor, 'invest.settle')
  return (
    <PageFrame
      crumbs={[
        { label: '投资总览', href: `/${face}/investment` },
        { label: '投资项目库', href: `/${face}/investment/projects` },
        { label: project.name },
      ]}
      title={project.name}
      marks={
        <>
          <Status tone="brand">{project.state}</Status>
          <LightMark level={project.light} />
        </>
      }
      facts={[project.orgName, project.code, <Money key="total" cents={project.approvedTotal} showUnit />, project.kind, project.core]}
      actions={
        reports && (
          <>
            <ProjectDoings card={card} />
            <ButtonLink tone="primary" href="/ent/investment/report">
              填报月报
            </ButtonLink>
          </>
        )
      }
    >
      <div className="grid grid-cols-1 items-start gap-3 *:min-w-0 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="min-w-0 space-y-3">
          <Card title="灯" note={project.lights.length === 0 ? '各项规则均未触发' : `${project.lights.length} 条规则触发`}>
            {project.lights.length === 0 ? <p className="text-muted">没有亮灯的原因。</p> : <LightList lights={project.lights} />}
          </Card>
          <Deviations card={card} />
          <ProjectMonths card={card} face={face} settles={settles} />
          <Funds card={card} />
          <ProjectMilestones card={card} reports={reports} />
          <ProjectChanges card={card} settles={settles} />
        </div>
        <aside className="min-w-0 space-y-3">
          <Facts face={face} card={card} />
          <Card title="全周期" note="计划、决策、建设、完工、后评价">
            <Timeline entries={lifeOf(card, face)} />
          </Card>
        </aside>
      </div>
    </PageFrame>
  )
}

function Facts({ face, card: { project, facts, filings, plans } }: { face: 'gov' | 'ent'; card: InvestProjectCard }) {
  const approving = filings.find(({ id }) => id === project.filingId)
  const none = <Missing reason="批准时没有写明" />
  return (
    <Card title="批复情况">
      <DefinitionList
        columns={1}
        items={[
          {
            ...{ key: 'filing', label: '批准办件' },
            value: approving ? (
              <TextLink href={`/${face}/filings/${approving.id}`}>
                {approving.number ?? approving.name} {approving.name}
              </TextLink>
            ) : (
              (project.filingNumber ?? <Missing reason="没有经平台办理，见决策依据" />)
            ),
          },
          { key: 'basis', label: '决策依据', value: facts.basis || none },
          { key: 'total', label: '批复总投资', value: <Money cents={project.approvedTotal} showUnit /> },
          { key: 'own', label: '本企业出资', value: <Money cents={project.ownCapital} showUnit /> },
          { key: 'yield', label: '可研收益率', value: percentOf(project.approvedYield) ?? none },
          {
            key: 'span',
            label: '计划工期',
            value: (
              <>
                {project.plannedStart} 至 {project.plannedEnd ?? none}
              </>
            ),
          },
          { key: 'actual', label: '实际', value: `${project.startedOn ?? '未开工'} 至 ${project.endedOn ?? '—'}` },
          {
            ...{ key: 'plans', label: '列入年度计划' },
            value:
              plans.length === 0 ? (
                <Missing reason="生效的年度计划中没有同名项目" />
              ) : (
                <ul>
                  {plans.map((plan) => (
                    <li key={plan.planId}>
                      <TextLink href={`/${face}/investment/plans/${plan.planId}`}>{plan.year} 年</TextLink>，本年{' '}
                      <Money cents={plan.amount} showUnit />
                    </li>
                  ))}
                </ul>
              ),
          },
        ]}
      />
    </Card>
  )
}
