-- CreateTable
CREATE TABLE "property_trade" (
    "id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "project_no" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "target_org_id" UUID,
    "target_name" TEXT NOT NULL DEFAULT '',
    "pct" DECIMAL(9,6),
    "control_lost" BOOLEAN NOT NULL DEFAULT false,
    "exchange" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "pre_from" CHAR(10),
    "pre_to" CHAR(10),
    "listed_from" CHAR(10),
    "listed_to" CHAR(10),
    "relisted_from" CHAR(10),
    "relisted_to" CHAR(10),
    "floor_price" BIGINT,
    "relist_price" BIGINT,
    "appraisal" BIGINT,
    "appraised_on" CHAR(10),
    "appraisal_no" TEXT NOT NULL DEFAULT '',
    "appraisal_filing_id" UUID,
    "decision_no" TEXT NOT NULL DEFAULT '',
    "decision_filing_id" UUID,
    "appraisal_decided_on" CHAR(10),
    "decision_decided_on" CHAR(10),
    "lower_consent_no" TEXT NOT NULL DEFAULT '',
    "deal_on" CHAR(10),
    "deal_price" BIGINT,
    "contract_on" CHAR(10),
    "pay_mode" TEXT,
    "result_from" CHAR(10),
    "result_to" CHAR(10),
    "note" TEXT NOT NULL DEFAULT '',
    "light" TEXT NOT NULL DEFAULT '绿',
    "breaches" INTEGER NOT NULL DEFAULT 0,
    "judged_on" CHAR(10) NOT NULL,
    "source" TEXT NOT NULL,
    "by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "property_trade_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "property_bidder" (
    "id" UUID NOT NULL,
    "trade_id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "party_id" UUID NOT NULL,
    "won" BOOLEAN NOT NULL,
    "offer" BIGINT,
    "pct" DECIMAL(9,6),

    CONSTRAINT "property_bidder_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "property_payment" (
    "id" UUID NOT NULL,
    "trade_id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "paid_on" CHAR(10) NOT NULL,
    "amount" BIGINT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "property_payment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ebs_platform" (
    "id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "list_version" TEXT NOT NULL,
    "target_stars" INTEGER NOT NULL,
    "person" TEXT NOT NULL DEFAULT '',
    "due_on" CHAR(10),
    "certificate" TEXT NOT NULL DEFAULT '',
    "certified_on" CHAR(10),
    "stars" INTEGER NOT NULL DEFAULT 0,
    "score" INTEGER NOT NULL DEFAULT 0,
    "gaps" INTEGER NOT NULL DEFAULT 0,
    "by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ebs_platform_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ebs_item" (
    "id" UUID NOT NULL,
    "platform_id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "item" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "person" TEXT NOT NULL DEFAULT '',
    "due_on" CHAR(10),
    "by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ebs_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ebs_event" (
    "id" UUID NOT NULL,
    "platform_id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "item" TEXT,
    "words" TEXT NOT NULL,
    "by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ebs_event_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "property_trade_deal_on_idx" ON "property_trade"("deal_on");

-- CreateIndex
CREATE UNIQUE INDEX "property_trade_org_id_project_no_key" ON "property_trade"("org_id", "project_no");

-- CreateIndex
CREATE INDEX "property_bidder_party_id_idx" ON "property_bidder"("party_id");

-- CreateIndex
CREATE INDEX "property_bidder_org_id_idx" ON "property_bidder"("org_id");

-- CreateIndex
CREATE UNIQUE INDEX "property_bidder_trade_id_party_id_key" ON "property_bidder"("trade_id", "party_id");

-- CreateIndex
CREATE INDEX "property_payment_trade_id_idx" ON "property_payment"("trade_id");

-- CreateIndex
CREATE INDEX "property_payment_org_id_idx" ON "property_payment"("org_id");

-- CreateIndex
CREATE UNIQUE INDEX "ebs_platform_org_id_name_key" ON "ebs_platform"("org_id", "name");

-- CreateIndex
CREATE INDEX "ebs_item_org_id_idx" ON "ebs_item"("org_id");

-- CreateIndex
CREATE UNIQUE INDEX "ebs_item_platform_id_item_key" ON "ebs_item"("platform_id", "item");

-- CreateIndex
CREATE INDEX "ebs_event_platform_id_at_idx" ON "ebs_event"("platform_id", "at");

-- CreateIndex
CREATE INDEX "ebs_event_org_id_idx" ON "ebs_event"("org_id");
