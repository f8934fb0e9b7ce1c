import { decideWithdrawalAction, draftSettingAction, publishSettingAction, withdrawSettingAction } from '@/app/actions/risk-actions'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import { DateTime } from '@/components/patterns/date-time'
import { ShadowNights } from '@/components/risk/shadow-nights'
import { Card } from '@/components/ui/card'
import { Status } from '@/components/ui/status'
import { Table, Td, Th } from '@/components/ui/table'
import { type Actor, may } from '@/lib/kernel/actor'
import type { ModelRecord } from '@/lib/risk/queries/models'

type Setting = ModelRecord['settings'][number]
const states = { draft: '草稿', published: '已发布', withdrawn: '已撤回' } as const

/** Every adjustment of a model with its back-test, and the runs it took part in. */
export function ModelSettings({ actor, model }: { actor: Actor; model: ModelRecord }) {
  return (
    <>
      <Card title="参数调整" note="先回测，再由另一人发布；撤回已发布的正式调整同样由另一人决定" flush>
        {model.settings.length === 0 ? (
          <p className="px-4 py-3 text-sm text-muted">没有调整过，按默认参数运行。</p>
        ) : (
          <ul className="divide-y divide-line">
            {model.settings.map((setting) => (
              <SettingLine key={setting.id} actor={actor} model={model} setting={setting} />
            ))}
          </ul>
        )}
      </Card>
      <ShadowNights model={model} />
      <Card title="运行记录" flush>
        <Table label="运行记录" dense>
          <thead>
            <tr>
              <Th>时间</Th>
              <Th>结果</Th>
              <Th align="right">命中</Th>
              <Th align="right">用时（毫秒）</Th>
              <Th>版本</Th>
              <Th>缺少数据</Th>
            </tr>
          </thead>
          <tbody>
            {model.runs.map((run) => (
              <tr key={run.at}>
                <Td>
                  <DateTime iso={run.at} />
                </Td>
                <Td>{{ evaluated: '已评估', missing: '未评估', failed: '出错', off: '已停用' }[run.status] ?? run.status}</Td>
                <Td align="right">{run.status === 'evaluated' ? run.hits : '—'}</Td>
                <Td align="right">{run.ms}</Td>
                <Td>第 {run.version} 版</Td>
                <Td className="text-muted">{run.missing.join('、')}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      </Card>
    </>
  )
}

function SettingLine({ actor, model, setting }: { actor: Actor; model: ModelRecord; setting: Setting }) {
  const changed = setting.said.map(({ name, text }) => {
    const threshold = model.thresholds.find((each) => each.name === name)
    return `${threshold?.title ?? name} ${text} ${threshold?.unit ?? ''}`.trim()
  })
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 py-2.5 text-sm">
      <div className="min-w-0 flex-1 basis-80">
        <p>
          <Status tone={setting.state === 'published' ? 'ok' : 'neutral'}>{states[setting.state as 'draft']}</Status>{' '}
          <strong className="font-medium">第 {setting.version} 版</strong> · {setting.orgName ?? '全部企业'} ·{' '}
          {setting.enabled ? changed.join('，') || '默认参数' : '停用'}
          {setting.mode === 'shadow' && <Status className="ml-1">影子运行</Status>}
        </p>
        <p className="text-muted">
          {setting.byName} <DateTime iso={setting.at} /> · {setting.reason}
          {setting.effectiveFrom && ` · ${setting.effectiveFrom} 起生效`}
        </p>
        {setting.withdrawByName && setting.state === 'published' && (
          <p className="text-notice">
            {setting.withdrawByName} 申请撤回：{setting.withdrawReason}。等待另一人决定，决定前仍按这项调整运行。
          </p>
        )}
        <BacktestWords setting={setting} />
      </div>
      <SettingDoings actor={actor} code={model.code} setting={setting} />
    </li>
  )
}

function BacktestWords({ setting }: { setting: Setting }) {
  const { backtest } = setting
  if (!backtest) return setting.state === 'draft' ? <p className="text-notice">回测进行中……</p> : null
  if (backtest.missing.length > 0) return <p className="text-notice">缺少数据，回测没有结果。</p>
  return (
    <div>
      回测：现行 {backtest.now} 条，调整后 {backtest.afterwards} 条；多出 {backtest.moreCount} 条，减少 {backtest.fewerCount} 条。
      <Which said="多出" list={backtest.more} count={backtest.moreCount} />
      <Which said="减少" list={backtest.fewer} count={backtest.fewerCount} />
    </div>
  )
}

const atOnce = 5

/** Which findings come or go: a few at once, as many as were kept when asked; to whoever sees no enterprise only that the approver sees them. */
function Which({ said, list, count }: { said: string; list: NonNullable<Setting['backtest']>['more']; count: number }) {
  const names = list.map(({ name }) => name)
  if (names.length === 0 && count > 0) return <p className="text-xs text-muted">{`${said}的是哪些，由发布的人查看。`}</p>
  if (names.length <= atOnce) return names.length > 0 && <p className="text-xs text-muted">{`${said}：${names.join('；')}`}</p>
  return (
    <details className="text-xs text-muted">
      <summary className="cursor-pointer">
        {`${said}：${names.slice(0, atOnce).join('；')}……（展开${names.length < count ? `前 ${names.length}` : `全部 ${count}`} 条）`}
      </summary>
      <p className="mt-1">{names.slice(atOnce).join('；')}</p>
    </details>
  )
}

/** What changes findings is ended as it was begun: by two persons. */
const twoPersons = ({ state, mode }: Setting) => state === 'published' && mode === 'live'

function SettingDoings({ actor, code, setting }: { actor: Actor; code: string; setting: Setting }) {
  const reason = { key: 'reason', label: '理由', kind: 'lines', required: true } as const
  return (
    <div className="flex gap-2">
      {setting.state === 'draft' && setting.backtest && setting.byId !== actor.userId && may(actor, 'risk.publish') && (
        <ActionDialog
          label="发布"
          tone="primary"
          size="sm"
          title={`发布第 ${setting.version} 版`}
          fields={[{ key: 'effectiveFrom', label: '生效日期', kind: 'date', required: true }]}
          fixed={{ id: setting.id }}
          submit="发布调整"
          action={publishSettingAction}
        />
      )}
      {setting.state === 'published' && setting.mode === 'shadow' && may(actor, 'risk.tune') && (
        <ActionDialog
          label="转为正式草稿"
          size="sm"
          title={`按第 ${setting.version} 版起草正式调整`}
          intro="参数与影子设置相同，回测后由另一人发布；影子设置继续运行，直到撤回。"
          fields={[reason]}
          fixed={{
            ...Object.fromEntries(setting.said.map(({ name, text }) => [name, text])),
            ...{ modelCode: code, orgId: setting.orgId ?? '', enabled: setting.enabled, mode: 'live' },
          }}
          submit="存为正式草稿"
          action={draftSettingAction}
        />
      )}
      {setting.withdrawById && setting.state === 'published' && setting.withdrawById !== actor.userId && may(actor, 'risk.publish') && (
        <ActionDialog
          label="决定撤回"
          tone="primary"
          size="sm"
          title={`决定是否撤回第 ${setting.version} 版`}
          intro={`${setting.withdrawByName} 申请撤回：${setting.withdrawReason}`}
          fields={[
            {
              key: 'decision',
              label: '决定',
              kind: 'select',
              required: true,
              options: [
                { value: 'agree', label: '同意撤回：恢复上一项设置' },
                { value: 'decline', label: '不同意：继续按这项调整运行' },
              ],
            },
          ]}
          fixed={{ id: setting.id }}
          submit="记录决定"
          action={decideWithdrawalAction}
        />
      )}
      {setting.state !== 'withdrawn' && !setting.withdrawById && may(actor, 'risk.tune') && (
        <ActionDialog
          label={twoPersons(setting) ? '申请撤回' : '撤回'}
          size="sm"
          title={`撤回第 ${setting.version} 版`}
          {...(twoPersons(setting) ? { intro: '已发布的正式调整由另一人决定撤回，决定前照常运行。' } : {})}
          fields={[reason]}
          fixed={{ id: setting.id }}
          submit={twoPersons(setting) ? '提交申请' : '撤回调整'}
          action={withdrawSettingAction}
        />
      )}
    </div>
  )
}
