'use client'

import { ErrorNotice } from '@/components/shell/error-notice'

/** Inside the frame: what failed is told, the rest stays usable. */
export default function Trouble(props: Parameters<typeof ErrorNotice>[0]) {
  return <ErrorNotice {...props} />
}
