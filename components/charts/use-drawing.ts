import { useRouter } from 'next/navigation'
import { type RefObject, useEffect, useRef } from 'react'
import type { Drawing } from '@/components/charts/chart-engine'
import type { ChartOption, ChartTheme } from '@/components/charts/chart-types'

export type DrawSize = { width: number; height: number }
export type MakeOption = (size: DrawSize) => ChartOption | Promise<ChartOption>

async function redraw(element: HTMLElement | null, drawing: Drawing | null, make: MakeOption): Promise<void> {
  if (!element || !drawing || element.clientWidth === 0) return
  const option = await make({ width: element.clientWidth, height: element.clientHeight })
  drawing.resize()
  drawing.show(option)
}

/** Draws into the returned element whenever `make` changes or the element changes its size; the engine is loaded on first use. */
export function useDrawing(make: MakeOption, theme: ChartTheme, renderer: 'svg' | 'canvas' = 'svg'): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null)
  const drawing = useRef<Drawing | null>(null)
  const latest = useRef(make)
  const router = useRouter()
  useEffect(() => {
    latest.current = make
    void redraw(place.current, drawing.current, make)
  }, [make])
  useEffect(() => {
    const element = place.current
    if (!element) return
    let gone = false
    const watch = new ResizeObserver(() => void redraw(element, drawing.current, latest.current))
    void import('@/components/charts/chart-engine').then(({ draw }) => {
      if (gone) return
      drawing.current = draw(element, theme, (href) => router.push(href), renderer)
      watch.observe(element)
    })
    return () => {
      gone = true
      watch.disconnect()
      drawing.current?.remove()
      drawing.current = null
    }
  }, [theme, renderer, router])
  return place
}
