'use client'

import { useEffect, useRef, useState, useTransition } from 'react'
import { precheckAction } from '@/app/actions/filing-actions'
import { useEditorTools } from '@/components/forms/editor-context'
import { PrerequisiteWays } from '@/components/matters/editor/prerequisite-ways'
import { CheckList } from '@/components/patterns/check-list'
import { type Check, checkSummary } from '@/components/patterns/check-summary'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'

type Answer = Extract<Awaited<ReturnType<typeof precheckAction>>, { ok: true }>['result']

/** Asks beforehand what a submission would meet: entries, materials, every rule with reason, basis and how to mend. */
export function FilingPrecheck({ filingId, stopped }: { filingId: string /** How often a submission was stopped. */; stopped: number }) {
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [error, setError] = useState<string | null>(null)
  const [pending, start] = useTransition()
  const { saveAll } = useEditorTools()
  const run = () =>
    start(async () => {
      // What is checked is what the person sees, not what was saved a moment ago.
      await saveAll()
      const outcome = await precheckAction(filingId)
      setError(outcome.ok ? null : outcome.message)
      if (outcome.ok) setAnswer(outcome.result)
    })
  // A stopped submission shows what stopped it, with the ways out.
  const told = useRef(0)
  useEffect(() => {
    if (stopped > told.current) run()
    told.current = stopped
  })
  const checks = answer?.checks.filter((check) => check.result !== 'not_applicable').map((check) => toCheck(check, filingId)) ?? []
  return (
    <Card
      title="系统校验"
      note={answer ? checkSummary(checks) : '提交前可先校验，阻断项须整改后才能提交'}
      actions={
        <Button size="sm" pending={pending} onClick={run}>
          {answer ? '重新校验' : '立即校验'}
        </Button>
      }
    >
      <div role="status">
        {error && <p className="text-sm text-danger">{error}</p>}
        {answer && answer.issues.length + answer.missing.length > 0 && (
          <ul className="mb-3 space-y-1 text-sm">
            {answer.issues.map((issue) => (
              <li key={issue.path}>
                <a className="text-danger hover:underline" href={`#field-${issue.path}`}>
                  {issue.message}
                </a>
              </li>
            ))}
            {answer.missing.map((one) => (
              <li key={one.key}>
                <a className="text-danger hover:underline" href={`#materials.${one.key}`}>
                  请上传：{one.name}
                </a>
              </li>
            ))}
          </ul>
        )}
        {checks.length > 0 && <CheckList checks={checks} />}
      </div>
    </Card>
  )
}

function toCheck(check: Answer['checks'][number], filingId: string): Check {
  const outcome = check.result === 'passed' || check.result === 'failed' || check.result === 'manual' ? check.result : 'unknown'
  return {
    id: check.id,
    title: check.title,
    outcome,
    level: check.level,
    reason: check.reason || check.used.map((one) => `${one.label} ${one.value}（${one.from}）`).join('，'),
    basis: { text: check.basis, version: null, checked: true },
    mend: check.mend,
    working: check.working,
    href: check.field ? `#field-${check.field}` : null,
    ways: check.remedies.length > 0 ? <PrerequisiteWays filingId={filingId} remedies={check.remedies} /> : null,
  }
}
