import { problem } from '@/app/problem'
import { apiActor } from '@/app/session'
import type { Actor } from '@/lib/kernel/actor'

type Make = (actor: Actor, params: Record<string, string>, now: Date) => Promise<{ file: ArrayBuffer; name: string }>

/** Answers a GET with a workbook made under the person's own rights from the parameters of the address. */
export async function workbookResponse(request: Request, where: string, make: Make): Promise<Response> {
  try {
    const { file, name } = await make(await apiActor(), Object.fromEntries(new URL(request.url).searchParams), new Date())
    return new Response(new Uint8Array(file), {
      headers: {
        'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
        'cache-control': 'no-store',
      },
    })
  } catch (error) {
    return problem(error, where)
  }
}
