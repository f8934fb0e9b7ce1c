-- CreateTable
CREATE TABLE "procurement_post" (
    "id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "post" TEXT NOT NULL,
    "started_on" CHAR(10) NOT NULL,
    "ended_on" CHAR(10),
    "note" TEXT NOT NULL DEFAULT '',
    "by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "procurement_post_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "procurement_rule" (
    "id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "number" TEXT NOT NULL DEFAULT '',
    "covers" TEXT[],
    "in_force_on" CHAR(10) NOT NULL,
    "ended_on" CHAR(10),
    "link" TEXT NOT NULL DEFAULT '',
    "file_id" UUID,
    "by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "procurement_rule_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "procurement_post_org_id_idx" ON "procurement_post"("org_id");

-- CreateIndex
CREATE INDEX "procurement_rule_org_id_idx" ON "procurement_rule"("org_id");
