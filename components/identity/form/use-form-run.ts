import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import {
  askedValues,
  type FieldValue,
  type FormAction,
  type FormField,
  type FormResult,
  type FormValues,
  initialValues,
} from '@/components/identity/form/form-field'
import { toastDone } from '@/components/ui/toast'

type Options = { fields: readonly FormField[]; fixed?: FormValues | undefined; action: FormAction; onDone: () => void }

/** The state of a short form: values, what is wrong, the secret of a done action; `run` sends what is asked for with the fixed values. */
export function useFormRun({ fields, fixed = {}, action, onDone }: Options) {
  const router = useRouter()
  const [values, setValues] = useState<Record<string, FieldValue>>(() => initialValues(fields))
  const [failure, setFailure] = useState<{ message: string; fields: Readonly<Record<string, string>> } | null>(null)
  const [secretive, setSecretive] = useState<FormResult | null>(null)
  const [pending, start] = useTransition()
  const run = () =>
    start(async () => {
      const result = await action({ ...askedValues(fields, values), ...fixed })
      if (!result.ok) return setFailure({ message: result.message, fields: result.fields ?? {} })
      setFailure(null)
      if (result.secret) setSecretive(result)
      else finish(result)
    })
  const finish = (result: FormResult | null = secretive) => {
    if (result?.ok && result.message) toastDone(result.message)
    setSecretive(null)
    onDone()
    if (result?.ok && result.href) router.push(result.href)
    router.refresh()
  }
  const reset = () => {
    setValues(initialValues(fields))
    setFailure(null)
  }
  const change = (key: string, value: FieldValue) => setValues((before) => ({ ...before, [key]: value }))
  return { values, change, failure, secret: secretive?.secret, pending, run, reset, finish }
}
