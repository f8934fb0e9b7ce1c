type Place = Pick<EventTarget, 'addEventListener' | 'removeEventListener'> & { navigator: { onLine: boolean } }

/**
 * Does the work now, or as soon as the machine is back on the network: a page asked for anew without one would be given up by the
 * browser for its own page of errors, together with what is being typed. Returns what forgets the work.
 */
export function whenOnline(work: () => void, place: Place = window): () => void {
  if (place.navigator.onLine) {
    work()
    return () => undefined
  }
  place.addEventListener('online', work, { once: true })
  return () => place.removeEventListener('online', work)
}
