-- AlterTable
ALTER TABLE "definition" ADD COLUMN     "created_by_name" TEXT,
ADD COLUMN     "drafted_by" UUID,
ADD COLUMN     "drafted_by_name" TEXT,
ADD COLUMN     "note" TEXT,
ADD COLUMN     "org_id" UUID,
ADD COLUMN     "retired" BOOLEAN DEFAULT false;

-- AlterTable
ALTER TABLE "department" ADD COLUMN     "grants" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "filing" ADD COLUMN     "decision_level" TEXT;

-- CreateTable
CREATE TABLE "definition_draft" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "org_id" UUID,
    "name" TEXT NOT NULL,
    "intent" TEXT NOT NULL DEFAULT 'publish',
    "base_version" INTEGER NOT NULL,
    "body" JSONB NOT NULL,
    "status" TEXT NOT NULL,
    "effective_from" CHAR(10),
    "note" TEXT NOT NULL DEFAULT '',
    "editors" UUID[] DEFAULT ARRAY[]::UUID[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "edited_at" TIMESTAMPTZ(3) NOT NULL,
    "edited_by" UUID NOT NULL,
    "edited_by_name" TEXT NOT NULL,
    "submitted_at" TIMESTAMPTZ(3),
    "submitted_by" UUID,
    "submitted_by_name" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by" UUID,
    "decided_by_name" TEXT,
    "reason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "definition_draft_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "definition_draft_kind_code_created_at_idx" ON "definition_draft"("kind", "code", "created_at");
