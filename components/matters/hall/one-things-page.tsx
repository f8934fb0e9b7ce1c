import { HallSearch } from '@/components/matters/hall/hall-search'
import { ReductionTable } from '@/components/matters/hall/reduction-table'
import { found } from '@/components/patterns/found'
import { PageFrame } from '@/components/patterns/page-frame'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Status } from '@/components/ui/status'
import { TextLink } from '@/components/ui/text-link'
import type { Actor } from '@/lib/kernel/actor'
import { type OneThingEntry, oneThings } from '@/lib/matters/queries/one-things'
import { runQuery } from '@/lib/platform/query'

type Props = { face: 'gov' | 'ent'; actor: Actor; params: SearchParams }

/** The joint matters: one form, one submission, all departments at once; each with its 四减 table. */
export async function OneThingsPage({ face, actor, params }: Props) {
  const words = typeof params.q === 'string' ? params.q.trim() : ''
  const all = await found(runQuery(oneThings, actor, {}))
  const things = all.filter(
    (thing) => !words || [thing.name, thing.description, ...thing.parts.map((part) => part.name)].join(' ').includes(words),
  )
  const path = `/${face}/one-things`
  return (
    <PageFrame
      crumbs={[{ label: face === 'gov' ? '事项目录' : '办事大厅', href: `/${face}/matters` }, { label: '一件事' }]}
      title="一件事"
      facts={[`${things.length} 件`, '一套表、一次交，各处室同时审查，牵头处室汇总办结', '对照由事项定义计算']}
    >
      <HallSearch path={path} words={words} keep={{}} examples={['转让', '增资', '担保', '登记', '薪酬']} />
      {things.length === 0 && (
        <EmptyState title={`没有与“${words}”相符的一件事`} actions={<ButtonLink href={path}>查看全部</ButtonLink>}>
          可按名称或其中的事项查找，如“转让”“增资”“登记”。
        </EmptyState>
      )}
      <ul className="grid grid-cols-1 items-start gap-3 xl:grid-cols-2">
        {things.map((thing) => (
          <li key={thing.code} className="min-w-0">
            <OneThing face={face} thing={thing} />
          </li>
        ))}
      </ul>
    </PageFrame>
  )
}

function OneThing({ face, thing }: { face: 'gov' | 'ent'; thing: OneThingEntry }) {
  return (
    <Card
      title={<TextLink href={`/${face}/matters/${thing.code}`}>{thing.name}</TextLink>}
      note={`${thing.department}牵头 · 承诺 ${thing.promiseDays} 个工作日`}
    >
      <p className="mb-2 text-sm text-muted">{thing.description}</p>
      <OneThingParts face={face} thing={thing} />
      {thing.reduction.length > 0 && <ReductionTable rows={thing.reduction} label={`${thing.name}四减对照`} />}
      {thing.situations.length > 0 && (
        <p className="text-sm">
          情形：{thing.situations.join('、')}；联动处室：{thing.departments.join('、')}
        </p>
      )}
    </Card>
  )
}

/** The matters of a 一件事 with their departments. */
export function OneThingParts({ face, thing }: { face: 'gov' | 'ent'; thing: OneThingEntry }) {
  if (thing.parts.length === 0) return null
  return (
    <ul className="mb-3 flex flex-wrap gap-2 text-sm" aria-label="包含事项">
      {thing.parts.map((part) => (
        <li key={part.code} className="rounded-md border border-line px-2 py-1">
          <TextLink href={`/${face}/matters/${part.code}`}>{part.name}</TextLink>{' '}
          <span className="text-muted">
            {part.department} · {part.kind}
          </span>{' '}
          {part.chosen && <Status>按办理方式</Status>}
        </li>
      ))}
    </ul>
  )
}
