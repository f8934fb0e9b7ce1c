'use client'

import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { openDraftAction } from '@/app/actions/catalogue-actions'
import { Button } from '@/components/ui/button'
import { toastFailed } from '@/components/ui/toast'
import type { CatalogueKind } from '@/lib/matters/catalogue/kinds'

type Props = { kind: CatalogueKind; code: string; label: string /** In a row of a table. */; small?: boolean }

/** Opens the draft in hand, or begins one from the newest version, and goes to its editor. */
export function OpenDraft({ kind, code, label, small = false }: Props) {
  const router = useRouter()
  const [pending, start] = useTransition()
  const open = () =>
    start(async () => {
      const outcome = await openDraftAction(kind, code)
      if (outcome.ok && outcome.href) router.push(outcome.href)
      else if (!outcome.ok) toastFailed(outcome.message)
    })
  return (
    <Button tone={small ? 'quiet' : 'primary'} size={small ? 'sm' : 'md'} pending={pending} onClick={open}>
      {label}
    </Button>
  )
}
