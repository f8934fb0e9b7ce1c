import type { ReactNode } from 'react'
import { dateTimeText } from '@/components/patterns/date-time'
import { Check, CloudOff, LoaderCircle, TriangleAlert } from '@/components/ui/icon'
import type { SaveState } from './draft-saver'

type Props = { state: SaveState; lastSavedAt: string | null; malformed: number; onConflict: () => void }

/** What has become of what was typed: 已自动保存 10:42, being saved, kept on this machine while offline, or changed by somebody else. */
export function SaveStatus({ state, lastSavedAt, malformed, onConflict }: Props) {
  return (
    <div role="status" aria-live="polite" className="flex min-w-0 flex-wrap items-center gap-x-3 text-sm">
      {line(state, lastSavedAt, onConflict)}
      {malformed > 0 && <span className="text-warn">{malformed} 项格式有误，改正后保存</span>}
    </div>
  )
}

function line(state: SaveState, lastSavedAt: string | null, onConflict: () => void): ReactNode {
  switch (state.kind) {
    case 'clean':
      return lastSavedAt === null ? (
        <span className="text-muted">填写内容将自动保存</span>
      ) : (
        <Words icon={<Check aria-hidden className="size-4 text-ok" />}>已自动保存 {dateTimeText(lastSavedAt).slice(11)}</Words>
      )
    case 'dirty':
      return <span className="text-muted">有未保存的修改</span>
    case 'saving':
      return <Words icon={<LoaderCircle aria-hidden className="size-4 animate-spin" />}>正在保存…</Words>
    case 'offline':
      return (
        <Words tone="text-warn" icon={<CloudOff aria-hidden className="size-4" />}>
          网络中断或登录已过期，内容已存于本机，将自动重试
        </Words>
      )
    case 'failed':
      return (
        <Words tone="text-danger" icon={<TriangleAlert aria-hidden className="size-4" />}>
          未能保存：{state.message}
        </Words>
      )
    case 'conflict':
      return (
        <Words tone="text-danger" icon={<TriangleAlert aria-hidden className="size-4" />}>
          {state.conflict.by} 也修改了本表，
          <button type="button" onClick={onConflict} className="font-medium text-brand underline underline-offset-2">
            请选择保留哪一方
          </button>
        </Words>
      )
  }
}

function Words({ icon, tone = 'text-muted', children }: { icon: ReactNode; tone?: string; children: ReactNode }) {
  return (
    <span className={`inline-flex items-center gap-1.5 ${tone}`}>
      {icon}
      <span>{children}</span>
    </span>
  )
}
