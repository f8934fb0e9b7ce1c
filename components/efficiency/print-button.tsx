'use client'

import { Printer } from 'lucide-react'
import { Button } from '@/components/ui/button'

/** Opens the browser's print dialog. */
export function PrintButton() {
  return (
    <Button icon={<Printer aria-hidden className="size-4" />} onClick={() => window.print()}>
      打印
    </Button>
  )
}
