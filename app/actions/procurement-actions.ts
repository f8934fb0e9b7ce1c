'use server'

import { revalidatePath } from 'next/cache'
import { apiActor } from '@/app/session'
import type { FormResult, FormValues } from '@/components/identity/form/form-field'
import { settle } from '@/lib/platform/action'
import { runCommand } from '@/lib/platform/command'
import { setExpectation } from '@/lib/procurement/commands/expectations'
import { importExternal } from '@/lib/procurement/commands/external'
import { stopImport } from '@/lib/procurement/commands/imports'
import { importReferences } from '@/lib/procurement/commands/references'
import { revealIdentifiers } from '@/lib/procurement/commands/reveal'

export async function revealIdentifiersAction(values: FormValues): Promise<FormResult> {
  const outcome = await settle(revealIdentifiers.name, async () => runCommand(revealIdentifiers, await apiActor(), values))
  if (!outcome.ok) return outcome
  return {
    ok: true,
    message: '已记入审计日志',
    secret: {
      title: '身份标识原文',
      value: outcome.result.lines.join('\n'),
      copy: '复制原文',
      note: '关闭后不再显示。这次查看已连同事由记入审计日志。',
    },
  }
}

export async function importReferencesAction(values: FormValues): Promise<FormResult> {
  const outcome = await settle(importReferences.name, async () => runCommand(importReferences, await apiActor(), values))
  if (!outcome.ok) return outcome
  revalidatePath('/', 'layout')
  return { ok: true, message: `已导入 ${outcome.result.count} 个基准` }
}

export async function importExternalAction(values: FormValues): Promise<FormResult> {
  const outcome = await settle(importExternal.name, async () => runCommand(importExternal, await apiActor(), values))
  if (!outcome.ok) return outcome
  revalidatePath('/', 'layout')
  const { lines, taken, unknown } = outcome.result
  return { ok: true, message: `已登记：${lines} 行，新增 ${taken} 行${unknown > 0 ? `，${unknown} 行的主体不在库中` : ''}` }
}

export async function stopImportAction(values: FormValues): Promise<FormResult> {
  const outcome = await settle(stopImport.name, async () => runCommand(stopImport, await apiActor(), values))
  if (!outcome.ok) return outcome
  revalidatePath('/ent/procurement/imports')
  return { ok: true, message: '将在当前一批结束后停止' }
}

export async function setExpectationAction(values: FormValues): Promise<FormResult> {
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''))
  const outcome = await settle(setExpectation.name, async () => runCommand(setExpectation, await apiActor(), given))
  if (!outcome.ok) return outcome
  revalidatePath('/gov/procurement/coverage')
  return { ok: true, message: '已保存，自起用日期生效' }
}
