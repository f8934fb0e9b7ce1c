import { clsx } from 'clsx'
import { HallSearch } from '@/components/matters/hall/hall-search'
import { found } from '@/components/patterns/found'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { RecordHead } from '@/components/patterns/record-head'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { Status } from '@/components/ui/status'
import { TextLink } from '@/components/ui/text-link'
import type { Actor } from '@/lib/kernel/actor'
import { type HallEntry, matterHall } from '@/lib/matters/queries/hall'
import { authorities as authorityNames, matterKinds } from '@/lib/matters/schema'
import { runQuery } from '@/lib/platform/query'

type Props = { face: 'gov' | 'ent'; actor: Actor; params: SearchParams }
const text = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)?.trim() || undefined

/** The hall of matters: by group, by kind, and by what one wants to do in everyday words. */
export async function HallPage({ face, actor, params }: Props) {
  const [words, group] = [text(params.q), text(params.group)]
  const kind = matterKinds.find((one) => one === text(params.kind))
  const authority = authorityNames.find((one) => one === text(params.authority))
  const often = text(params.frequent) === '1'
  const hall = await found(runQuery(matterHall, actor, { words, group, kind, authority, frequent: often }))
  const { entries, groups, authorities, total } = hall
  const path = `/${face}/matters`
  const href = (change: Record<string, string | undefined>) => {
    const next = new URLSearchParams(
      Object.entries({ q: words, group, kind, authority, frequent: often ? '1' : undefined, ...change }).filter(
        (pair): pair is [string, string] => Boolean(pair[1]),
      ),
    )
    return next.size > 0 ? `${path}?${next}` : path
  }
  return (
    <div data-print="flow" className="mx-auto flex w-full max-w-[1680px] flex-col gap-4 px-6 py-4 max-sm:px-3">
      <RecordHead
        title={face === 'gov' ? '事项目录' : '办事大厅'}
        facts={[
          `共 ${total} 项：${authorities.map((one) => `${one.name} ${one.count} 项`).join('、')}`,
          often ? '高频事项：近 12 个月上报最多的 10 项，按多少排列' : '按性质、组别、类型查找，或直接说想办什么',
        ]}
      />
      <HallSearch path={path} words={words ?? ''} keep={{ group, kind, authority, frequent: often ? '1' : undefined }} />
      <div className="grid items-start gap-4 lg:grid-cols-[12rem_minmax(0,1fr)]">
        <nav aria-label="事项组别" className="rounded-lg border border-line bg-white p-2 max-lg:flex max-lg:gap-1 max-lg:overflow-x-auto">
          <GroupLink href={href({ group: undefined, frequent: undefined })} current={!group && !often} label="全部" count={total} />
          {hall.frequent > 0 && (
            <GroupLink href={href({ group: undefined, frequent: '1' })} current={often} label="高频事项" count={hall.frequent} />
          )}
          {groups.map((one) => (
            <GroupLink
              key={one.name}
              href={href({ group: one.name, frequent: undefined })}
              current={group === one.name}
              label={one.name}
              count={one.count}
            />
          ))}
        </nav>
        <div className="min-w-0 space-y-3">
          <div className="flex flex-wrap items-center gap-2">
            <Chips all="全部性质" values={authorityNames} current={authority} hrefOf={(one) => href({ authority: one })} />
            <Chips all="全部类型" values={matterKinds} current={kind} hrefOf={(one) => href({ kind: one })} />
            <p className="ml-auto text-sm text-muted" role="status">
              {entries.length} 项
            </p>
          </div>
          {entries.length === 0 ? (
            <div className="rounded-lg border border-line bg-white">
              <EmptyState title={`没有与“${words ?? ''}”相符的事项`} actions={<ButtonLink href={path}>查看全部事项</ButtonLink>}>
                可换用更短的说法，如“转让”“担保”“章程”“工资”。
              </EmptyState>
            </div>
          ) : (
            <ul className="grid gap-3 md:grid-cols-2 2xl:grid-cols-3">
              {entries.map((entry) => (
                <Entry key={entry.code} face={face} entry={entry} />
              ))}
            </ul>
          )}
        </div>
      </div>
    </div>
  )
}

type ChipsProps = { all: string; values: readonly string[]; current: string | undefined; hrefOf: (value: string | undefined) => string }

function Chips({ all, values, current, hrefOf }: ChipsProps) {
  return [undefined, ...values].map((one) => (
    <Link
      key={one ?? all}
      href={hrefOf(one)}
      aria-current={current === one ? 'true' : undefined}
      className={clsx(
        'rounded-full border px-3 py-0.5 text-sm',
        current === one ? 'border-brand bg-brand text-white' : 'border-line bg-white hover:border-brand-300',
      )}
    >
      {one ?? all}
    </Link>
  ))
}

function GroupLink({ href, current, label, count }: { href: string; current: boolean; label: string; count: number }) {
  return (
    <Link
      href={href}
      aria-current={current ? 'true' : undefined}
      className={clsx(
        'flex shrink-0 justify-between gap-2 rounded-md px-2.5 py-1.5 text-sm',
        current ? 'bg-brand-50 font-semibold text-brand' : 'hover:bg-ground',
      )}
    >
      {label}
      <span className="text-muted">{count}</span>
    </Link>
  )
}

const kindTone = { 审批: 'danger', 核准: 'warn', 备案: 'brand', 报告: 'ok' } as const

function Entry({ face, entry }: { face: 'gov' | 'ent'; entry: HallEntry }) {
  return (
    <li className="flex flex-col gap-1.5 rounded-lg border border-line bg-white p-4 focus-within:border-brand-300 hover:border-brand-300">
      <p className="flex items-start gap-2">
        <TextLink href={`/${face}/matters/${entry.code}`} className="min-w-0 flex-1 font-semibold">
          {entry.name}
        </TextLink>
        <Status tone={kindTone[entry.kind as keyof typeof kindTone] ?? 'neutral'}>{entry.kind}</Status>
      </p>
      <p className="line-clamp-2 text-sm text-muted">适用：{entry.trigger}</p>
      <p className="mt-auto text-xs text-muted">
        {entry.department} · 承诺 {entry.promiseDays} 个工作日{entry.statutoryDays ? `（法定 ${entry.statutoryDays}）` : ''} · 材料{' '}
        {entry.materials} 份{entry.fromBase > 0 && `，其中 ${entry.fromBase} 份免提交`}
      </p>
    </li>
  )
}
