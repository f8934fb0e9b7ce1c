'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { createFilingAction } from '@/app/actions/filing-actions'
import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/select'
import { toastFailed } from '@/components/ui/toast'

type Props = { matter: string; places: readonly { id: string; name: string }[] }

/** Begins a filing; where the person also files for subsidiaries, asks for which enterprise first. */
export function StartFiling({ matter, places }: Props) {
  const router = useRouter()
  const [org, setOrg] = useState(places[0]?.id ?? '')
  const [starting, start] = useTransition()
  const begin = () =>
    start(async () => {
      const outcome = await createFilingAction(matter, org)
      if (outcome.ok && outcome.href) router.push(outcome.href)
      else if (!outcome.ok) toastFailed(outcome.message)
    })
  return (
    <>
      {places.length > 1 && (
        <Select
          aria-label="申报企业"
          value={org}
          onChange={(event) => setOrg(event.target.value)}
          options={places.map((place) => ({ value: place.id, label: place.name }))}
        />
      )}
      <Button tone="primary" pending={starting} onClick={begin}>
        开始申报
      </Button>
    </>
  )
}
