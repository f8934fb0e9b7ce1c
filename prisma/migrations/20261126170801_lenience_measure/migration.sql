-- CreateTable
CREATE TABLE "lenience_measure" (
    "id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "org_name" TEXT NOT NULL,
    "line" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "record_id" UUID NOT NULL,
    "lapsed_on" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "window_from" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "number" TEXT,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "issued_at" TIMESTAMPTZ(3),
    "issued_by" UUID,
    "issued_by_name" TEXT,
    "acknowledged_at" TIMESTAMPTZ(3),
    "acknowledged_by" UUID,
    "acknowledged_by_name" TEXT,
    "answer" TEXT,
    "ended_reason" TEXT,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by" UUID,
    "ended_by_name" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "lenience_measure_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "lenience_measure_number_key" ON "lenience_measure"("number");

-- CreateIndex
CREATE INDEX "lenience_measure_org_id_kind_lapsed_on_idx" ON "lenience_measure"("org_id", "kind", "lapsed_on");

-- CreateIndex
CREATE UNIQUE INDEX "lenience_measure_record_id_kind_key" ON "lenience_measure"("record_id", "kind");
