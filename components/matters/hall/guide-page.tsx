import { StartFiling } from '@/components/matters/hall/start-filing'
import { found } from '@/components/patterns/found'
import { PageFrame } from '@/components/patterns/page-frame'
import { Card } from '@/components/ui/card'
import { DefinitionList } from '@/components/ui/definition-list'
import { Status } from '@/components/ui/status'
import { TextLink } from '@/components/ui/text-link'
import { silenceWords } from '@/lib/flow/silence-words'
import { type Actor, may } from '@/lib/kernel/actor'
import { filingPlaces } from '@/lib/matters/queries/filing-places'
import { matterGuide } from '@/lib/matters/queries/hall'
import { paperKinds } from '@/lib/matters/schema'
import { runQuery } from '@/lib/platform/query'

type Props = { face: 'gov' | 'ent'; actor: Actor; code: string }

/** The guide of one matter: who, when, with what, how long, which way, on what grounds; and the button to begin. */
export async function GuidePage({ face, actor, code }: Props) {
  const guide = await found(runQuery(matterGuide, actor, { code }))
  const { matter, departments, dependencies } = guide
  const places = may(actor, 'matter.file') ? await runQuery(filingPlaces, actor, {}) : []
  const gov = matter.flow.steps.filter((step) => step.side === 'gov')
  const lead = departments[matter.line]
  return (
    <PageFrame
      crumbs={[
        { label: face === 'gov' ? '事项目录' : '办事大厅', href: `/${face}/matters` },
        { label: matter.group, href: `/${face}/matters?group=${encodeURIComponent(matter.group)}` },
        { label: matter.name },
      ]}
      title={matter.name}
      marks={<Status tone="brand">{matter.kind}</Status>}
      facts={[
        matter.code,
        lead?.name,
        `承诺 ${matter.limits.promiseDays} 个工作日`,
        matter.limits.statutoryDays ? `法定 ${matter.limits.statutoryDays} 个工作日` : '未见法定时限',
        `第 ${guide.version} 版，${guide.effectiveFrom} 起施行`,
      ]}
      actions={places.length > 0 ? <StartFiling matter={matter.code} places={places} /> : undefined}
    >
      <div className="grid items-start gap-3 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="min-w-0 space-y-3">
          <Card title="适用与结果">
            <DefinitionList
              columns={1}
              items={[
                { key: 'trigger', label: '适用情形', value: matter.trigger },
                { key: 'scope', label: '申报主体', value: matter.applicantScope },
                ...(matter.situations.length > 0
                  ? [{ key: 'situations', label: '办理情形', value: matter.situations.map((one) => one.name).join('；') }]
                  : []),
                { key: 'output', label: '办理结果', value: `${paperKinds[matter.kind]}(${matter.outputs.join('、')})` },
                ...(matter.delegation ? [{ key: 'delegation', label: '授权放权', value: matter.delegation }] : []),
                { key: 'limit', label: '时限说明', value: matter.limits.note },
              ]}
            />
          </Card>
          <Card title="办理流程" note={`${matter.flow.steps.length} 个环节`}>
            <ol className="space-y-2">
              {matter.flow.steps.map((step, index) => (
                <li key={step.key} className="flex gap-3">
                  <span
                    aria-hidden
                    className="mt-0.5 flex size-5 shrink-0 items-center justify-center rounded-full bg-brand-50 text-xs font-semibold text-brand"
                  >
                    {index + 1}
                  </span>
                  <div className="min-w-0 flex-1">
                    <p>
                      <span className="font-medium">{step.name}</span>
                      {step.kind === 'parallel' && <Status className="ml-2">并联</Status>}
                      {step.when && <Status className="ml-2">按情形</Status>}
                      <span className="ml-2 text-sm text-muted">{step.counts && step.days > 0 ? `${step.days} 个工作日` : '不计时'}</span>
                    </p>
                    <p className="text-sm text-muted">
                      {step.pools
                        .map((pool) =>
                          pool.department && pool.department !== 'lead' ? (departments[pool.department]?.name ?? pool.department) : null,
                        )
                        .filter(Boolean)
                        .join('、')}
                      {step.duty}
                    </p>
                    {silenceWords(step) && <p className="text-sm text-muted">{silenceWords(step)}。</p>}
                  </div>
                </li>
              ))}
            </ol>
          </Card>
          <Card title="申报材料" note={`${matter.materials.length} 份`} flush>
            <table className="w-full text-sm">
              <thead>
                <tr className="border-y border-line bg-sunken text-left text-muted">
                  <th scope="col" className="w-10 px-4 py-2 font-medium">
                    序
                  </th>
                  <th scope="col" className="py-2 font-medium">
                    材料
                  </th>
                  <th scope="col" className="w-24 px-4 py-2 font-medium">
                    要求
                  </th>
                </tr>
              </thead>
              <tbody>
                {matter.materials.map((material, index) => (
                  <tr key={material.key} className="border-b border-line last:border-0">
                    <td className="px-4 py-2 align-top text-muted">{index + 1}</td>
                    <td className="py-2">
                      {material.name}
                      {material.note && <span className="block text-xs text-muted">{material.note}</span>}
                    </td>
                    <td className="px-4 py-2 align-top">
                      {material.fromBase ? (
                        <Status tone="ok">免提交</Status>
                      ) : material.required ? (
                        <Status tone="warn">必交</Status>
                      ) : material.requiredWhen ? (
                        <Status>按情形</Status>
                      ) : (
                        <Status>可选</Status>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Card>
          <Card title="系统校验" note={`${matter.rules.length} 条，阻断项不通过不能上报`}>
            <ul className="space-y-2 text-sm">
              {matter.rules.map((rule) => (
                <li key={rule.id} className="border-l-[3px] border-line pl-2.5">
                  <p>
                    <Status tone={rule.level === '阻断' ? 'danger' : rule.level === '预警' ? 'warn' : 'brand'}>{rule.level}</Status>{' '}
                    <span className="font-medium">{rule.title}</span> {rule.check === undefined && <Status>人工核查</Status>}{' '}
                    <span className="font-mono text-2xs text-muted">{rule.id}</span>
                  </p>
                  <p className="text-muted">{rule.check === undefined ? `底座尚无：${rule.missingFact}` : rule.message}</p>
                </li>
              ))}
            </ul>
          </Card>
        </div>
        <aside className="min-w-0 space-y-3">
          <Card title="承办与联系">
            <DefinitionList
              columns={1}
              items={[
                { key: 'lead', label: '主办处室', value: lead?.name ?? matter.line },
                { key: 'phone', label: '联系电话', value: lead?.phone || '见市国资委公开电话' },
                {
                  key: 'co',
                  label: '会办处室',
                  value: matter.coDepartments.map((one) => departments[one]?.name ?? one).join('、') || '无',
                },
                { key: 'days', label: '委内环节', value: `${gov.length} 个` },
              ]}
            />
          </Card>
          <Card title="政策依据">
            <ul className="space-y-2 text-sm">
              {matter.basis.map((one) => (
                <li key={`${one.name}${one.point}`}>
                  <p className="font-medium">
                    《{one.name}》 {one.documentNo && <span className="font-normal text-muted">{one.documentNo}</span>}{' '}
                    {!one.checked && <Status tone="notice">待校核</Status>}
                  </p>
                  {one.version && <p className="text-xs text-muted">版本：{one.version}</p>}
                  <p className="text-muted">{one.point}</p>
                </li>
              ))}
            </ul>
          </Card>
          <Card title="风险点">
            <ul className="space-y-2 text-sm">
              {matter.riskPoints.map((one) => (
                <li key={one.point}>
                  <p>
                    <Status tone={one.level === '高' ? 'danger' : one.level === '中' ? 'warn' : 'neutral'}>{one.level}</Status> {one.point}
                  </p>
                  <p className="text-muted">防控：{one.control}</p>
                </li>
              ))}
            </ul>
          </Card>
          {dependencies.length > 0 && (
            <Card title="相关事项">
              <ul className="space-y-2 text-sm">
                {dependencies.map((one) => (
                  <li key={`${one.relation}${one.matter}`}>
                    <Status>{one.relation}</Status> <TextLink href={`/${face}/matters/${one.matter}`}>{one.name}</TextLink>
                    <p className="text-muted">{one.description}</p>
                  </li>
                ))}
              </ul>
            </Card>
          )}
        </aside>
      </div>
    </PageFrame>
  )
}
