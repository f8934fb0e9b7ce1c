import type { Viewport } from 'next'
import type { ReactNode } from 'react'
import './screen.css'

export const viewport: Viewport = { themeColor: '#050f22' }

/** The wall: no frame around it, its own dark ground. */
export default function Layout({ children }: { children: ReactNode }) {
  return <div data-screen>{children}</div>
}
