/** Phrases that are put at the end of the opinion when pressed; the whole phrase is in the title. */
export function PhraseChips({ phrases, onPick }: { phrases: readonly string[]; onPick: (phrase: string) => void }) {
  if (phrases.length === 0) return null
  return (
    <ul aria-label="常用语" className="scroll-thin flex gap-1.5 overflow-x-auto max-lg:flex-wrap">
      {phrases.map((phrase) => (
        <li key={phrase} className="shrink-0">
          <button
            type="button"
            title={phrase}
            onClick={() => onPick(phrase)}
            className="block max-w-48 truncate rounded-sm bg-slate-100 px-2 text-xs leading-6 text-slate-700 hover:bg-brand-50 hover:text-brand max-sm:leading-8"
          >
            {phrase}
          </button>
        </li>
      ))}
    </ul>
  )
}
