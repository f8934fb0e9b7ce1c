import { cache } from 'react'
import { shellCounts } from '@/lib/dashboards/shell-counts'
import type { Actor } from '@/lib/kernel/actor'
import { runQuery } from '@/lib/platform/query'

/** The numbers of the frame, asked once a request; the inbox shows them, too. */
export const countsOf = cache((actor: Actor) => runQuery(shellCounts, actor, {}))
