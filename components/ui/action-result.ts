/** What a server action hands back to an island: done (with a message, or where to go next), or the Refusal as a value. */
export type ActionResult =
  | { ok: true; message?: string; href?: string; failures?: readonly { id: string; message: string }[] }
  | { ok: false; message: string; fields?: Readonly<Record<string, string>> }
