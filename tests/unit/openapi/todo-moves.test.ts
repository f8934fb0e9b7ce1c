import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type DeskTask, type LastSaid, todoMoves } from '@/lib/openapi/office/todo-moves'

const task = (id: string, status: string, ...people: string[]): DeskTask => ({ id, status, people })
const said = (taskId: string, userId: string, type = 'todo.created'): LastSaid => ({ taskId, userId, type })
const words = (moves: ReturnType<typeof todoMoves>) => moves.map(({ taskId, userId, type }) => `${type} ${taskId} ${userId}`)

describe('what has to be said', () => {
  test('a new task to everybody of its desk', () => {
    expect(words(todoMoves([task('t', 'open', 'a', 'b')], []))).toEqual(['todo.created t a', 'todo.created t b'])
  })
  test('the others are told when one takes it, and again when it is put back', () => {
    expect(words(todoMoves([task('t', 'open', 'a')], [said('t', 'a'), said('t', 'b')]))).toEqual(['todo.withdrawn t b'])
    expect(words(todoMoves([task('t', 'open', 'a', 'b')], [said('t', 'a'), said('t', 'b', 'todo.withdrawn')]))).toEqual([
      'todo.created t b',
    ])
  })
  test('done is finished for all who had it, cancelled is withdrawn', () => {
    expect(words(todoMoves([task('t', 'done')], [said('t', 'a'), said('t', 'b')]))).toEqual(['todo.finished t a', 'todo.finished t b'])
    expect(words(todoMoves([task('t', 'cancelled')], [said('t', 'a')]))).toEqual(['todo.withdrawn t a'])
  })
  test('what came and went unseen is not said', () => {
    expect(todoMoves([task('t', 'done')], [])).toEqual([])
  })
})

const people = fc.uniqueArray(fc.constantFrom<string[]>('a', 'b', 'c'))
const tasks = fc.uniqueArray(
  fc.record({ id: fc.constantFrom('t', 'u', 'v'), status: fc.constantFrom('open', 'done', 'cancelled'), people }),
  { selector: ({ id }) => id },
)

test('after any course of events everybody’s list is as the desks are, and saying it again says nothing', () => {
  fc.assert(
    fc.property(fc.array(tasks, { maxLength: 6 }), (course) => {
      const last = new Map<string, LastSaid>()
      for (const now of course) {
        for (const move of todoMoves(now, [...last.values()])) last.set(`${move.taskId} ${move.userId}`, move)
        expect(todoMoves(now, [...last.values()])).toEqual([])
        for (const { id, status, people } of now)
          for (const person of ['a', 'b', 'c'])
            expect(last.get(`${id} ${person}`)?.type === 'todo.created').toBe(status === 'open' && people.includes(person))
      }
    }),
  )
})
