import { shanghaiDate } from '@/lib/kernel/workday'
import { chineseDate } from '@/lib/matters/paper/content/words'
import { auditLine, writeAudit } from '@/lib/platform/command'
import { asSystem, type Tx } from '@/lib/platform/db'
import { cleanFileName } from '@/lib/platform/files/file-name'
import { newId } from '@/lib/platform/id'
import { put, type Stored } from '@/lib/platform/storage'
import { bookContent } from './book-content'
import { editionDigest } from './edition'
import { readHandbook } from './read-handbook'
import { type PrintedBook, renderBook } from './render-book'

type Edition = { id: string; digest: string; scope: string; orderedBy: string }

/**
 * Prints an ordered edition: for the worker, after `book.ordered`. Says how far it is while it works. Asked again for one that is done
 * it changes nothing. One whose definitions have changed since it was ordered fails with that reason, because the book would not be
 * what its digest says.
 */
export async function printBook(editionId: string, now: Date): Promise<void> {
  const { edition, source } = await asSystem('读取待印的一本通', async (tx) => {
    const edition = await tx.bookEdition.findUniqueOrThrow({ where: { id: editionId } })
    return { edition, source: await readHandbook(tx, edition.scope) }
  })
  if (edition.status === 'done') return
  if (editionDigest(source, edition.scope) !== edition.digest)
    return tell(edition.id, { status: 'failed', error: '排版前事项已发布新版本，请重新导出。' })
  await tell(edition.id, { status: 'printing', done: 0, error: null })
  try {
    const laidOut: number[] = []
    const head = { scope: edition.scope, day: chineseDate(shanghaiDate(now)), digest: edition.digest }
    const content = bookContent(source, head, (done) => laidOut.push(done))
    await tell(edition.id, { done: laidOut.length })
    const book = renderBook(content)
    await keep(edition, content.title, book, await put(book.pdf), now)
  } catch (error) {
    await tell(edition.id, { status: 'failed', error: '排版没有完成，请稍后重新导出；仍不成功请联系系统管理员。' })
    throw error
  }
}

type Change = { status?: string; done?: number; error?: string | null }

async function tell(id: string, data: Change): Promise<void> {
  await asSystem('一本通排版进度', (tx) => tx.bookEdition.update({ where: { id }, data }))
}

async function keep(edition: Edition, title: string, { pages }: PrintedBook, stored: Stored, now: Date): Promise<void> {
  await asSystem('保存印成的一本通', async (tx) => {
    await tx.$queryRaw`select id from book_edition where id = ${edition.id}::uuid for update`
    const current = await tx.bookEdition.findUniqueOrThrow({ where: { id: edition.id } })
    if (current.status === 'done') return
    const fileId = newId()
    const name = cleanFileName(`${title}（${shanghaiDate(now)}）.pdf`)
    await tx.storedFile.create({
      data: {
        ...{ id: fileId, name, size: BigInt(stored.size), mime: 'application/pdf', sm3: stored.sm3, storageKey: stored.key },
        ...{ orgId: await commissionOf(tx), uploadedBy: edition.orderedBy, uploadedAt: now, scan: 'clean' },
        ...{ ownerKind: 'book', ownerId: edition.id },
      },
    })
    await tx.bookEdition.update({ where: { id: edition.id }, data: { status: 'done', pages, fileId, finishedAt: now, error: null } })
    const note = { subjectKind: 'book', subjectId: edition.id, detail: { scope: edition.scope, pages, sm3: stored.sm3 } }
    await writeAudit(tx, [auditLine('printBook', null, note, now)])
  })
}

/** The handbook is the commission's, whoever ordered its print. */
async function commissionOf(tx: Tx): Promise<string> {
  const { orgId } = await tx.department.findFirstOrThrow({ select: { orgId: true } })
  return orgId
}
