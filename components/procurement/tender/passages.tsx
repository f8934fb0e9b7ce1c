import { found } from '@/components/patterns/found'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkTabs } from '@/components/ui/link-tabs'
import type { Actor } from '@/lib/kernel/actor'
import { runQuery } from '@/lib/platform/query'
import { tenderPassages } from '@/lib/procurement/queries/tender/record'

type Mark = { passageId: string; start: number; length: number; name: string }
type Props = { face: 'gov' | 'ent'; actor: Actor; id: string; params: SearchParams; marks: readonly Mark[] }

/** The text of the documents: clauses that a model points at are marked in place, passages shared by two bidders stand side by side. */
export async function Passages({ face, actor, id, params, marks }: Props) {
  const rows = await found(runQuery(tenderPassages, actor, { id }))
  if (rows.length === 0) return <EmptyState title="没有文件文本">报送招标文件和技术标文本后，可以在原文中看到模型指出的位置。</EmptyState>
  const documents = [...new Set(rows.map((row) => row.document))]
  const chosen = typeof params.document === 'string' && documents.includes(params.document) ? params.document : documents[0]!
  const shown = rows.filter((row) => row.document === chosen)
  const times = new Map<string, number>()
  for (const row of rows) if (row.party) times.set(row.digest, (times.get(row.digest) ?? 0) + 1)
  return (
    <>
      <LinkTabs
        label="文件"
        tabs={documents.map((name) => ({
          href: `/${face}/procurement/tenders/${id}?tab=documents&document=${name}`,
          label: name,
          current: name === chosen,
          count: rows.filter((row) => row.document === name).length,
        }))}
      />
      <Card>
        <ol className="space-y-2 text-sm">
          {shown.map((row) => (
            <li
              key={row.id}
              id={row.id}
              className={(times.get(row.digest) ?? 0) === 2 ? 'border-l-4 border-danger bg-danger-50 pl-3' : 'pl-4'}
            >
              <p className="text-xs text-muted">
                {row.party}
                {row.page !== null && ` 第 ${row.page} 页`}
                {(times.get(row.digest) ?? 0) === 2 && ' · 恰有两家相同'}
              </p>
              <p>
                <Marked text={row.body} marks={marks.filter((mark) => mark.passageId === row.id)} />
              </p>
            </li>
          ))}
        </ol>
      </Card>
    </>
  )
}

function Marked({ text, marks }: { text: string; marks: readonly Mark[] }) {
  const first = marks.toSorted((a, b) => a.start - b.start)[0]
  if (!first) return text
  const end = first.start + first.length
  return (
    <>
      {text.slice(0, first.start)}
      <mark className="bg-warn-100 px-0.5 font-medium" title={first.name}>
        {text.slice(first.start, end)}
      </mark>
      {text.slice(end)}
      <span className="ml-2 text-xs text-danger">{first.name}</span>
    </>
  )
}
