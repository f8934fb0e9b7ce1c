import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { DueStatementPage } from '@/components/finance/statement/due-statement-page'

export const metadata: Metadata = { title: '待编报的报表' }

type Props = { params: Promise<{ id: string }> }

export default async function Page({ params }: Props) {
  return <DueStatementPage actor={await currentActor('ent')} id={(await params).id} />
}
