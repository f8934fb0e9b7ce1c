import NextLink from 'next/link'
import type { ComponentProps } from 'react'

/**
 * A link inside the platform. Nothing is fetched ahead: every page is the person's own and worked out when it is asked for, so that
 * fetching the links in view would only ask the server some seventy times a page for what nobody opens.
 */
export function Link(props: ComponentProps<typeof NextLink>) {
  return <NextLink prefetch={false} {...props} />
}
