import { openListDraftAction } from '@/app/actions/investment/lists'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import { ClauseTable } from '@/components/investment/negative-list/clause-table'
import { WhatIfCard } from '@/components/investment/negative-list/what-if-card'
import { found } from '@/components/patterns/found'
import { PageFrame } from '@/components/patterns/page-frame'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { buttonClass } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { LinkTabs } from '@/components/ui/link-tabs'
import { Status } from '@/components/ui/status'
import { TextLink } from '@/components/ui/text-link'
import { negativeListPage, negativeListWhatIf } from '@/lib/investment/negative-list/queries'
import type { Actor } from '@/lib/kernel/actor'
import { runQuery } from '@/lib/platform/query'

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)
const categories = ['全部', '禁止类', '特别监管类'] as const

/** 投资负面清单: the clauses of a version, all versions, and what the list would say of a project. */
export async function NegativeListPage({ face, actor, params }: { face: 'gov' | 'ent'; actor: Actor; params: SearchParams }) {
  const asked = one(params.version)
  const list = await found(runQuery(negativeListPage, actor, { version: asked && /^\d+$/.test(asked) ? asked : undefined }))
  const path = `/${face}/investment/negative-list`
  const category = one(params.category) ?? '全部'
  const clauses = list.clauses.filter((clause) => category === '全部' || clause.category === category)
  const draftId = one(params.draft)
  const values = Object.fromEntries(
    Object.entries(params).flatMap(([key, value]) => (key.startsWith('f.') && one(value) ? [[key.slice(2), one(value)!]] : [])),
  )
  const whatIf = await found(runQuery(negativeListWhatIf, actor, { matter: one(params.matter) as never, values, draftId }))
  return (
    <PageFrame
      title="投资负面清单"
      marks={
        list.shown !== null && (
          <Status tone={list.shown === list.inForce ? 'ok' : 'neutral'}>{list.shown === list.inForce ? '现行' : '非现行版本'}</Status>
        )
      }
      facts={[
        list.shown !== null && `第 ${list.shown} 版，自 ${list.effectiveFrom} 起施行`,
        '上报重大投资、非主业投资、境外投资时自动校验：禁止类不能上报，特别监管类提示',
      ]}
      actions={
        <>
          <a
            href={`/api/investment/negative-list${list.shown ? `?version=${list.shown}` : ''}`}
            download
            className={buttonClass('secondary', 'md')}
          >
            导出
          </a>
          {face === 'gov' && list.draftId && (
            <Link href={`/gov/investment/negative-list/drafts/${list.draftId}`} className={buttonClass('secondary', 'md')}>
              在办的草稿
            </Link>
          )}
          {list.mayDraft && !list.draftId && (
            <ActionDialog
              {...{ label: '起草新版本', tone: 'primary', title: '起草新版本', submit: '起草', action: openListDraftAction }}
              intro="以最新一版为底稿；起草、报批后由另一人审批，自生效日起施行。"
              fixed={{ kind: 'negative_list' }}
            />
          )}
        </>
      }
    >
      <WhatIfCard path={path} whatIf={whatIf} values={values} draftId={draftId} />
      <LinkTabs
        label="类别"
        tabs={categories.map((label) => ({
          ...{ label, current: label === category },
          count: list.clauses.filter((clause) => label === '全部' || clause.category === label).length,
          href: `${path}?${new URLSearchParams({ ...(asked ? { version: asked } : {}), ...(label === '全部' ? {} : { category: label }) })}`,
        }))}
      />
      <Card title="条款" note={`${clauses.length} 条`} flush>
        {clauses.length === 0 ? (
          <EmptyState title="没有条款">规划发展处起草、审批后在此公布。</EmptyState>
        ) : (
          <ClauseTable clauses={clauses} />
        )}
      </Card>
      <Card title="历次版本" note={`${list.versions.length} 版`}>
        <ul className="space-y-1 text-sm">
          {list.versions.map(({ version, effectiveFrom, note, approvedBy }) => (
            <li key={version}>
              <TextLink href={`${path}?version=${version}`}>第 {version} 版</TextLink> 自 {effectiveFrom} 起施行
              {approvedBy && `，${approvedBy}批准`}
              {note && <span className="text-muted">：{note}</span>}
            </li>
          ))}
        </ul>
      </Card>
    </PageFrame>
  )
}
