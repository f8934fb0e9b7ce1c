import { parseDate } from '@internationalized/date'
import { useState } from 'react'
import {
  Button as AriaButton,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  Dialog,
  DialogTrigger,
  Heading,
  Popover,
} from 'react-aria-components'
import { type ControlProps, textOf } from '@/components/forms/control-props'
import { CalendarDays, ChevronLeft, ChevronRight } from '@/components/ui/icon'
import { Input } from '@/components/ui/input'
import { readDate } from '@/lib/forms/parse/date'

const step = 'rounded-md p-1.5 text-muted hover:bg-ground hover:text-ink'

/** A day: typed in any usual form (2026-1-2, 2026/1/2, 2026年1月2日), set straight on leaving, or chosen from a calendar. */
export function DateControl({ id, field, value, onChange, invalid, required, readOnly, describedBy, cellLabel }: ControlProps) {
  const [open, setOpen] = useState(false)
  const text = textOf(value)
  const day = readDate(text)
  const name = cellLabel ?? field.label
  return (
    <span className="relative block">
      <Input
        id={id}
        value={text}
        onChange={(event) => onChange(event.target.value)}
        onBlur={() => day && day !== text && onChange(day)}
        invalid={invalid}
        readOnly={readOnly}
        placeholder={cellLabel ? undefined : '如 2026-01-02'}
        autoComplete="off"
        className="pr-9 tabular-nums"
        aria-required={required || undefined}
        aria-describedby={describedBy}
        aria-label={cellLabel}
      />
      {!readOnly && (
        <DialogTrigger isOpen={open} onOpenChange={setOpen}>
          <AriaButton
            aria-label={`打开日历：${name}`}
            className="absolute inset-y-0 right-0 flex w-9 items-center justify-center text-muted hover:text-brand"
          >
            <CalendarDays aria-hidden className="size-4" />
          </AriaButton>
          <Popover placement="bottom end" className="rounded-lg bg-white p-3 shadow-pop">
            <Dialog aria-label={`选择日期：${name}`} className="outline-none">
              <Calendar
                aria-label={name}
                autoFocus
                defaultValue={day ? parseDate(day) : null}
                onChange={(chosen) => {
                  onChange(chosen.toString())
                  setOpen(false)
                }}
              >
                <header className="mb-2 flex items-center justify-between">
                  <AriaButton slot="previous" className={step}>
                    <ChevronLeft aria-hidden className="size-4" />
                  </AriaButton>
                  <Heading className="font-semibold" />
                  <AriaButton slot="next" className={step}>
                    <ChevronRight aria-hidden className="size-4" />
                  </AriaButton>
                </header>
                <CalendarGrid weekdayStyle="narrow" className="border-collapse">
                  <CalendarGridHeader>
                    {(weekday) => <CalendarHeaderCell className="size-9 text-xs font-normal text-muted">{weekday}</CalendarHeaderCell>}
                  </CalendarGridHeader>
                  <CalendarGridBody>
                    {(date) => (
                      <CalendarCell
                        date={date}
                        className="flex size-9 cursor-pointer items-center justify-center rounded-md text-sm tabular-nums outline-none hover:bg-brand-50 data-[focus-visible]:outline-2 data-[focus-visible]:outline-brand-500 data-[outside-month]:hidden data-[selected]:bg-brand data-[selected]:text-white"
                      />
                    )}
                  </CalendarGridBody>
                </CalendarGrid>
              </Calendar>
            </Dialog>
          </Popover>
        </DialogTrigger>
      )}
    </span>
  )
}
