'use client'

import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { startPrerequisiteAction } from '@/app/actions/filing-actions'
import { useEditorTools } from '@/components/forms/editor-context'
import { Button } from '@/components/ui/button'
import { TextLink } from '@/components/ui/text-link'
import { toastFailed } from '@/components/ui/toast'
import type { Remedy } from '@/lib/matters/prerequisites/prerequisite'

type Props = { filingId: string; remedies: readonly Remedy[] }

/** The ways to what has to be done first: begin it over the same target, go on with the own draft, or look at what is in hand. */
export function PrerequisiteWays({ filingId, remedies }: Props) {
  const router = useRouter()
  const [starting, start] = useTransition()
  const { saveAll } = useEditorTools()
  const begin = (matter: string) =>
    start(async () => {
      await saveAll()
      const outcome = await startPrerequisiteAction(matter, filingId)
      if (outcome.ok && outcome.href) router.push(outcome.href)
      else if (!outcome.ok) toastFailed(outcome.message)
    })
  return (
    <ul className="mt-1 space-y-1">
      {remedies.map((one) => (
        <li key={one.matter} className="flex flex-wrap items-center gap-x-2">
          {one.state === 'draft' && one.filingId ? (
            <TextLink href={`/ent/filings/${one.filingId}/edit?for=${filingId}`}>继续填报草稿：{one.name}</TextLink>
          ) : one.state === 'in_hand' ? (
            <>
              <span className="text-muted">正在办理：{one.name}</span>
              {one.filingId && <TextLink href={`/ent/filings/${one.filingId}`}>{one.number ?? '查看办件'}</TextLink>}
            </>
          ) : (
            <Button size="sm" pending={starting} onClick={() => begin(one.matter)}>
              {one.state === 'decided' ? '重新办理' : '去办理'}：{one.name}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}
