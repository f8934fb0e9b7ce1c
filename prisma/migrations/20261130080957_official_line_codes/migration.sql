-- CreateTable
CREATE TABLE "statement_line_code" (
    "form_code" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "sheet" TEXT NOT NULL,
    "line" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "statement_line_code_pkey" PRIMARY KEY ("form_code","year","sheet","line")
);
