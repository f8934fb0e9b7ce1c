-- CreateTable
CREATE TABLE "psi_session" (
    "id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "asker_org_id" UUID NOT NULL,
    "asker_org_name" TEXT NOT NULL,
    "other_org_id" UUID NOT NULL,
    "other_org_name" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "round" INTEGER NOT NULL DEFAULT 0,
    "asked_by_name" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_by_name" TEXT,
    "answered_at" TIMESTAMPTZ(3),
    "ended_by_name" TEXT,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "psi_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "psi_message" (
    "session_id" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "body" BYTEA NOT NULL,
    "by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "psi_message_pkey" PRIMARY KEY ("session_id","round")
);

-- CreateIndex
CREATE INDEX "psi_session_asker_org_id_idx" ON "psi_session"("asker_org_id");

-- CreateIndex
CREATE INDEX "psi_session_other_org_id_idx" ON "psi_session"("other_org_id");
