import { CircleAlert, CircleCheck } from '@/components/ui/icon'
import { memberOf, type Section } from '@/lib/matters/catalogue/attributes'

type Props = { sections: readonly Section[]; body: unknown; faultsUnder: (path: string) => number }

/** The sections with their rows and whether something in them is wrong; beside the editor on wide screens, a row of marks elsewhere. */
export function SectionOutline({ sections, body, faultsUnder }: Props) {
  return (
    <nav aria-label="编辑内容" className="lg:sticky lg:top-16 lg:w-44 lg:shrink-0 lg:self-start">
      <ol className="flex flex-wrap gap-1 lg:flex-col lg:flex-nowrap">
        {sections.map((section) => {
          const path = section.path.join('.')
          const rows = 'rows' in section ? memberOf(body, path) : null
          const faults =
            'rows' in section
              ? faultsUnder(path)
              : section.entries.reduce((sum, entry) => sum + faultsUnder(path ? `${path}.${entry.key}` : entry.key), 0)
          return (
            <li key={section.key}>
              <a
                href={`#section-${section.key}`}
                className="flex items-center gap-2 rounded-md px-2 py-1 text-sm hover:bg-white max-lg:border max-lg:border-line max-lg:bg-white"
              >
                {faults > 0 ? (
                  <CircleAlert aria-label="有误" className="size-4 shrink-0 text-danger" />
                ) : (
                  <CircleCheck aria-hidden className="size-4 shrink-0 text-ok" />
                )}
                <span className="min-w-0 flex-1">{section.title}</span>
                {Array.isArray(rows) && <span className="text-xs text-muted tabular-nums">{rows.length}</span>}
              </a>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
