import { Card } from '@/components/ui/card'
import { Status } from '@/components/ui/status'
import { TextLink } from '@/components/ui/text-link'
import type { HandbookEntry } from '@/lib/matters/handbook/entry'

/** The contents of the handbook by group: each matter with its department, limit, and how much each part holds. */
export function Contents({ face, entries }: { face: 'gov' | 'ent'; entries: readonly HandbookEntry[] }) {
  const groups = [...new Set(entries.map((entry) => entry.group))]
  return (
    <nav aria-label="一本通目录" className="columns-1 gap-3 lg:columns-2">
      {groups.map((group) => {
        const within = entries.filter((entry) => entry.group === group)
        return (
          <Card key={group} title={group} note={`${within.length} 项`} className="mb-3 break-inside-avoid" flush>
            <ol className="divide-y divide-line border-t border-line">
              {within.map((entry) => (
                <li key={entry.code} className="flex flex-wrap items-baseline gap-x-2 px-4 py-2">
                  <span className="font-mono text-xs text-muted">{entry.code}</span>
                  <TextLink href={`/${face}/matters/${entry.code}`} className="min-w-0 flex-1 font-medium">
                    {entry.name}
                  </TextLink>
                  <Status>{entry.kind}</Status>
                  <span className="w-full text-xs text-muted">
                    依据 {entry.basis.length} · 环节 {entry.duties.length} · 依赖 {entry.dependencies.length} · 风险点 {entry.risks.length}{' '}
                    · 材料 {entry.materials.length} · 第 {entry.version} 版
                  </span>
                </li>
              ))}
            </ol>
          </Card>
        )
      })}
    </nav>
  )
}
