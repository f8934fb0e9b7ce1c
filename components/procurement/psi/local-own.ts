import { ownText, readOwn } from '@/lib/procurement/psi/own-file'
import type { Own } from '@/lib/procurement/psi/protocol'

const place = (id: string) => `psi:${id}`

/** What this browser keeps of a comparison: list and key. Nothing of it is ever sent. */
export function loadOwn(id: string): Own | null {
  const text = localStorage.getItem(place(id))
  try {
    return text ? readOwn(text, id) : null
  } catch {
    return null
  }
}

export function keepOwn(id: string, own: Own): void {
  localStorage.setItem(place(id), ownText(id, own))
}

export function forgetOwn(id: string): void {
  localStorage.removeItem(place(id))
}

/** A list with a new key from the browser's random source. */
export function newOwn(codes: readonly string[]): Own {
  return { seed: crypto.getRandomValues(new Uint8Array(32)), codes }
}

/** Hands a text over as a file. */
export function saveFile(name: string, text: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}

/** Lets the page draw and listen between two pieces of work; unlike a timer it is not slowed down in the background. */
export function breathe(): Promise<void> {
  return new Promise((done) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      done()
    }
    port2.postMessage(null)
  })
}
