import { type PointerEvent, useRef, useState } from 'react'
import type { Ink, InkPoint } from '@/components/patterns/signature/ink-types'

type Place = { x: number; y: number; width: number; height: number }

/** Where a pointer is on the pad, in pixels of the pad as it is drawn; `turned` = the pad stands on its side (90° clockwise). */
function placeOf(event: { clientX: number; clientY: number }, box: DOMRect, turned: boolean): Place {
  if (!turned) return { x: event.clientX - box.left, y: event.clientY - box.top, width: box.width, height: box.height }
  return { x: event.clientY - box.top, y: box.right - event.clientX, width: box.height, height: box.width }
}

const within = (value: number, most: number) => Math.round(Math.min(Math.max(value, 0), most))

/** Collects strokes from a mouse, a finger or a pen. Coalesced events are kept, so that a quick hand leaves a smooth line. */
export function useInk(turned: boolean) {
  const [ink, setInk] = useState<Ink | null>(null)
  const running = useRef<{ pointer: number; from: number } | null>(null)
  const began = useRef<number | null>(null)

  const pointsOf = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    began.current ??= event.timeStamp
    const from = began.current
    const native = event.nativeEvent
    const events = native.getCoalescedEvents?.() ?? []
    const points = (events.length > 0 ? events : [native]).map((one): InkPoint => {
      const { x, y, width, height } = placeOf(one, box, turned)
      // A mouse always says 0.5: it has no pressure.
      const pressure = one.pointerType === 'mouse' ? 0 : Math.round(one.pressure * 1000)
      return [within(x, width), within(y, height), within(pressure, 1000), within(one.timeStamp - from, 3_600_000)]
    })
    const { width, height } = placeOf(event, box, turned)
    return { points, width: Math.round(width), height: Math.round(height) }
  }

  const down = (event: PointerEvent<SVGSVGElement>) => {
    if (running.current || (event.pointerType === 'mouse' && event.button !== 0)) return
    event.preventDefault()
    event.currentTarget.setPointerCapture(event.pointerId)
    const { points, width, height } = pointsOf(event)
    running.current = { pointer: event.pointerId, from: event.timeStamp }
    setInk((old) => ({ width, height, strokes: [...(old?.strokes ?? []), points.slice(-1)] }))
  }
  const move = (event: PointerEvent<SVGSVGElement>) => {
    if (running.current?.pointer !== event.pointerId) return
    const { points } = pointsOf(event)
    setInk((old) => {
      const last = old?.strokes.at(-1)
      if (!old || !last) return old
      return { ...old, strokes: [...old.strokes.slice(0, -1), [...last, ...points]] }
    })
  }
  const up = (event: PointerEvent<SVGSVGElement>) => {
    if (running.current?.pointer === event.pointerId) running.current = null
  }
  const undo = () => setInk((old) => (old && old.strokes.length > 1 ? { ...old, strokes: old.strokes.slice(0, -1) } : null))
  return {
    ink,
    clear: () => setInk(null),
    undo,
    handlers: { onPointerDown: down, onPointerMove: move, onPointerUp: up, onPointerCancel: up },
  }
}
