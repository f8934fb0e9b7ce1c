import { NotFoundNotice } from '@/components/shell/not-found-notice'

/** Inside the frame, so that the person can go on from here. */
export default function NotFound() {
  return <NotFoundNotice />
}
