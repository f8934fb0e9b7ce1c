import { found } from '@/components/patterns/found'
import { KeyFigures } from '@/components/patterns/key-figure'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { RecordPage } from '@/components/patterns/record-page'
import { Timeline } from '@/components/patterns/timeline'
import { EbsItem } from '@/components/procurement/certification/ebs-item'
import { PlatformDoings } from '@/components/procurement/certification/platform-forms'
import { Stars } from '@/components/procurement/certification/stars'
import { buttonClass } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Status } from '@/components/ui/status'
import { type Actor, may } from '@/lib/kernel/actor'
import { runQuery } from '@/lib/platform/query'
import { type EbsRecord, ebsRecord } from '@/lib/procurement/ebs/queries'

type Props = { face: 'gov' | 'ent'; actor: Actor; id: string; params: SearchParams }
const tabs = { items: '要求清单', gaps: '差距', history: '变更记录' } as const
const points = (score: number | null) => (score === null ? null : (score / 100).toFixed(2))

/** One platform: every requirement with status and evidence, scores by chapter, the gaps to its target, what was changed. */
export async function EbsPage({ face, actor, id, params }: Props) {
  const platform = await found(runQuery(ebsRecord, actor, { id }))
  const tab = typeof params.tab === 'string' && params.tab in tabs ? (params.tab as keyof typeof tabs) : 'items'
  const edits = face === 'ent' && may(actor, 'procurement.report') && platform.orgId === actor.orgId
  const counts = { items: undefined, gaps: platform.gapCount, history: platform.events.length }
  return (
    <RecordPage
      crumbs={[{ label: '电子招投标认证', href: `/${face}/procurement/certification` }, { label: platform.name }]}
      title={platform.name}
      marks={
        <>
          <Stars count={platform.stars} />
          {platform.certificate && <Status tone="ok">已取得证书</Status>}
        </>
      }
      facts={[
        platform.org?.shortName,
        platform.kind,
        `目标 ${platform.targetStars} 星`,
        platform.person && `负责人 ${platform.person}`,
        platform.dueOn && `${platform.dueOn} 前完成`,
        platform.certificate && `证书 ${platform.certificate}（${platform.certifiedOn}）`,
      ]}
      actions={
        <>
          {edits && <PlatformDoings platform={platform} />}
          <a href={`/api/procurement/certification?id=${id}`} download className={buttonClass('secondary')}>
            导出 Excel
          </a>
        </>
      }
      tabs={Object.entries(tabs).map(([key, label]) => ({
        ...{ href: `/${face}/procurement/certification/${id}?tab=${key}`, label, current: key === tab },
        count: counts[key as keyof typeof tabs],
      }))}
    >
      <Scores platform={platform} />
      {tab === 'history' ? <History platform={platform} /> : <Chapters platform={platform} edits={edits} gaps={tab === 'gaps'} />}
    </RecordPage>
  )
}

function Scores({ platform }: { platform: EbsRecord }) {
  return (
    <>
      <KeyFigures
        figures={[
          { key: 'all', label: '总得分', value: points(platform.score), unit: '分', note: `差距 ${platform.gapCount} 项` },
          ...platform.chapters.map((chapter) => ({
            ...{ key: chapter.code, label: chapter.title, value: points(chapter.score), unit: '分', missing: '全部不适用' },
            note: `达标 ${chapter.met}/${chapter.total - chapter.outside}${chapter.outside ? `，不适用 ${chapter.outside}` : ''}`,
          })),
        ]}
      />
      <p className="text-xs text-muted">
        清单 {platform.list.version} 版 {!platform.list.checked && <Status tone="notice">待校核</Status>} {platform.list.note}。依据：
        {platform.list.sources.join('；')}。得分为适用要求中已达标的比例；某星级及以下各项全部达标或者不适用，即自评达到该星级。
      </p>
    </>
  )
}

function Chapters({ platform, edits, gaps }: { platform: EbsRecord; edits: boolean; gaps: boolean }) {
  const shown = platform.chapters
    .map((chapter) => ({ ...chapter, items: gaps ? chapter.items.filter(({ gap }) => gap) : chapter.items }))
    .filter(({ items }) => items.length > 0)
  if (shown.length === 0) return <Card title="差距">没有差距：目标星级的要求都已达标或者不适用。</Card>
  return shown.map((chapter) => (
    <Card key={chapter.code} title={`${chapter.code} ${chapter.title}`} note={`${chapter.items.length} 项`}>
      <ul className="divide-y divide-line text-sm">
        {chapter.items.map((item) => (
          <EbsItem key={item.code} platform={platform.id} item={item} edits={edits} />
        ))}
      </ul>
    </Card>
  ))
}

function History({ platform }: { platform: EbsRecord }) {
  return (
    <Card title="变更记录" note="最近 200 条">
      {platform.events.length === 0 ? (
        <p className="text-sm text-muted">没有变更。</p>
      ) : (
        <Timeline entries={platform.events.map(({ id, words, byName, at }) => ({ id, title: words, person: byName, place: null, at }))} />
      )}
    </Card>
  )
}
