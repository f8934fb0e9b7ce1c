'use client'

import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { AlertTriangle, Ban, Circle, CircleCheck, CircleDot, CirclePause, OctagonAlert, TriangleAlert } from '@/components/ui/icon'

export type Tone = 'neutral' | 'brand' | 'danger' | 'warn' | 'notice' | 'ok'
export type Shape = 'dot' | 'ring' | 'check' | 'alert' | 'stop' | 'pause' | 'ban' | 'none'

const toneClass: Record<Tone, string> = {
  neutral: 'bg-slate-100 text-slate-700',
  brand: 'bg-brand-50 text-brand-700',
  danger: 'bg-danger-100 text-danger',
  warn: 'bg-warn-100 text-[#9a3b05]',
  notice: 'bg-notice-50 text-notice',
  ok: 'bg-ok-50 text-ok',
}

const icons = { dot: CircleDot, ring: Circle, check: CircleCheck, alert: TriangleAlert, stop: OctagonAlert, pause: CirclePause, ban: Ban }

type Props = { tone?: Tone; shape?: Shape; className?: string; title?: string; children: ReactNode }

/** A state in a word, with a shape and a tone; never told by colour alone. */
export function Status({ tone = 'neutral', shape = 'none', className, title, children }: Props) {
  const Icon = shape === 'none' ? null : icons[shape]
  return (
    <span title={title} className={clsx('status', toneClass[tone], className)}>
      {Icon && <Icon aria-hidden className="size-3 stroke-[2.5]" />}
      {children}
    </span>
  )
}

/** The four alert levels as a Status: 红/橙/黄/蓝 with its word. */
export function LevelStatus({ level, children }: { level: '红' | '橙' | '黄' | '蓝'; children?: ReactNode }) {
  const tone = ({ 红: 'danger', 橙: 'warn', 黄: 'notice', 蓝: 'brand' } as const)[level]
  const Icon = level === '红' ? OctagonAlert : AlertTriangle
  return (
    <span className={clsx('status', toneClass[tone])}>
      <Icon aria-hidden className="size-3 stroke-[2.5]" />
      {level}
      {children && <span>· {children}</span>}
    </span>
  )
}
