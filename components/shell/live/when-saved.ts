/** How long to wait before asking again whether what was typed has been saved, in milliseconds. */
const again = 1500

/**
 * Does the work now, or as soon as nothing on the page is unsaved, asked by the same event as closing the page would ask. A refresh whose
 * session has ended leads to the sign-in page, and takes what was only typed with it. The work gives what forgets it; so does this.
 */
export function whenSaved(work: () => () => void, place: Pick<EventTarget, 'dispatchEvent'> = window): () => void {
  let forget: () => void
  const look = () => {
    if (place.dispatchEvent(new Event('beforeunload', { cancelable: true }))) forget = work()
    else {
      const timer = setTimeout(look, again)
      forget = () => clearTimeout(timer)
    }
  }
  look()
  return () => forget()
}
