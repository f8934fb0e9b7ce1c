import { redirect } from 'next/navigation'
import { currentActor } from '@/app/session'

/** The portal's door: everybody goes to their own face. */
export default async function Home() {
  const person = await currentActor()
  redirect(person.side === 'gov' ? '/gov' : '/ent')
}
