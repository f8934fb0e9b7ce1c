import type { Metadata } from 'next'
import { currentActor } from '@/app/session'
import { ProjectPage } from '@/components/investment/project-page'

export const metadata: Metadata = { title: '投资项目' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <ProjectPage face="ent" actor={await currentActor('ent')} id={(await params).id} />
}
