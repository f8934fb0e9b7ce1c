'use client'

import { useEffect, useMemo, useState } from 'react'
import { Status } from '@/components/ui/status'
import type { FormContext } from '@/lib/forms/parse/parsed'
import type { FormValues } from '@/lib/forms/schema'
import { type Delegated, levelOf } from '@/lib/matters/delegations/level'
import type { DelegationItem } from '@/lib/matters/delegations/schema'
import { changeBetween, outlineOf, particularOf, type Shift, type Situated, type SituationChange } from '@/lib/matters/situations'

type Props = {
  matter: Situated
  values: FormValues
  context: FormContext
  /** Who may decide, by the delegation list of the enterprise; null where nothing is decided (报告). */
  delegation: { matter: Omit<Delegated, 'form'>; items: readonly DelegationItem[] } | null
}

/** Which situation the form describes as it stands, who decides and why, and what the last change of situation brought and took away. */
export function SituationStrip({ matter, values, context, delegation }: Props) {
  const decided = useMemo(
    () => delegation && levelOf({ ...delegation.matter, form: matter.form }, delegation.items, values, context.today ?? ''),
    [delegation, matter, values, context],
  )
  const outline = useMemo(() => {
    const facts = decided ? { ...context.facts, 'base.delegation.level': decided.level } : context.facts
    return outlineOf(matter, values, { ...context, ...(facts ? { facts } : {}) })
  }, [matter, values, context, decided])
  const [seen, setSeen] = useState(outline)
  const [change, setChange] = useState<SituationChange | null>(null)
  const key = JSON.stringify(outline)
  useEffect(() => {
    if (JSON.stringify(seen) === key) return
    const next = changeBetween(matter, seen, outline)
    if (kinds.some((kind) => next[kind].added.length + next[kind].removed.length > 0)) setChange(next)
    setSeen(outline)
  }, [key, seen, outline, matter])
  const situation = matter.situations.find((one) => one.code === outline.situation)
  const particular = particularOf(matter, outline)
  return (
    <section
      aria-label="办理情形"
      aria-live="polite"
      className="sticky top-12 z-10 space-y-1 rounded-lg border border-line bg-white px-4 py-2 text-sm shadow-pop"
    >
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className="text-muted">情形</span>
        <strong>{situation ? `${situation.code} ${situation.name}` : '填写后自动判定'}</strong>
        <Counts change={particular} />
        {decided && (
          <span className="flex flex-wrap items-center gap-x-2">
            <Status tone={decided.level === '国资委审批' ? 'neutral' : 'ok'}>{decided.level}</Status>
            <span className="text-muted">{decided.why}</span>
          </span>
        )}
      </p>
      {change && (
        <p className="text-muted">
          刚才的改动：
          {kinds
            .map((kind) => shiftWords(labels[kind], change[kind]))
            .filter(Boolean)
            .join('；')}
          。{change.fields.removed.length > 0 && '已填内容保留在草稿中，换回原情形即恢复，提交时不上报。'}
        </p>
      )}
    </section>
  )
}

const kinds = ['materials', 'fields', 'steps'] as const
const labels = { materials: '材料', fields: '字段', steps: '环节' }

/** Signed counts of what the situation adds to the common part and takes from the whole way. */
function Counts({ change }: { change: SituationChange }) {
  return (
    <span className="flex gap-2 tabular-nums">
      {kinds.map((kind) => {
        const { added, removed } = change[kind]
        if (added.length + removed.length === 0) return null
        return (
          <span key={kind} title={[...added.map((name) => `＋${name}`), ...removed.map((name) => `－${name}`)].join('\n')}>
            {labels[kind]}
            {added.length > 0 && <span className="ml-1 text-ok">+{added.length}</span>}
            {removed.length > 0 && <span className="ml-1 text-danger">−{removed.length}</span>}
          </span>
        )
      })}
    </span>
  )
}

function shiftWords(label: string, { added, removed }: Shift): string {
  const came = added.length > 0 ? ` +${added.length}（${named(added)}）` : ''
  const went = removed.length > 0 ? ` −${removed.length}（${named(removed)}）` : ''
  return came || went ? `${label}${came}${went}` : ''
}

const named = (names: readonly string[]) => `${names.slice(0, 3).join('、')}${names.length > 3 ? '等' : ''}`
