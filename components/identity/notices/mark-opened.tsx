'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { confirmCircularAction } from '@/app/actions/identity-actions'

/** A circular that asks for no receipt counts as read once it is open. */
export function MarkOpened({ id }: { id: string }) {
  const router = useRouter()
  useEffect(() => {
    void confirmCircularAction({ id }).then(() => router.refresh())
  }, [id, router])
  return null
}
