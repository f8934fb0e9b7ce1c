import {
  removeWebhookAction,
  rotateWebhookSecretAction,
  switchWebhookAction,
  testWebhookAction,
  updateWebhookAction,
} from '@/app/actions/interface-actions'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import { webhookFields } from '@/components/interface/webhook-fields'
import type { WebhookRow } from '@/lib/openapi/queries/webhooks'

/** What can be done with an endpoint. */
export function WebhookDoings({ row }: { row: WebhookRow }) {
  const fixed = { id: row.id, version: String(row.version) }
  const of = (word: string) => `${word}回调 ${row.name}`
  return (
    <span className="flex w-44 flex-wrap gap-1 sm:ml-auto sm:justify-end">
      {row.enabled && (
        <ActionDialog
          label="测试"
          ariaLabel={of('测试')}
          size="sm"
          tone="quiet"
          title="发送测试消息"
          intro={`向 ${row.url} 发送一条类别为 ping 的消息，签名与正式消息相同。`}
          fixed={{ id: row.id }}
          submit="发送测试消息"
          action={testWebhookAction}
        />
      )}
      <ActionDialog
        label="修改"
        ariaLabel={of('修改')}
        size="sm"
        tone="quiet"
        title="修改回调"
        fields={webhookFields(undefined, row)}
        fixed={fixed}
        submit="保存回调"
        action={updateWebhookAction}
      />
      <ActionDialog
        label={row.enabled ? '停用' : '启用'}
        ariaLabel={of(row.enabled ? '停用' : '启用')}
        size="sm"
        tone="quiet"
        title={row.enabled ? '停用回调' : '启用回调'}
        intro={row.enabled ? '停用期间的消息留待重新启用后补投。' : '启用后，停用期间留下的消息随即补投。'}
        fixed={{ ...fixed, enabled: row.enabled ? 'false' : 'true' }}
        submit={row.enabled ? '停用回调' : '启用回调'}
        action={switchWebhookAction}
      />
      <ActionDialog
        label="换密钥"
        ariaLabel={of('换密钥：')}
        size="sm"
        tone="quiet"
        title="更换签名密钥"
        intro="旧密钥立即停止签名，接收系统须换用新密钥后才能验签。"
        fixed={fixed}
        submit="更换签名密钥"
        action={rotateWebhookSecretAction}
      />
      <ActionDialog
        label="删除"
        ariaLabel={of('删除')}
        size="sm"
        tone="danger"
        title="删除回调"
        intro={`不再向 ${row.url} 发送，待投递的 ${row.waiting} 条消息随之取消；投递记录保留。`}
        fixed={fixed}
        submit="删除回调"
        danger
        action={removeWebhookAction}
      />
    </span>
  )
}
