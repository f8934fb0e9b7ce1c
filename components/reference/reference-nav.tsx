import { MethodMark } from '@/components/reference/method-mark'

export type NavTag = { name: string; id: string; operations: readonly { id: string; method: string; summary: string }[] }
export type NavChapter = { id: string; title: string }

/** Contents of the reference; on a phone folded above the text. */
export function ReferenceNav({ chapters, tags }: { chapters: readonly NavChapter[]; tags: readonly NavTag[] }) {
  const list = (
    <nav aria-label="目录" className="space-y-4 text-sm">
      <ul className="space-y-1">
        {chapters.map((chapter) => (
          <li key={chapter.id}>
            <a href={`#${chapter.id}`} className="block rounded-sm px-2 py-0.5 hover:bg-brand-50 hover:text-brand">
              {chapter.title}
            </a>
          </li>
        ))}
      </ul>
      {tags.map((tag) => (
        <div key={tag.id}>
          <a href={`#${tag.id}`} className="block px-2 text-xs font-semibold text-muted hover:text-brand">
            {tag.name}
          </a>
          <ul className="mt-1">
            {tag.operations.map((operation) => (
              <li key={operation.id}>
                <a
                  href={`#op-${operation.id}`}
                  className="flex items-center gap-2 rounded-sm px-2 py-0.5 hover:bg-brand-50 hover:text-brand"
                >
                  <MethodMark method={operation.method} className="w-12! text-2xs!" />
                  <span className="min-w-0 truncate">{operation.summary}</span>
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  )
  return (
    <>
      <details className="rounded-lg border border-line bg-white px-3 py-2 lg:hidden">
        <summary className="font-medium">目录</summary>
        <div className="pt-3">{list}</div>
      </details>
      <div className="scroll-thin sticky top-0 max-h-dvh overflow-y-auto py-6 pr-2 max-lg:hidden">{list}</div>
    </>
  )
}
