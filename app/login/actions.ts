'use server'

import { redirect } from 'next/navigation'
import { pendingPages, sessionToken, visitor } from '@/app/session'
import type { ActionResult } from '@/components/ui/action-result'
import { beginEnrolment, changePassword, confirmEnrolment } from '@/lib/identity/sign-in/credentials'
import { answerFactor } from '@/lib/identity/sign-in/sign-in'
import { Refusal } from '@/lib/kernel/refusal'
import { settle } from '@/lib/platform/action'

async function atTheDoor() {
  const person = await visitor()
  if (!person) throw new Refusal('unauthenticated', '登录已失效，请重新登录。')
  return person
}

export async function answerFactorAction(_: ActionResult | null, form: FormData): Promise<ActionResult> {
  const outcome = await settle('answerFactor', async () =>
    answerFactor((await sessionToken()) ?? '', String(form.get('code') ?? '').trim(), new Date()),
  )
  if (!outcome.ok) return outcome
  redirect(outcome.result.pending ? pendingPages[outcome.result.pending] : '/')
}

export async function confirmEnrolmentAction(_: ActionResult | null, form: FormData): Promise<ActionResult> {
  const outcome = await settle('confirmEnrolment', async () =>
    confirmEnrolment(await atTheDoor(), String(form.get('code') ?? '').trim(), new Date()),
  )
  if (!outcome.ok) return outcome
  redirect(outcome.result.pending ? pendingPages[outcome.result.pending] : '/')
}

export async function changePasswordAction(_: ActionResult | null, form: FormData): Promise<ActionResult> {
  const outcome = await settle('changePassword', async () => {
    const wanted = String(form.get('wanted') ?? '')
    if (wanted !== String(form.get('again') ?? ''))
      throw new Refusal('invalid', '两次输入的新口令不一致', { again: '两次输入的新口令不一致' })
    await changePassword(await atTheDoor(), String(form.get('current') ?? ''), wanted, new Date())
  })
  if (!outcome.ok) return outcome
  redirect('/')
}

export async function enrolmentSecret(): Promise<{ secret: string; uri: string }> {
  return beginEnrolment(await atTheDoor())
}
