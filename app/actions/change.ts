import { revalidatePath } from 'next/cache'
import { apiActor } from '@/app/session'
import type { FormResult } from '@/components/identity/form/form-field'
import { settle } from '@/lib/platform/action'
import { type Command, runCommand } from '@/lib/platform/command'

/** Runs a command for the person of this request; every page is asked anew afterwards. `say` gives the words for what came of it, or the whole answer. */
export async function change<I, O>(
  command: Command<I, O>,
  values: unknown,
  say: string | ((result: O) => string | FormResult),
): Promise<FormResult> {
  const outcome = await settle(command.name, async () => runCommand(command, await apiActor(), values))
  if (!outcome.ok) return outcome
  revalidatePath('/', 'layout')
  const said = typeof say === 'string' ? say : say(outcome.result)
  return typeof said === 'string' ? { ok: true, message: said } : said
}
