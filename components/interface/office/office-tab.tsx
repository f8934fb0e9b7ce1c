import { setOfficeAction, testOfficeAction } from '@/app/actions/interface-actions'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import { WorkbookTools } from '@/components/patterns/files/workbook-tools'
import { found } from '@/components/patterns/found'
import { PageFrame } from '@/components/patterns/page-frame'
import { Card } from '@/components/ui/card'
import { DefinitionList } from '@/components/ui/definition-list'
import { LinkTabs } from '@/components/ui/link-tabs'
import { Status } from '@/components/ui/status'
import type { Actor } from '@/lib/kernel/actor'
import { officeKinds } from '@/lib/openapi/office/messages'
import { officeSettings } from '@/lib/openapi/queries/office'
import { deliveryStatuses } from '@/lib/openapi/schema'
import { runQuery } from '@/lib/platform/query'

type Props = { actor: Actor; path: string; tabs: readonly { value: string; label: string }[] }

/** Pushing to the provincial office app: where to, what, for whom, and how it goes. */
export async function OfficeTab({ actor, path, tabs }: Props) {
  const office = await found(runQuery(officeSettings, actor, {}))
  return (
    <PageFrame title="开放接口">
      <div className="border-b border-line">
        <LinkTabs
          label="开放接口分类"
          tabs={tabs.map((tab) => ({ href: `${path}?tab=${tab.value}`, label: tab.label, current: tab.value === 'office' }))}
        />
      </div>
      <div className="grid items-start gap-3 lg:grid-cols-2">
        <Card
          title="山东通推送"
          actions={
            <>
              {office.set && office.enabled && (
                <ActionDialog
                  {...{ label: '发送测试消息', size: 'sm', title: '发送测试消息', submit: '发送测试消息' }}
                  intro={`向 ${office.url} 发送一条类别为 ping 的消息，签名与正式消息相同。`}
                  action={testOfficeAction}
                />
              )}
              <Settings office={office} />
            </>
          }
        >
          {office.set ? (
            <DefinitionList
              items={[
                {
                  key: 'on',
                  label: '状态',
                  value: <Status tone={office.enabled ? 'ok' : 'neutral'}>{office.enabled ? '推送中' : '已停用'}</Status>,
                },
                { key: 'url', label: '接收地址', value: <span className="break-all">{office.url}</span> },
                { key: 'app', label: '应用标识', value: office.appId },
                { key: 'secret', label: '签名密钥', value: '已设置，加密保存，不再显示' },
                { key: 'kinds', label: '推送内容', value: office.kinds.map((kind) => officeKinds[kind]).join('、') },
                {
                  ...{ key: 'counts', label: '投递情况' },
                  value: Object.entries(deliveryStatuses)
                    .map(([status, { label }]) => `${label} ${office.counts[status] ?? 0}`)
                    .join('，'),
                },
              ]}
            />
          ) : (
            <p className="text-sm text-muted">还没有设置。设置后，待办的新增、办结、撤回和消息推送到山东通；报文格式待对接方确认。</p>
          )}
        </Card>
        <Card title="人员标识" note={`${office.people} 人`} actions={<WorkbookTools address="/api/office/people" />}>
          <p className="text-sm text-muted">
            只向登记了山东通标识的人员推送。导出 Excel
            得到全部在用账号，填写“山东通标识”一列后导入；留空即取消该人员的推送，表中没有的人员不变。任何一行有误则整份不导入。
          </p>
        </Card>
      </div>
    </PageFrame>
  )
}

function Settings({ office }: { office: Awaited<ReturnType<(typeof officeSettings)['run']>> }) {
  return (
    <ActionDialog
      label="设置"
      ariaLabel="设置山东通推送"
      size="sm"
      wide
      title="设置山东通推送"
      intro="接收地址在政务外网、专线内的，须先在“限额与地址”列入允许的内部地址。"
      fields={[
        { key: 'url', label: '接收地址', kind: 'text', required: true, maxLength: 500, initial: office.url },
        { key: 'appId', label: '应用标识', kind: 'text', required: true, maxLength: 100, initial: office.appId },
        {
          ...{ key: 'secret', label: '签名密钥', kind: 'text', maxLength: 200, required: !office.set },
          hint: office.set ? '留空即保持不变' : '由对接方发给，至少 16 个字符',
        },
        {
          ...{ key: 'kinds', label: '推送内容', kind: 'checks', required: true, initial: office.kinds },
          options: Object.entries(officeKinds).map(([value, label]) => ({ value, label })),
        },
        { key: 'enabled', label: '启用推送', kind: 'toggle', initial: office.enabled, hint: '停用期间的消息留待重新启用后补投' },
      ]}
      fixed={{ version: String(office.version) }}
      submit="保存设置"
      action={setOfficeAction}
    />
  )
}
