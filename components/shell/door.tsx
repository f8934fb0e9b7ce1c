import type { ReactNode } from 'react'

/** The frame of pages before the platform opens: name on the left, the task at hand on the right. */
export function Door({ title, subtitle, children }: { title: string; subtitle: string; children: ReactNode }) {
  return (
    <main className="grid min-h-dvh bg-ground lg:grid-cols-[5fr_4fr]">
      <section aria-hidden className="hidden flex-col justify-between bg-brand p-14 text-white lg:flex">
        <p className="text-2xl font-semibold tracking-wide">数智国资监管云平台</p>
        <ul className="space-y-6 text-lg">
          <li>
            <strong className="block text-2xl">一门办</strong>
            <span className="opacity-85">57 项出资人监管事项，一处申报、全程可见、到期有灯</span>
          </li>
          <li>
            <strong className="block text-2xl">穿透看</strong>
            <span className="opacity-85">从全市到集团，到五级子企业，到每一件、每一步</span>
          </li>
          <li>
            <strong className="block text-2xl">有据可查</strong>
            <span className="opacity-85">每项校验写明依据，每个动作留痕封链，每份文书可以验真</span>
          </li>
        </ul>
        <p className="text-sm opacity-75">本系统为非涉密信息系统，严禁处理、传输国家秘密</p>
      </section>
      <section className="flex items-center justify-center p-6">
        <div className="w-full max-w-sm">
          <p className="mb-6 text-lg font-semibold text-brand lg:hidden">数智国资监管云平台</p>
          <h1 className="text-2xl font-semibold">{title}</h1>
          <p className="mb-6 mt-1 text-muted">{subtitle}</p>
          {children}
          <p className="mt-8 text-xs text-muted lg:hidden">本系统为非涉密信息系统，严禁处理、传输国家秘密</p>
        </div>
      </section>
    </main>
  )
}
