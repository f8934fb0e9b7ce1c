import { CodeBlock } from '@/components/reference/code-block'
import { FieldTable } from '@/components/reference/field-table'
import { MethodMark } from '@/components/reference/method-mark'
import { Status } from '@/components/ui/status'
import type { DocumentedOperation, DocumentedResponse, OpenApiDocument } from '@/lib/openapi/document/build'
import { curlOf, exampleOf } from '@/lib/openapi/document/example'
import { type FieldRow, fieldRows, typeWords } from '@/lib/openapi/document/field-rows'
import { problems } from '@/lib/openapi/door/problem'
import { type Scope, scopes } from '@/lib/openapi/schema'

type Props = { path: string; method: string; operation: DocumentedOperation; document: OpenApiDocument }

/** One operation: what it does, what it takes, what it gives, what may go wrong, and how it is called. */
export function OperationSection({ path, method, operation, document }: Props) {
  const components = document.components.schemas
  const [type, media] = Object.entries(operation.requestBody?.content ?? {})[0] ?? []
  const success = successOf(operation)
  const answer = success.content?.['application/json']
  const scope = operation['x-scope'] as Scope | null
  const idempotent = operation.parameters.some((parameter) => parameter.name === 'Idempotency-Key')
  return (
    <section
      id={`op-${operation.operationId}`}
      aria-labelledby={`h-${operation.operationId}`}
      className="border-t border-line py-5 first:border-0"
    >
      <div className="grid gap-x-6 gap-y-3 xl:grid-cols-[minmax(0,1fr)_27rem]">
        <div className="min-w-0 space-y-3">
          <header>
            <h3 id={`h-${operation.operationId}`} className="flex flex-wrap items-center gap-2 text-lg font-semibold">
              {operation.summary}
              {scope && (
                <Status tone="neutral" title={scope}>
                  权限：{scopes[scope].name}
                </Status>
              )}
              {operation.security.length === 0 && <Status tone="ok">无须密钥</Status>}
            </h3>
            <p className="mt-1 flex flex-wrap items-center gap-2 font-mono text-sm">
              <MethodMark method={method} />
              <span className="break-all">/api/v1{path}</span>
            </p>
            {operation.description && <p className="mt-2">{operation.description}</p>}
          </header>
          <FieldTable label="参数" of={operation.summary} rows={parameterRows(operation, components)} />
          {type === 'application/json' && media && (
            <FieldTable label="请求体" of={operation.summary} rows={fieldRows(media.schema, components)} />
          )}
          {answer && (
            <FieldTable
              label="应答"
              of={operation.summary}
              rows={fieldRows(answer.schema, components).map((row) => ({ ...row, required: false }))}
            />
          )}
          <p className="flex flex-wrap items-center gap-1.5 text-sm text-muted">
            可能的错误：
            {errorStatuses(operation).map((status) => (
              <a
                key={status}
                href={`#status-${status}`}
                className="rounded-sm bg-ground px-1.5 font-mono text-xs text-ink hover:bg-brand-50"
              >
                {status}
              </a>
            ))}
          </p>
        </div>
        <div className="min-w-0 space-y-3">
          <CodeBlock
            label="调用示例"
            code={curlOf(method.toUpperCase(), path, type ? { type, example: media?.example } : null, idempotent)}
          />
          {answer ? (
            <CodeBlock label={`应答示例（${success.status}）`} code={JSON.stringify(exampleOf(answer.schema, components), null, 2)} />
          ) : (
            <p className="text-sm text-muted">
              {success.content ? '成功时应答为文件内容。' : `成功时返回 ${success.status}，没有应答体。`}
            </p>
          )}
        </div>
      </div>
    </section>
  )
}

function successOf({ responses }: DocumentedOperation): { status: string; content?: Record<string, { schema: Record<string, unknown> }> } {
  const [status = '200', response] = Object.entries(responses).find(([code]) => code.startsWith('2')) ?? []
  const found = response as Exclude<DocumentedResponse, { $ref: string }> | undefined
  return { status, ...(found?.content ? { content: found.content } : {}) }
}

function parameterRows({ parameters }: DocumentedOperation, components: OpenApiDocument['components']['schemas']): FieldRow[] {
  const places = { path: '地址', query: '查询', header: '请求头' }
  return parameters.map(({ name, in: where, required, description, schema }) => ({
    path: name.replaceAll('.', '·'),
    type: `${places[where]} · ${typeWords(schema, components)}`,
    required,
    description: `${description ?? ''}${schema.default === undefined ? '' : `；缺省 ${String(schema.default)}`}`,
    choices: ((schema.enum as unknown[] | undefined) ?? []).map(String),
    depth: 0,
  }))
}

function errorStatuses({ responses }: DocumentedOperation): string[] {
  const known = new Set(Object.values(problems).map((problem) => String(problem.status)))
  return Object.keys(responses).filter((status) => known.has(status))
}
