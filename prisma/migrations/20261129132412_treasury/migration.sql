-- CreateTable
CREATE TABLE "treasury_account" (
    "id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "bank" TEXT NOT NULL,
    "number_token" TEXT NOT NULL,
    "number_masked" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "currency" TEXT NOT NULL DEFAULT '人民币',
    "opened_on" CHAR(10) NOT NULL,
    "closed_on" CHAR(10),
    "status" TEXT NOT NULL,
    "linked" BOOLEAN NOT NULL,
    "custodian" TEXT NOT NULL,
    "alert_below" BIGINT,

    CONSTRAINT "treasury_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "treasury_balance" (
    "account_id" UUID NOT NULL,
    "on_date" CHAR(10) NOT NULL,
    "org_id" UUID NOT NULL,
    "balance" BIGINT NOT NULL,
    "available" BIGINT NOT NULL,
    "frozen" BIGINT NOT NULL,
    "by_hand" BOOLEAN NOT NULL,
    "batch" TEXT,

    CONSTRAINT "treasury_balance_pkey" PRIMARY KEY ("account_id","on_date")
);

-- CreateTable
CREATE TABLE "treasury_payment" (
    "id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "serial" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "direction" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,
    "payee_token" TEXT NOT NULL,
    "payee_masked" TEXT NOT NULL,
    "payee_number_token" TEXT,
    "payee_number_masked" TEXT,
    "summary" TEXT NOT NULL,
    "purpose" TEXT,
    "contract_no" TEXT,
    "budget_item" TEXT,
    "approval_no" TEXT,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "source" TEXT NOT NULL,

    CONSTRAINT "treasury_payment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "treasury_alert" (
    "id" UUID NOT NULL,
    "payment_id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "amount" BIGINT NOT NULL,
    "kinds" TEXT[],
    "reasons" JSONB NOT NULL,
    "score" INTEGER NOT NULL,
    "threshold" BIGINT NOT NULL,
    "threshold_of" TEXT NOT NULL,
    "group_key" TEXT,
    "raised_at" TIMESTAMPTZ(3) NOT NULL,
    "status" TEXT NOT NULL,
    "question" TEXT,
    "asked_at" TIMESTAMPTZ(3),
    "asked_by_name" TEXT,
    "due_on" CHAR(10),
    "answer" TEXT,
    "answered_at" TIMESTAMPTZ(3),
    "answered_by" TEXT,
    "verdict" TEXT,
    "reason" TEXT,
    "closed_at" TIMESTAMPTZ(3),
    "closed_by_name" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "treasury_alert_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "treasury_threshold" (
    "id" UUID NOT NULL,
    "org_id" UUID,
    "industry" TEXT,
    "amount" BIGINT NOT NULL,
    "from_on" CHAR(10) NOT NULL,
    "reason" TEXT NOT NULL,
    "by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "treasury_threshold_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "treasury_word" (
    "word" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "treasury_word_pkey" PRIMARY KEY ("word")
);

-- CreateTable
CREATE TABLE "treasury_related" (
    "org_id" UUID NOT NULL,
    "token" TEXT NOT NULL,
    "masked" TEXT NOT NULL,
    "relation" TEXT NOT NULL,

    CONSTRAINT "treasury_related_pkey" PRIMARY KEY ("org_id","token")
);

-- CreateTable
CREATE TABLE "treasury_debt" (
    "id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "contract_no" TEXT NOT NULL,
    "creditor" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "principal" BIGINT NOT NULL,
    "currency" TEXT NOT NULL DEFAULT '人民币',
    "rate_kind" TEXT NOT NULL,
    "rate" DECIMAL(9,4) NOT NULL,
    "spread" INTEGER,
    "drawn_on" CHAR(10) NOT NULL,
    "due_on" CHAR(10) NOT NULL,
    "security" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "balance" BIGINT NOT NULL,
    "overdue" BOOLEAN NOT NULL,
    "prepaid" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "treasury_debt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "treasury_repayment" (
    "debt_id" UUID NOT NULL,
    "term" INTEGER NOT NULL,
    "org_id" UUID NOT NULL,
    "due_on" CHAR(10) NOT NULL,
    "principal" BIGINT NOT NULL,
    "interest" BIGINT NOT NULL,
    "status" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "secured" BOOLEAN NOT NULL,

    CONSTRAINT "treasury_repayment_pkey" PRIMARY KEY ("debt_id","term")
);

-- CreateTable
CREATE TABLE "treasury_credit" (
    "id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "bank" TEXT NOT NULL,
    "total" BIGINT NOT NULL,
    "used" BIGINT NOT NULL,
    "due_on" CHAR(10) NOT NULL,
    "revolving" BOOLEAN NOT NULL,
    "security" TEXT NOT NULL,
    "risk" TEXT,

    CONSTRAINT "treasury_credit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "treasury_guarantee" (
    "id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "contract_no" TEXT NOT NULL,
    "obligor_id" UUID,
    "obligor" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,
    "balance" BIGINT NOT NULL,
    "from_on" CHAR(10) NOT NULL,
    "to_on" CHAR(10) NOT NULL,
    "way" TEXT NOT NULL,
    "outside" BOOLEAN NOT NULL,
    "beyond" BIGINT NOT NULL,
    "counter" BOOLEAN NOT NULL,
    "rating" TEXT,
    "paid_out" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "treasury_guarantee_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "treasury_bill" (
    "id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "drawer" TEXT NOT NULL,
    "acceptor" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,
    "drawn_on" CHAR(10) NOT NULL,
    "due_on" CHAR(10) NOT NULL,
    "use" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "overdue" BOOLEAN NOT NULL,

    CONSTRAINT "treasury_bill_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "treasury_restricted" (
    "id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "account_id" UUID,
    "kind" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,
    "reason" TEXT NOT NULL,
    "from_on" CHAR(10) NOT NULL,
    "to_on" CHAR(10),
    "release" TEXT NOT NULL,

    CONSTRAINT "treasury_restricted_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "treasury_payable" (
    "id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "creditor" TEXT NOT NULL,
    "small" BOOLEAN NOT NULL,
    "private" BOOLEAN NOT NULL,
    "amount" BIGINT NOT NULL,
    "arose_on" CHAR(10) NOT NULL,
    "due_on" CHAR(10) NOT NULL,
    "plan" TEXT,
    "complaint_no" TEXT,

    CONSTRAINT "treasury_payable_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "treasury_concentration" (
    "org_id" UUID NOT NULL,
    "month" CHAR(7) NOT NULL,
    "target" BIGINT NOT NULL,
    "actual" BIGINT NOT NULL,
    "way" TEXT NOT NULL,
    "reason" TEXT,

    CONSTRAINT "treasury_concentration_pkey" PRIMARY KEY ("org_id","month")
);

-- CreateTable
CREATE TABLE "treasury_budget" (
    "org_id" UUID NOT NULL,
    "month" CHAR(7) NOT NULL,
    "inflow" BIGINT NOT NULL,
    "outflow" BIGINT NOT NULL,
    "capex" BIGINT NOT NULL,
    "new_draw" BIGINT NOT NULL,
    "expected_close" BIGINT,
    "actual_close" BIGINT,

    CONSTRAINT "treasury_budget_pkey" PRIMARY KEY ("org_id","month")
);

-- CreateTable
CREATE TABLE "treasury_reserve" (
    "org_id" UUID NOT NULL,
    "amount" BIGINT NOT NULL,

    CONSTRAINT "treasury_reserve_pkey" PRIMARY KEY ("org_id")
);

-- CreateTable
CREATE TABLE "treasury_derivative" (
    "id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "contract_no" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "hedged" TEXT NOT NULL,
    "exposure" BIGINT NOT NULL,
    "position" BIGINT NOT NULL,
    "margin" BIGINT NOT NULL,
    "result" BIGINT NOT NULL,
    "stop_loss" BIGINT NOT NULL,
    "due_on" CHAR(10) NOT NULL,
    "approval" TEXT NOT NULL,
    "speculative" BOOLEAN NOT NULL,

    CONSTRAINT "treasury_derivative_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evaluation_standard" (
    "id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "industry" TEXT NOT NULL,
    "size" TEXT NOT NULL,
    "indicator" TEXT NOT NULL,
    "best" DECIMAL(18,6) NOT NULL,
    "good" DECIMAL(18,6) NOT NULL,
    "mean" DECIMAL(18,6) NOT NULL,
    "low" DECIMAL(18,6) NOT NULL,
    "poor" DECIMAL(18,6) NOT NULL,
    "source" TEXT NOT NULL,
    "fictional" BOOLEAN NOT NULL,
    "by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "evaluation_standard_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "treasury_account_org_id_number_token_key" ON "treasury_account"("org_id", "number_token");

-- CreateIndex
CREATE INDEX "treasury_balance_org_id_on_date_idx" ON "treasury_balance"("org_id", "on_date");

-- CreateIndex
CREATE INDEX "treasury_payment_org_id_payee_token_at_idx" ON "treasury_payment"("org_id", "payee_token", "at");

-- CreateIndex
CREATE INDEX "treasury_payment_org_id_at_idx" ON "treasury_payment"("org_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "treasury_payment_account_id_serial_key" ON "treasury_payment"("account_id", "serial");

-- CreateIndex
CREATE UNIQUE INDEX "treasury_alert_payment_id_key" ON "treasury_alert"("payment_id");

-- CreateIndex
CREATE INDEX "treasury_alert_org_id_status_at_idx" ON "treasury_alert"("org_id", "status", "at");

-- CreateIndex
CREATE INDEX "treasury_alert_status_at_idx" ON "treasury_alert"("status", "at");

-- CreateIndex
CREATE INDEX "treasury_threshold_org_id_industry_from_on_idx" ON "treasury_threshold"("org_id", "industry", "from_on");

-- CreateIndex
CREATE UNIQUE INDEX "treasury_debt_org_id_contract_no_key" ON "treasury_debt"("org_id", "contract_no");

-- CreateIndex
CREATE INDEX "treasury_repayment_org_id_due_on_idx" ON "treasury_repayment"("org_id", "due_on");

-- CreateIndex
CREATE INDEX "treasury_credit_org_id_idx" ON "treasury_credit"("org_id");

-- CreateIndex
CREATE UNIQUE INDEX "treasury_guarantee_org_id_contract_no_key" ON "treasury_guarantee"("org_id", "contract_no");

-- CreateIndex
CREATE UNIQUE INDEX "treasury_bill_org_id_number_key" ON "treasury_bill"("org_id", "number");

-- CreateIndex
CREATE INDEX "treasury_restricted_org_id_idx" ON "treasury_restricted"("org_id");

-- CreateIndex
CREATE INDEX "treasury_payable_org_id_due_on_idx" ON "treasury_payable"("org_id", "due_on");

-- CreateIndex
CREATE UNIQUE INDEX "treasury_derivative_org_id_contract_no_key" ON "treasury_derivative"("org_id", "contract_no");

-- CreateIndex
CREATE UNIQUE INDEX "evaluation_standard_year_industry_size_indicator_key" ON "evaluation_standard"("year", "industry", "size", "indicator");
