import { useRef } from 'react'
import { Button } from '@/components/ui/button'
import { Textarea } from '@/components/ui/textarea'
import { errorAt, pointAt } from '@/lib/kernel/expr/errors'
import type { CatalogueFault } from '@/lib/matters/catalogue/check'

type Props = {
  id: string
  value: string
  invalid: boolean
  fault: CatalogueFault | undefined
  'aria-describedby': string | undefined
  onChange: (text: string) => void
}

/** An expression as text; a fault is pointed at below the very character, and a press puts the cursor there. */
export function ExpressionInput({ value, fault, onChange, ...rest }: Props) {
  const box = useRef<HTMLTextAreaElement>(null)
  const start = (fault?.column ?? 1) - 1
  const go = () => {
    box.current?.focus()
    box.current?.setSelectionRange(start, start + 1)
  }
  return (
    <>
      <Textarea
        {...rest}
        ref={box}
        rows={1}
        value={value}
        spellCheck={false}
        className="font-mono text-sm"
        onChange={(event) => onChange(event.target.value)}
      />
      {fault && value !== '' && (
        <div className="mt-1 flex items-start gap-2">
          <pre className="min-w-0 flex-1 overflow-x-auto rounded-sm bg-danger-50 px-2 py-1 font-mono text-xs text-danger">
            {pointAt(value, errorAt(value, fault.message, start))
              .split('\n')
              .slice(0, 2)
              .join('\n')}
          </pre>
          <Button size="sm" tone="quiet" onClick={go}>
            到出错处
          </Button>
        </div>
      )}
    </>
  )
}
