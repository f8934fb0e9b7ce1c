import { PlainTable } from '@/components/matters/handbook/plain-table'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Status } from '@/components/ui/status'
import type { HandbookEntry } from '@/lib/matters/handbook/entry'

/** What is to be handed in, and the skeletons of those that have one. */
export function MaterialsPart({ entry }: { entry: HandbookEntry }) {
  const address = `/api/matters/${entry.code}/templates`
  const heads = [{ text: '序', width: 'w-12' }, { text: '材料' }, { text: '要求', width: 'w-56' }, { text: '模板', width: 'w-28' }]
  const rows = entry.materials.map((one, index) => ({
    key: one.key,
    cells: [
      index + 1,
      <>
        {one.name}
        {one.note && <span className="block text-xs text-muted">{one.note}</span>}
      </>,
      <Status
        key="demand"
        tone={one.demand === '必交' ? 'warn' : one.demand.includes('免提交') ? 'ok' : 'neutral'}
        className="whitespace-normal!"
      >
        {one.demand}
      </Status>,
      one.template ? (
        <ButtonLink key="template" size="sm" href={`${address}/${one.key}`} aria-label={`下载模板：${one.name}`}>
          下载模板
        </ButtonLink>
      ) : (
        <span key="none" className="text-muted">
          —
        </span>
      ),
    ],
  }))
  const some = entry.materials.filter((one) => one.template).length
  return (
    <Card
      id="materials"
      title="附、申报材料"
      note={`${rows.length} 份，${some} 份有模板`}
      flush
      actions={
        some > 0 && (
          <ButtonLink size="sm" href={address}>
            下载全部模板
          </ButtonLink>
        )
      }
    >
      <PlainTable label="申报材料" heads={heads} rows={rows} />
    </Card>
  )
}
