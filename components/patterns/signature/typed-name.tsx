import { describedBy, Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'

type Props = { name: string; value: string; onChange: (value: string) => void }

/** For who cannot draw: typing the own name counts as the signature. */
export function TypedName({ name, value, onChange }: Props) {
  const hint = `请键入本人姓名“${name}”，与手写签名同等记录`
  const error = value.trim() !== '' && !name.startsWith(value.trim()) ? '与登录人姓名不一致' : undefined
  return (
    <Field id="typed-name" label="键入姓名确认签名" required hint={hint} error={error}>
      <Input
        id="typed-name"
        value={value}
        maxLength={40}
        autoComplete="off"
        invalid={Boolean(error)}
        aria-describedby={describedBy('typed-name', hint, error)}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  )
}
