-- CreateTable
CREATE TABLE "book_edition" (
    "id" UUID NOT NULL,
    "digest" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL,
    "pages" INTEGER,
    "file_id" UUID,
    "error" TEXT,
    "ordered_at" TIMESTAMPTZ(3) NOT NULL,
    "ordered_by" UUID NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "book_edition_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "book_edition_digest_key" ON "book_edition"("digest");
