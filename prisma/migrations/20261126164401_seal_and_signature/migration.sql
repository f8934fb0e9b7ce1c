-- CreateTable
CREATE TABLE "seal_key" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "organ" TEXT NOT NULL,
    "public_key" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "to_at" TIMESTAMPTZ(3),
    "created_by_name" TEXT NOT NULL,
    "ended_reason" TEXT,

    CONSTRAINT "seal_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "seal_secret" (
    "key_id" UUID NOT NULL,
    "sealed" TEXT NOT NULL,

    CONSTRAINT "seal_secret_pkey" PRIMARY KEY ("key_id")
);

-- CreateTable
CREATE TABLE "seal_use" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "paper_id" UUID,
    "filing_id" UUID,
    "title" TEXT NOT NULL,
    "number" TEXT,
    "reason" TEXT NOT NULL,
    "source_file_id" UUID,
    "position" TEXT,
    "status" TEXT NOT NULL,
    "asked_by" UUID NOT NULL,
    "asked_by_name" TEXT NOT NULL,
    "department" TEXT,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by" UUID,
    "decided_by_name" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "opinion" TEXT,
    "key_id" UUID,
    "digest" TEXT,
    "signature" TEXT,
    "sealed_at" TIMESTAMPTZ(3),
    "file_id" UUID,
    "sm3" TEXT,
    "verify_code" TEXT,

    CONSTRAINT "seal_use_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "seal_change" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "key_id" UUID NOT NULL,
    "name" TEXT,
    "reason" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "asked_by" UUID NOT NULL,
    "asked_by_name" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by" UUID,
    "decided_by_name" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "opinion" TEXT,

    CONSTRAINT "seal_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "signature" (
    "id" UUID NOT NULL,
    "filing_id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "line" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "event_id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "action" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "user_name" TEXT NOT NULL,
    "session_id" UUID NOT NULL,
    "device" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "strokes" JSONB NOT NULL,
    "subject" JSONB NOT NULL,
    "digest" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "signature_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "annotation" (
    "id" UUID NOT NULL,
    "filing_id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "line" TEXT NOT NULL,
    "parent_id" UUID,
    "anchor" TEXT NOT NULL,
    "field" TEXT,
    "material_id" UUID,
    "page" INTEGER,
    "x" INTEGER,
    "y" INTEGER,
    "text" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "by_id" UUID NOT NULL,
    "by_name" TEXT NOT NULL,
    "department" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "annotation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "seal_key_public_key_key" ON "seal_key"("public_key");

-- CreateIndex
CREATE UNIQUE INDEX "seal_key_fingerprint_key" ON "seal_key"("fingerprint");

-- CreateIndex
CREATE UNIQUE INDEX "seal_use_verify_code_key" ON "seal_use"("verify_code");

-- CreateIndex
CREATE INDEX "seal_use_status_asked_at_idx" ON "seal_use"("status", "asked_at");

-- CreateIndex
CREATE INDEX "seal_use_paper_id_idx" ON "seal_use"("paper_id");

-- CreateIndex
CREATE INDEX "seal_use_filing_id_idx" ON "seal_use"("filing_id");

-- CreateIndex
CREATE INDEX "seal_use_digest_idx" ON "seal_use"("digest");

-- CreateIndex
CREATE INDEX "seal_change_status_asked_at_idx" ON "seal_change"("status", "asked_at");

-- CreateIndex
CREATE UNIQUE INDEX "signature_event_id_key" ON "signature"("event_id");

-- CreateIndex
CREATE INDEX "signature_filing_id_idx" ON "signature"("filing_id");

-- CreateIndex
CREATE INDEX "annotation_filing_id_at_idx" ON "annotation"("filing_id", "at");
