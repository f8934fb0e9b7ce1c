import { problem } from '@/app/problem'
import { apiActor } from '@/app/session'
import { liveScope } from '@/lib/identity/scope/live-scope'
import { listenLive } from '@/lib/platform/live'

export const dynamic = 'force-dynamic'

/** Server-sent events: topic and id of what changed in the asker's own rows. Does not count as activity of the person. */
export async function GET(request: Request) {
  try {
    const actor = await apiActor(false)
    const concerns = await liveScope(actor)
    const encoder = new TextEncoder()
    let close = () => undefined as void
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        const send = (text: string) => controller.enqueue(encoder.encode(text))
        send('retry: 2000\n\n')
        const stop = listenLive((message) => {
          if (concerns(message)) send(`data: ${JSON.stringify({ topic: message.topic, kind: message.kind, id: message.id })}\n\n`)
        })
        // A comment keeps proxies from closing the line, and the check ends the stream with its session.
        const beat = setInterval(() => {
          void apiActor(false).then(
            () => send(': beat\n\n'),
            () => close(),
          )
        }, 20_000)
        close = () => {
          clearInterval(beat)
          stop()
          try {
            controller.close()
          } catch {
            // already closed by the browser
          }
        }
        request.signal.addEventListener('abort', close)
      },
      cancel: () => close(),
    })
    return new Response(body, {
      headers: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store, no-transform', 'x-accel-buffering': 'no' },
    })
  } catch (error) {
    return problem(error, 'live')
  }
}
