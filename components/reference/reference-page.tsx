import { Guide, guideChapters } from '@/components/reference/guide'
import { OperationSection } from '@/components/reference/operation-section'
import { ProblemGuide } from '@/components/reference/problem-guide'
import { type NavTag, ReferenceNav } from '@/components/reference/reference-nav'
import { Card } from '@/components/ui/card'
import { type OpenApiDocument, openApiDocument } from '@/lib/openapi/document/build'

/** The reference of the open interface, drawn from the same OpenAPI document that programs read. */
export function ReferencePage() {
  const document = openApiDocument()
  const tags = tagsOf(document)
  return (
    <div className="mx-auto grid w-full max-w-[1680px] gap-x-6 gap-y-3 px-6 max-sm:px-3 lg:grid-cols-[17rem_minmax(0,1fr)]">
      <aside className="max-lg:pt-3">
        <ReferenceNav chapters={guideChapters} tags={tags} />
      </aside>
      <main className="min-w-0 space-y-3 pb-10">
        <header className="flex flex-wrap items-end justify-between gap-3 pt-6 pb-1 max-lg:pt-2">
          <div>
            <p className="text-sm font-medium text-brand">数智国资监管云平台</p>
            <h1 className="text-2xl font-semibold">开放接口</h1>
            <p className="mt-1 text-muted">
              版本 {document.info.version}，{tags.reduce((sum, tag) => sum + tag.operations.length, 0)}{' '}
              个接口。供所出资企业的信息系统报送办件、上传材料、查询进度、领取文书。
            </p>
          </div>
          <a href="/api/v1/openapi.json" className="text-brand underline decoration-brand-200 underline-offset-3 hover:decoration-brand">
            下载 OpenAPI 3.1 定义
          </a>
        </header>
        <Guide />
        <ProblemGuide />
        {tags.map((tag) => (
          <Card key={tag.id} id={tag.id} title={tag.name} note={`${tag.operations.length} 个接口`}>
            {tag.operations.map(({ id, method, path }) => (
              <OperationSection key={id} path={path} method={method} operation={document.paths[path]![method]!} document={document} />
            ))}
          </Card>
        ))}
      </main>
    </div>
  )
}

type TagWithPaths = Omit<NavTag, 'operations'> & { operations: { id: string; method: string; summary: string; path: string }[] }

function tagsOf({ tags, paths }: OpenApiDocument): TagWithPaths[] {
  const all = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
  )
  return tags.map(({ name }, index) => ({
    name,
    id: `tag-${index + 1}`,
    operations: all
      .filter(({ operation }) => operation.tags.includes(name))
      .map(({ path, method, operation }) => ({ id: operation.operationId, method, path, summary: operation.summary })),
  }))
}
