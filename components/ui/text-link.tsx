import { clsx } from 'clsx'
import type { ComponentProps } from 'react'
import { Link } from '@/components/ui/link'

/** An inline link inside the platform. */
export function TextLink({ className, ...rest }: ComponentProps<typeof Link>) {
  return (
    <Link {...rest} className={clsx('text-brand underline decoration-brand-200 underline-offset-3 hover:decoration-brand', className)} />
  )
}
