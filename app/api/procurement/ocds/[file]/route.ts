import { extensionDocument, releasePatch } from '@/lib/procurement/ocds/extension-document'
import { extensionAddress } from '../address'

type Context = { params: Promise<{ file: string }> }

/** The extension of OCDS with which releases are exported, for whoever reads them: `extension.json` and its `release-schema.json`. */
export async function GET(request: Request, { params }: Context) {
  const { file } = await params
  if (file === 'extension.json') return Response.json(extensionDocument(extensionAddress(request, 'release-schema.json')))
  if (file === 'release-schema.json') return Response.json(releasePatch())
  return new Response(null, { status: 404 })
}
