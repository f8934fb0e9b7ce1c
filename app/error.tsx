'use client'

import { ErrorNotice } from '@/components/shell/error-notice'

/** Outside the faces; inside them the frame stays around the same words. */
export default function ErrorPage(props: { error: unknown; retry: () => void }) {
  return (
    <main>
      <ErrorNotice {...props} />
    </main>
  )
}
