import { CodeBlock } from '@/components/reference/code-block'
import { Card } from '@/components/ui/card'
import { Table, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { scopes, webhookTopics } from '@/lib/openapi/schema'

export const guideChapters = [
  { id: 'start', title: '怎样接入' },
  { id: 'key', title: '密钥与权限' },
  { id: 'rules', title: '通行约定' },
  { id: 'webhooks', title: '接收通知' },
  { id: 'problems', title: '错误' },
]

/** How a program begins, in whose name it acts, and what holds for every call. */
export function Guide() {
  return (
    <>
      <Card id="start" title="怎样接入">
        <ol className="list-decimal space-y-1 pl-5">
          <li>
            单位管理员在<TextLink href="/ent/interface">本企业 › 开放接口</TextLink>
            开通密钥：选定填报岗位的经办人、权限和有效期，密钥只显示一次。
          </li>
          <li>信息系统每次请求带上密钥，先调用“查看密钥、经办人与权限”核对。</li>
          <li>报送一件事：新建办件 → 保存表单 → 上传并提交材料 → 预检 → 提交。</li>
          <li>提交后由本企业审核、签发人在平台上办理，签发即报送市国资委；审核与签发不能通过接口代办。</li>
          <li>登记回调接收受理、补正、办结和文书通知，或按最近更新时间轮询办件。</li>
        </ol>
        <div className="mt-3">
          <CodeBlock
            label="第一次调用"
            code={'export BASE=平台地址\nexport KEY=gz_前缀_密钥\ncurl "$BASE/api/v1/whoami" -H "Authorization: Bearer $KEY"'}
          />
        </div>
      </Card>
      <Card id="key" title="密钥与权限" flush>
        <p className="px-4 pb-3">
          密钥以经办人的名义办理：看得见、办得了的范围与本人登录平台时相同，另受下列权限限制；每次操作记入审计日志。密钥泄露或系统下线时，由单位管理员即时撤销。
        </p>
        <Table label="权限">
          <thead>
            <tr>
              <Th>权限</Th>
              <Th>名称</Th>
              <Th>可以做什么</Th>
            </tr>
          </thead>
          <tbody>
            {Object.entries(scopes).map(([code, { name, note }]) => (
              <tr key={code}>
                <Td>
                  <code className="text-xs">{code}</code>
                </Td>
                <Td className="whitespace-nowrap">{name}</Td>
                <Td>{note}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      </Card>
      <Card id="rules" title="通行约定">
        <ul className="list-disc space-y-1 pl-5">
          <li>请求体与应答均为 UTF-8 编码的 JSON，请求体不超过 1 MB；文件另行上传，单个不超过 500 MB。</li>
          <li>金额为十进制文本，单位写在字段含义中；时间为 ISO 8601（UTC），日期为 YYYY-MM-DD。</li>
          <li>分页按游标：把应答中的 next 作为 cursor 传回，next 为空即是最后一页。</li>
          <li>
            幂等：改动类请求带 <code>Idempotency-Key</code>，网络中断后以同一标识、同样内容重发，只办理一次；内容不同返回 409。标识保留 7
            天。
          </li>
          <li>
            限流：每个密钥每分钟的次数有上限，应答头 <code>RateLimit-Limit</code>、<code>RateLimit-Remaining</code>、
            <code>RateLimit-Reset</code> 说明上限、剩余次数和重新计数的秒数；超出返回 429，按 <code>Retry-After</code> 等待。
          </li>
          <li>版本号：保存表单时带上读到的 version，他人先改了即返回 409，不会互相覆盖。</li>
          <li>今后只增加字段和代码，不改变已有含义；调用方应忽略不认识的字段。</li>
        </ul>
      </Card>
      <WebhookGuide />
    </>
  )
}

const receiver = `import { createHmac, timingSafeEqual } from 'node:crypto'

// body 是收到的原文，不要先解析再序列化
export function accept(headers, body, secret, seen) {
  const id = headers['x-guozi-id']
  const timestamp = headers['x-guozi-timestamp']
  // 1. 五分钟之外的消息拒收，防止截获后重放
  if (Math.abs(Date.now() / 1000 - Number(timestamp)) > 300) return 401
  // 2. 验签：对“时间戳.编号.原文”作 HMAC-SHA256
  const right = 'v1=' + createHmac('sha256', secret).update(\`\${timestamp}.\${id}.\${body}\`).digest('hex')
  const given = headers['x-guozi-signature'] ?? ''
  if (given.length !== right.length || !timingSafeEqual(Buffer.from(given), Buffer.from(right))) return 401
  // 3. 同一编号只处理一次；已处理过的也返回 200，平台即不再投递
  if (seen.has(id)) return 200
  seen.add(id)
  return 200
}`

const sample = JSON.stringify(
  {
    id: '01933d5e-7c1a-7b3e-9f00-2f6f1a2b3c4d',
    topic: 'filing.concluded',
    topicName: webhookTopics['filing.concluded'],
    occurredAt: '2026-11-26T01:30:00.000Z',
    enterprise: { id: '01933d5e-1111-7b3e-9f00-2f6f1a2b3c4d', name: '城投集团' },
    filing: {
      id: '01933d5e-2222-7b3e-9f00-2f6f1a2b3c4d',
      number: '青国资办〔2026〕0412',
      matterCode: 'GZ-CQ-05',
      status: 'concluded',
      statusName: '已办结',
      concludedAt: '2026-11-26T01:30:00.000Z',
      links: { self: '…/api/v1/filings/01933d5e-2222-7b3e-9f00-2f6f1a2b3c4d', page: '…/ent/filings/01933d5e-2222-7b3e-9f00-2f6f1a2b3c4d' },
    },
  },
  null,
  2,
)

function WebhookGuide() {
  return (
    <Card id="webhooks" title="接收通知">
      <div className="grid gap-x-6 gap-y-3 xl:grid-cols-[minmax(0,1fr)_27rem]">
        <div className="space-y-3">
          <p>
            登记回调后，平台以 POST 把消息发到接收地址。消息只有编号、状态、时间和链接，不含表单内容；需要时用密钥读取。10 秒内返回 2xx
            即为送达，其他情形按 5 秒、30 秒、3 分钟、18 分钟、1.8 小时、6 小时、6 小时重试，共 8 次后放弃，可在“投递记录”中重新投递。
          </p>
          <ul className="list-disc space-y-1 pl-5">
            <li>
              <code>X-Guozi-Id</code> 消息编号，重试和重新投递时不变，接收方据此不重复处理。
            </li>
            <li>
              <code>X-Guozi-Topic</code> 通知类别；<code>X-Guozi-Timestamp</code> 发送时刻，自 1970 年起的秒数。
            </li>
            <li>
              <code>X-Guozi-Signature</code> 签名，<code>v1=</code> 后为 HMAC-SHA256 的十六进制，被签内容是“时间戳.编号.原文”。
            </li>
            <li>接收地址默认须为公网地址；政务外网、专线内的地址由市国资委系统管理员列入允许清单。不跟随重定向。</li>
          </ul>
          <div className="flex flex-wrap gap-1.5">
            {Object.entries(webhookTopics).map(([code, name]) => (
              <span key={code} className="rounded-sm bg-ground px-1.5 text-xs leading-5">
                <code>{code}</code> {name}
              </span>
            ))}
          </div>
        </div>
        <div className="min-w-0 space-y-3">
          <CodeBlock label="验签示例（Node.js）" code={receiver} />
          <CodeBlock label="消息示例" code={sample} />
        </div>
      </div>
    </Card>
  )
}
