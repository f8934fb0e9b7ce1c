import { DateTime } from '@/components/patterns/date-time'
import { TextLink } from '@/components/ui/text-link'
import type { Intake } from '@/lib/finance/intake/queries'
import { intakeKinds } from '@/lib/finance/intake/schema'

/** Where the amounts of a version came from, submission by submission, the first first. */
export function IntakeList({ face, intakes }: { face: 'gov' | 'ent'; intakes: readonly Intake[] }) {
  if (intakes.length === 0) return <p className="text-sm text-muted">未登记批次（登记批次之前的报表）。</p>
  return (
    <ol className="space-y-2 text-sm">
      {intakes.map((one) => (
        <li key={one.id} className="[overflow-wrap:anywhere]">
          <IntakeWords intake={one} />
          {one.shared && (
            <TextLink href={`/${face}/finance/batches/${one.batchId}`} className="block">
              同批的其他报表
            </TextLink>
          )}
        </li>
      ))}
    </ol>
  )
}

/** One submission in words: what it was, how much it brought one version (not of it as a `whole`), who sent it and when. */
export function IntakeWords({ intake: one, whole = false }: { intake: Intake; whole?: boolean }) {
  return (
    <>
      <span className="font-medium">{intakeKinds[one.kind]}</span>
      {!whole && `${one.place && `，${one.place}`}，${cellWords(one)}`}
      {one.fileName && <span className="block">文件 {one.fileName}</span>}
      {one.digest && (
        <span className="block text-xs text-muted" title={`SM3 ${one.digest}`}>
          SM3 {one.digest.slice(0, 16)}…
        </span>
      )}
      {one.kind === 'interface' && <span className="block text-xs text-muted">{one.request ? `请求 ${one.request}` : '请求未带标识'}</span>}
      <span className="block text-xs text-muted">
        {one.byName}，<DateTime iso={one.at} />
        {one.untilAt !== one.at && (
          <>
            {' '}
            至 <DateTime iso={one.untilAt} />
          </>
        )}
      </span>
    </>
  )
}

function cellWords({ kind, cells }: Intake): string {
  if (kind === 'entry') return `保存 ${cells} 格次`
  return kind === 'begin' ? `带入 ${cells} 格` : `${cells} 格`
}
