'use client'

import { clsx } from 'clsx'
import type { Check, Working } from '@/components/patterns/check-summary'
import { CircleCheck, CircleHelp, CircleMinus, OctagonX, TriangleAlert } from '@/components/ui/icon'
import { Status } from '@/components/ui/status'

type Look = { icon: typeof CircleCheck; word: string; bar: string; ink: string }

function look(check: Check): Look {
  if (check.outcome === 'passed') return { icon: CircleCheck, word: '通过', bar: 'border-ok-200', ink: 'text-ok' }
  if (check.outcome === 'manual') return { icon: CircleHelp, word: '人工核查', bar: 'border-slate-400', ink: 'text-muted' }
  if (check.outcome === 'unknown') return { icon: CircleMinus, word: '未评价', bar: 'border-slate-300', ink: 'text-muted' }
  if (check.level === '阻断') return { icon: OctagonX, word: '阻断', bar: 'border-danger', ink: 'text-danger' }
  if (check.level === '预警') return { icon: TriangleAlert, word: '警告', bar: 'border-amber-500', ink: 'text-warn' }
  return { icon: TriangleAlert, word: '提示', bar: 'border-brand-300', ink: 'text-brand' }
}

const order = (check: Check) => {
  if (check.outcome === 'failed') return { 阻断: 0, 预警: 1, 提示: 2 }[check.level]
  return { manual: 3, unknown: 4, passed: 5 }[check.outcome]
}

/** Checks with what matters first; the passed ones fold into one line. */
export function CheckList({ checks }: { checks: readonly Check[] }) {
  const sorted = [...checks].sort((left, right) => order(left) - order(right))
  const passed = sorted.filter((check) => check.outcome === 'passed')
  return (
    <div className="space-y-2.5">
      {sorted.map((check) => check.outcome !== 'passed' && <CheckItem key={check.id} check={check} />)}
      {passed.length > 0 && (
        <details className="group">
          <summary className="flex items-center gap-1.5 text-sm text-ok">
            <CircleCheck aria-hidden className="size-4" />
            {passed.length} 项通过
            <span className="text-xs text-muted group-open:hidden">展开</span>
          </summary>
          <div className="mt-2 space-y-2">
            {passed.map((check) => (
              <CheckItem key={check.id} check={check} />
            ))}
          </div>
        </details>
      )}
    </div>
  )
}

function CheckItem({ check }: { check: Check }) {
  const { icon: Icon, word, bar, ink } = look(check)
  return (
    <article className={clsx('border-l-[3px] pl-2.5 text-sm', bar)}>
      <h3 className="flex flex-wrap items-center gap-x-1.5 font-semibold">
        <Icon aria-hidden className={clsx('size-3.5', ink)} />
        <span className={ink}>{word}</span>
        <span>{check.title}</span>
        <span className="ml-auto font-mono text-2xs font-normal text-muted">{check.id}</span>
      </h3>
      <p>{check.reason}</p>
      {check.working && check.working.length > 0 && <WorkingList lines={check.working} />}
      {check.outcome === 'failed' && check.mend && <p className="text-brand-700">整改：{check.mend}</p>}
      {check.basis && (
        <p className="text-xs text-muted">
          依据：{check.basis.text}
          {check.basis.version && `（${check.basis.version}）`} {!check.basis.checked && <Status tone="notice">待校核</Status>}
        </p>
      )}
      {check.ways}
      {check.href && (
        <a href={check.href} className="text-xs text-brand hover:underline">
          查看相关内容
        </a>
      )}
    </article>
  )
}

const marks = { yes: ['✓', '成立', 'text-ok'], no: ['✗', '不成立', 'text-danger'], open: ['?', '无法判定', 'text-muted'] } as const

/** The working of a check: each condition with a mark, both sides and their difference below it. */
function WorkingList({ lines }: { lines: readonly Working[] }) {
  return (
    <ul aria-label="校验过程" className="my-1 space-y-0.5 rounded-md bg-sunken px-2 py-1 text-xs">
      {lines.map((line) => {
        const [sign, word, ink] = marks[line.holds === null ? 'open' : line.holds ? 'yes' : 'no']
        return (
          <li key={line.text} className="flex gap-1.5">
            <span aria-hidden className={clsx('font-semibold', ink)}>
              {sign}
            </span>
            <span className="min-w-0 wrap-anywhere">
              <span className="sr-only">{word}：</span>
              {line.text}
              {line.sides && <span className="block text-muted tabular-nums">{line.sides}</span>}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
