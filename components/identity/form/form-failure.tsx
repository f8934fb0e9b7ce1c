/** What did not work, above the fields; fields say their own part below themselves. */
export function FormFailure({ message }: { message: string | undefined }) {
  if (!message) return null
  return (
    <p role="alert" className="mb-3 rounded-md border border-danger-200 bg-danger-50 px-3 py-2 text-sm text-danger">
      {message}
    </p>
  )
}
