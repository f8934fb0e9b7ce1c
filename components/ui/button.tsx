import { clsx } from 'clsx'
import type { ComponentProps, ReactNode } from 'react'
import { LoaderCircle } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'

export type ButtonTone = 'primary' | 'secondary' | 'danger' | 'quiet'
export type ButtonSize = 'sm' | 'md'

const tones: Record<ButtonTone, string> = {
  primary: 'border-brand bg-brand text-white hover:bg-brand-700 active:bg-brand-800',
  secondary: 'border-line-strong bg-white text-ink hover:border-brand-300 hover:bg-brand-50 active:bg-brand-100',
  danger: 'border-danger-200 bg-white text-danger hover:bg-danger-50 active:bg-danger-100',
  quiet: 'border-transparent bg-transparent text-brand hover:bg-brand-50 active:bg-brand-100',
}

const sizes: Record<ButtonSize, string> = { sm: 'h-7 px-2 text-sm gap-1', md: 'h-8 px-3 gap-1.5 max-sm:h-10' }

/** The classes of a button, for elements that must look like one (menu triggers, file labels). */
export function buttonClass(tone: ButtonTone = 'secondary', size: ButtonSize = 'md', className?: string): string {
  return clsx(
    'inline-flex shrink-0 items-center justify-center whitespace-nowrap rounded-md border font-medium transition-colors select-none',
    'disabled:opacity-50 aria-disabled:opacity-50',
    tones[tone],
    sizes[size],
    className,
  )
}

type ButtonProps = ComponentProps<'button'> & { tone?: ButtonTone; size?: ButtonSize; pending?: boolean; icon?: ReactNode }

/** A button named by what it does; `pending` keeps its width, shows a spinner and takes no second press. */
export function Button({ tone, size, pending = false, icon, className, children, disabled, type = 'button', ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      disabled={disabled || pending}
      aria-busy={pending || undefined}
      className={buttonClass(tone, size, clsx('relative', className))}
    >
      {pending && <LoaderCircle aria-hidden className="absolute size-4 animate-spin" />}
      <span className={clsx('inline-flex items-center gap-1.5', pending && 'opacity-0')}>
        {icon}
        {children}
      </span>
    </button>
  )
}

type ButtonLinkProps = ComponentProps<typeof Link> & { tone?: ButtonTone; size?: ButtonSize; icon?: ReactNode }

/** A link that looks like a button: goes somewhere, changes nothing. */
export function ButtonLink({ tone, size, icon, className, children, ...rest }: ButtonLinkProps) {
  return (
    <Link {...rest} className={buttonClass(tone, size, className)}>
      {icon}
      {children}
    </Link>
  )
}
