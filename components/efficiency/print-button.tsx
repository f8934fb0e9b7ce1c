'use client'

import { Button } from '@/components/ui/button'
import { Printer } from '@/components/ui/icon'

/** Opens the browser's print dialog. */
export function PrintButton() {
  return (
    <Button icon={<Printer aria-hidden className="size-4" />} onClick={() => window.print()}>
      打印
    </Button>
  )
}
