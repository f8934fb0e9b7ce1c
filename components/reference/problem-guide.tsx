import { CodeBlock } from '@/components/reference/code-block'
import { TryErrors } from '@/components/reference/try-errors'
import { Card } from '@/components/ui/card'
import { Table, Td, Th } from '@/components/ui/table'
import { problems } from '@/lib/openapi/door/problem'

const sample = JSON.stringify(
  {
    type: '/open/api#problem-invalid',
    title: problems.invalid.title,
    status: 422,
    detail: '填写有误，共 1 处：事项编码应如 GZ-CQ-05',
    code: 'invalid',
    errors: [{ detail: '事项编码应如 GZ-CQ-05', pointer: '#/matter' }],
  },
  null,
  2,
)

/** Every kind of problem, how it looks, and a place to see the real ones. */
export function ProblemGuide() {
  return (
    <Card id="problems" title="错误">
      <div className="grid gap-x-6 gap-y-3 xl:grid-cols-[minmax(0,1fr)_27rem]">
        <div className="min-w-0 space-y-3">
          <p>
            出错时应答为 <code>application/problem+json</code>（RFC 9457）：title 是类别，detail 说明这一次是什么问题，errors 逐项指出位置——
            pointer 是请求体或表单中的 JSON 指针，parameter 是地址参数或请求头的名称。程序按 code 判断，不要依赖文字。
          </p>
          <div className="overflow-hidden rounded-md border border-line">
            <Table label="错误代码" dense>
              <thead>
                <tr>
                  <Th>状态</Th>
                  <Th>代码</Th>
                  <Th>类别</Th>
                  <Th>怎样处理</Th>
                </tr>
              </thead>
              <tbody>
                {Object.entries(problems).map(([code, { status, title, advice }], index, all) => (
                  <tr key={code} id={`problem-${code}`}>
                    <Td>
                      <span
                        id={all.findIndex(([, one]) => one.status === status) === index ? `status-${status}` : undefined}
                        className="font-mono"
                      >
                        {status}
                      </span>
                    </Td>
                    <Td>
                      <code className="text-xs">{code}</code>
                    </Td>
                    <Td className="whitespace-nowrap">{title}</Td>
                    <Td className="min-w-48">{advice}</Td>
                  </tr>
                ))}
              </tbody>
            </Table>
          </div>
        </div>
        <div className="min-w-0 space-y-3">
          <CodeBlock label="问题详情示例" code={sample} />
          <TryErrors />
        </div>
      </div>
    </Card>
  )
}
