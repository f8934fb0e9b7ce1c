import { cache } from 'react'
import { countsFrom, shellCounts } from '@/lib/dashboards/shell-counts'
import { runQuery } from '@/lib/platform/query'
import type { Visitor } from '@/lib/platform/session'

/** The numbers of the frame, which came with who asks; the inbox shows them, too. */
export const countsOf = cache(async (visitor: Visitor) => (visitor.frame ? countsFrom(visitor.frame) : runQuery(shellCounts, visitor, {})))
