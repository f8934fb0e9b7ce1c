import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { Status, type Tone } from '@/components/ui/status'
import { TextLink } from '@/components/ui/text-link'
import type { WhatIf, WhatIfField } from '@/lib/investment/negative-list/queries'
import { negativeListMatters } from '@/lib/matters/rules/negative-list'

const outcome: Readonly<Record<string, { word: string; tone: Tone }>> = {
  failed: { word: '命中', tone: 'danger' },
  passed: { word: '未命中', tone: 'ok' },
  manual: { word: '人工判断', tone: 'neutral' },
  undecided: { word: '缺少数据', tone: 'neutral' },
}

/** 试算: a few entries of a project, and what the clauses say of them. The address holds the entries; nothing is kept. */
export function WhatIfCard({
  path,
  whatIf,
  values,
  draftId,
}: {
  path: string
  whatIf: WhatIf
  values: Readonly<Record<string, string>>
  draftId: string | undefined
}) {
  const hits = whatIf.results.filter(({ result }) => result === 'failed')
  const rest = whatIf.results.filter(({ result }) => result !== 'failed')
  return (
    <Card title="试算" note={draftId ? '按草稿试算，不保存' : '按现行清单试算，不保存'}>
      <p className="mb-2 flex flex-wrap gap-3 text-sm">
        {Object.entries(negativeListMatters).map(([code, label]) =>
          code === whatIf.matter ? (
            <span key={code} aria-current="true" className="font-semibold">
              {label}
            </span>
          ) : (
            <TextLink key={code} href={`${path}?${new URLSearchParams({ matter: code, ...(draftId ? { draft: draftId } : {}) })}`}>
              {label}
            </TextLink>
          ),
        )}
      </p>
      <form action={path} className="grid grid-cols-1 gap-3 sm:grid-cols-2 lg:grid-cols-4">
        <input type="hidden" name="matter" value={whatIf.matter} />
        {draftId && <input type="hidden" name="draft" value={draftId} />}
        {whatIf.fields.map((field) => (
          <Entry key={field.key} field={field} value={values[field.key] ?? ''} />
        ))}
        <div className="flex items-end">
          <Button type="submit" tone="primary">
            试算
          </Button>
        </div>
      </form>
      {whatIf.filled && (
        <div role="status" className="mt-3 space-y-2 text-sm">
          <p className="font-medium">
            第 {whatIf.version} 版：{hits.length > 0 ? `命中 ${hits.length} 条` : '没有命中的条款'}
          </p>
          <Results rows={hits} />
          {rest.length > 0 && (
            <details>
              <summary className="cursor-pointer text-muted">其余 {rest.length} 条：未命中、缺少数据或须人工判断</summary>
              <Results rows={rest} />
            </details>
          )}
        </div>
      )}
    </Card>
  )
}

function Results({ rows }: { rows: WhatIf['results'] }) {
  return (
    <ul className="space-y-1.5">
      {rows.map(({ ruleId, level, title, result, reason, basis }) => (
        <li key={ruleId}>
          <Status tone={result === 'failed' && level !== '阻断' ? 'notice' : (outcome[result]?.tone ?? 'neutral')}>
            {result === 'failed' ? (level === '阻断' ? '不得投资' : '特别监管') : (outcome[result]?.word ?? result)}
          </Status>{' '}
          {title}
          {reason && `：${reason}`}
          <span className="block text-xs text-muted">{basis}</span>
        </li>
      ))}
    </ul>
  )
}

function Entry({ field: { key, label, type, unit, options }, value }: { field: WhatIfField; value: string }) {
  const id = `what-if-${key}`
  const name = `f.${key}`
  const choices = type === 'bool' ? ['是', '否'] : (options ?? null)
  return (
    <div>
      <label htmlFor={id} className="block text-sm text-muted">
        {label}
        {unit ? `（${unit}）` : ''}
      </label>
      {choices ? (
        <Select
          id={id}
          name={name}
          defaultValue={value}
          empty="未填"
          options={choices.map((choice) => ({ value: choice, label: choice }))}
        />
      ) : (
        <Input
          id={id}
          name={name}
          defaultValue={value}
          type={type === 'date' ? 'date' : 'text'}
          placeholder={type === 'code' ? '代码，如 K7010' : undefined}
        />
      )}
    </div>
  )
}
