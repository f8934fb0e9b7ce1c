-- CreateTable
CREATE TABLE "risk_rectification" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "demand" TEXT NOT NULL,
    "due_on" DATE NOT NULL,
    "rounds" INTEGER NOT NULL DEFAULT 1,
    "asked_by_name" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "answer" TEXT,
    "evidence" TEXT,
    "answered_by_name" TEXT,
    "answered_at" TIMESTAMPTZ(3),
    "closed_by_name" TEXT,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "risk_rectification_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "risk_rectification_case_id_idx" ON "risk_rectification"("case_id");
