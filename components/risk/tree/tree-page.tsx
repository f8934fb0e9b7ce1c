import { openTreeDraftAction } from '@/app/actions/risk-actions'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import { DateTime } from '@/components/patterns/date-time'
import { found } from '@/components/patterns/found'
import { PageFrame } from '@/components/patterns/page-frame'
import { IndicatorTree } from '@/components/risk/board/indicator-tree'
import { TreeChanges } from '@/components/risk/tree/tree-changes'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Status } from '@/components/ui/status'
import type { Actor } from '@/lib/kernel/actor'
import { runQuery } from '@/lib/platform/query'
import { type RiskTree, riskTree } from '@/lib/risk/tree/queries'

/** 指标体系: the tree in force, its versions with what each changed, and the way to a new one. */
export async function TreePage({ actor }: { actor: Actor }) {
  const system = await found(runQuery(riskTree, actor, {}))
  return (
    <PageFrame
      title="指标体系"
      marks={<Status tone="brand">{system.version > 0 ? `第 ${system.version} 版` : '平台预置'}</Status>}
      facts={[
        system.effectiveFrom && `自 ${system.effectiveFrom} 起施行`,
        system.draft && (
          <>
            {system.draft.state}的草稿：{system.draft.by} <DateTime iso={system.draft.at} />
          </>
        ),
      ]}
      actions={
        system.draft ? (
          <ButtonLink href="/gov/risk/indicators/draft" tone="primary">
            打开草稿
          </ButtonLink>
        ) : (
          system.mayEdit && (
            <ActionDialog
              {...{ label: '修改指标体系', tone: 'primary', title: '修改指标体系', submit: '起草' }}
              intro="以最新版本为底稿；改名称、次序、权重和归类，报批后由另一人发布。模型的启停和阈值在模型页调整。"
              action={openTreeDraftAction}
            />
          )
        )
      }
    >
      <IndicatorTree tree={system.tree} version={system.version} />
      <Versions system={system} />
    </PageFrame>
  )
}

function Versions({ system }: { system: RiskTree }) {
  const { versions, mayEdit, draft } = system
  return (
    <Card title="版本" note="发布早前的版本即撤销其后的修改；差异与前一版相比">
      {versions.length === 0 ? (
        <p className="text-sm text-muted">还没有发布过版本，现用平台预置的指标体系。</p>
      ) : (
        <ul className="divide-y divide-line text-sm">
          {versions.map((one) => (
            <li key={one.version} className="space-y-1 py-2 first:pt-0 last:pb-0">
              <p className="flex flex-wrap items-center gap-x-3">
                <span className="font-medium">第 {one.version} 版</span>
                {one.version === system.version && <Status tone="ok">施行中</Status>}
                {one.coming && <Status tone="notice">尚未生效</Status>}
                <span className="text-muted">
                  自 {one.effectiveFrom} 起，{one.draftedBy} 起草，{one.by} 发布
                </span>
                {mayEdit && !draft && one.version !== versions[0]?.version && <Restore version={one.version} />}
              </p>
              {one.note && <p>{one.note}</p>}
              <details>
                <summary className="cursor-pointer text-brand">差异 {one.changes.length} 处</summary>
                <TreeChanges changes={one.changes} />
              </details>
            </li>
          ))}
        </ul>
      )}
      {versions.length > 0 && mayEdit && !draft && (
        <p className="mt-2 flex items-center gap-2 text-sm text-muted">
          平台预置的指标体系 <Restore version={0} />
        </p>
      )}
    </Card>
  )
}

function Restore({ version }: { version: number }) {
  const which = version === 0 ? '平台预置' : `第 ${version} 版`
  return (
    <ActionDialog
      {...{ label: '恢复', size: 'sm', title: `恢复${which}`, submit: '起草', ariaLabel: `恢复${which}` }}
      intro={`以${which}为底稿起草，报批后由另一人发布。`}
      fixed={{ from: String(version) }}
      action={openTreeDraftAction}
    />
  )
}
