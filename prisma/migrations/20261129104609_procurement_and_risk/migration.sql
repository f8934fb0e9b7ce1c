-- CreateTable
CREATE TABLE "project" (
    "project_id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "approved_on" DATE,
    "investment_estimate" BIGINT,
    "design_estimate" BIGINT,
    "drawing_budget" BIGINT,
    "final_account" BIGINT,

    CONSTRAINT "project_pkey" PRIMARY KEY ("project_id")
);

-- CreateTable
CREATE TABLE "tender" (
    "tender_id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "ocid" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "project_id" UUID,
    "lot_no" TEXT,
    "buyer_id" UUID,
    "procuring_entity_id" UUID,
    "agency_id" UUID,
    "status" TEXT,
    "adcode" TEXT,
    "category" TEXT,
    "class_code" TEXT,
    "class_count" INTEGER,
    "bundling_note" BOOLEAN,
    "engineering" BOOLEAN,
    "state_funded" BOOLEAN,
    "mandatory" BOOLEAN,
    "special_project" BOOLEAN,
    "method" TEXT,
    "approved_method" TEXT,
    "ocds_method" TEXT,
    "ocds_method_details" TEXT,
    "method_reason" TEXT,
    "reason_approved" BOOLEAN,
    "reason_written" BOOLEAN,
    "published_before" BOOLEAN,
    "urgent" BOOLEAN,
    "award_rule" TEXT,
    "announced_rule" TEXT,
    "report_rule" TEXT,
    "currency" TEXT,
    "estimate" BIGINT,
    "budget" BIGINT,
    "budget_no" TEXT,
    "ceiling" BIGINT,
    "reference_price" BIGINT,
    "tender_limit" BIGINT,
    "policy_limit" BIGINT,
    "approval_limit" BIGINT,
    "provisional_amount" BIGINT,
    "provisional_tendered" BOOLEAN,
    "in_plan" BOOLEAN,
    "addition_approved" BOOLEAN,
    "funding_proof" BOOLEAN,
    "decision_doc" BOOLEAN,
    "attendance_pct" DOUBLE PRECISION,
    "demand_on" DATE,
    "planned_on" DATE,
    "initiated_on" DATE,
    "approved_on" DATE,
    "platform_designated" BOOLEAN,
    "notice_url" TEXT,
    "notice_on" DATE,
    "notice_media_designated" BOOLEAN,
    "doc_sale_from" DATE,
    "doc_sale_to" DATE,
    "prequal_stop_on" DATE,
    "prequal_deadline_on" DATE,
    "doc_issued_on" DATE,
    "deadline_at" TIMESTAMPTZ(3),
    "deadline_on" DATE,
    "bid_days" INTEGER,
    "bid_workdays" INTEGER,
    "opened_at" TIMESTAMPTZ(3),
    "clarifications" INTEGER,
    "last_clarified_on" DATE,
    "clarification_affects" BOOLEAN,
    "clarification_changed_offer" BOOLEAN,
    "doc_fee" BIGINT,
    "bond_amount" BIGINT,
    "invited_count" INTEGER,
    "downloaded_count" INTEGER,
    "submitted_count" INTEGER,
    "failed_count" INTEGER,
    "failed_same_bidder" BOOLEAN,
    "previous_budget" BIGINT,
    "terms_similarity" DOUBLE PRECISION,
    "framework_exists" BOOLEAN,
    "framework_supplier" BOOLEAN,
    "in_central_catalogue" BOOLEAN,
    "by_central_body" BOOLEAN,
    "qualified_suppliers" INTEGER,
    "star_count" INTEGER,
    "qualification_chars" INTEGER,
    "exact_params_pct" DOUBLE PRECISION,
    "odd_params" INTEGER,
    "products_meeting" INTEGER,
    "maker_similarity" DOUBLE PRECISION,
    "maker_second_similarity" DOUBLE PRECISION,
    "winner_prior_passage" INTEGER,
    "qualification_over" INTEGER,
    "odd_qualifications" INTEGER,
    "record_amount" BIGINT,
    "record_count" INTEGER,
    "record_years" INTEGER,
    "visit_days" INTEGER,
    "subjective_pct" DOUBLE PRECISION,
    "tier_gap_pct" DOUBLE PRECISION,
    "tier_full" DOUBLE PRECISION,
    "price_weight" DOUBLE PRECISION,
    "doc_author" TEXT,
    "doc_company" TEXT,
    "doc_last_saved_by" TEXT,
    "doc_file_code" TEXT,
    "evaluation_from" TIMESTAMPTZ(3),
    "evaluation_to" TIMESTAMPTZ(3),
    "report_on" DATE,
    "publicity_from" DATE,
    "publicity_to" DATE,
    "first_candidate_id" UUID,
    "first_gave_up" BOOLEAN,
    "terminated_on" DATE,
    "termination_reason" TEXT,
    "committee_size" INTEGER,
    "committee_specialists" INTEGER,
    "owner_reps" INTEGER,
    "speciality_match_pct" DOUBLE PRECISION,
    "drawn_how" TEXT,
    "drawn_at" TIMESTAMPTZ(3),
    "awarded_on" DATE,
    "notice_of_award_on" DATE,
    "award_reported_on" DATE,
    "winner_id" UUID,
    "award_amount" BIGINT,
    "number_of_tenderers" INTEGER,
    "bid_count" INTEGER,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "source" TEXT NOT NULL,

    CONSTRAINT "tender_pkey" PRIMARY KEY ("tender_id")
);

-- CreateTable
CREATE TABLE "tender_item" (
    "item_id" UUID NOT NULL,
    "tender_id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "description" TEXT,
    "class_scheme" TEXT,
    "class_id" TEXT,
    "award_no" TEXT,

    CONSTRAINT "tender_item_pkey" PRIMARY KEY ("item_id")
);

-- CreateTable
CREATE TABLE "complaint" (
    "complaint_id" UUID NOT NULL,
    "tender_id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "received_on" DATE NOT NULL,
    "answered_on" DATE,
    "decided_on" DATE,
    "executed_on" DATE,

    CONSTRAINT "complaint_pkey" PRIMARY KEY ("complaint_id")
);

-- CreateTable
CREATE TABLE "bid_access" (
    "access_id" UUID NOT NULL,
    "tender_id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "accessed_at" TIMESTAMPTZ(3) NOT NULL,
    "account" TEXT,
    "authorised" BOOLEAN,
    "viewed" TEXT,

    CONSTRAINT "bid_access_pkey" PRIMARY KEY ("access_id")
);

-- CreateTable
CREATE TABLE "passage" (
    "passage_id" UUID NOT NULL,
    "tender_id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "bid_id" UUID,
    "party_id" UUID,
    "document" TEXT NOT NULL,
    "page" INTEGER,
    "seq" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "digest" BIGINT NOT NULL,

    CONSTRAINT "passage_pkey" PRIMARY KEY ("passage_id")
);

-- CreateTable
CREATE TABLE "award" (
    "award_id" UUID NOT NULL,
    "award_no" TEXT NOT NULL,
    "tender_id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "party_id" UUID NOT NULL,
    "status" TEXT,
    "amount" BIGINT,
    "currency" TEXT,
    "decided_on" DATE,

    CONSTRAINT "award_pkey" PRIMARY KEY ("award_id")
);

-- CreateTable
CREATE TABLE "bid" (
    "bid_id" UUID NOT NULL,
    "tender_id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "party_id" UUID NOT NULL,
    "party_ids" TEXT[],
    "bid_no" TEXT,
    "seq" INTEGER,
    "amount" BIGINT,
    "quote" DOUBLE PRECISION,
    "currency" TEXT,
    "status" TEXT,
    "joint" INTEGER,
    "submitted_at" TIMESTAMPTZ(3),
    "decrypted_at" TIMESTAMPTZ(3),
    "rank" INTEGER,
    "is_winner" BOOLEAN,
    "gave_up" BOOLEAN,
    "reject_reason" TEXT,
    "reject_class" TEXT,
    "defect" TEXT,
    "low_price_explained" BOOLEAN,
    "first_amount" BIGINT,
    "replaced_at" TIMESTAMPTZ(3),
    "replaced_from" BIGINT,
    "page_count" INTEGER,
    "missing_docs" INTEGER,
    "hidden_chars" INTEGER,
    "ocr_gap" DOUBLE PRECISION,
    "foreign_name" UUID,
    "foreign_quote" TEXT,
    "consortium_no" TEXT,
    "qualification_until" DATE,
    "qualification_ok" BOOLEAN,
    "record_verified" BOOLEAN,
    "invoice_verified" BOOLEAN,
    "labour_pct" DOUBLE PRECISION,
    "material_pct" DOUBLE PRECISION,
    "machine_pct" DOUBLE PRECISION,
    "overhead_pct" DOUBLE PRECISION,
    "profit_pct" DOUBLE PRECISION,
    "unsigned_after_award" BOOLEAN,

    CONSTRAINT "bid_pkey" PRIMARY KEY ("bid_id")
);

-- CreateTable
CREATE TABLE "bid_trace" (
    "bid_id" UUID NOT NULL,
    "tender_id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "party_id" UUID NOT NULL,
    "ip" TEXT,
    "ip_shared" BOOLEAN,
    "uploaded_at" TIMESTAMPTZ(3),
    "mac" TEXT,
    "cpu" TEXT,
    "disk" TEXT,
    "board" TEXT,
    "lock_no" TEXT,
    "file_code" TEXT,
    "ca_handler_token" TEXT,
    "ca_applied_at" TIMESTAMPTZ(3),
    "login_device" TEXT,
    "download_device" TEXT,
    "author" TEXT,
    "last_saved_by" TEXT,
    "company" TEXT,
    "rsid_root" TEXT,
    "rsids" INTEGER[],
    "pdf_id" TEXT,
    "created_at" TIMESTAMPTZ(3),
    "modified_at" TIMESTAMPTZ(3),
    "scanner" TEXT,
    "images" TEXT[],
    "odd_errors" TEXT[],
    "cert_nos" TEXT[],
    "supplements" TEXT[],
    "wrong_sums" TEXT[],
    "sketch" INTEGER[],
    "semantic_near" DOUBLE PRECISION,
    "semantic_party_id" UUID,
    "rep_token" TEXT,
    "rep_phone_token" TEXT,
    "email_token" TEXT,
    "handler_token" TEXT,

    CONSTRAINT "bid_trace_pkey" PRIMARY KEY ("bid_id")
);

-- CreateTable
CREATE TABLE "bid_bond" (
    "bid_id" UUID NOT NULL,
    "tender_id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "party_id" UUID NOT NULL,
    "account_token" TEXT,
    "owner_is_bidder" BOOLEAN,
    "from_base_account" BOOLEAN,
    "origin_token" TEXT,
    "origin_days" INTEGER,
    "refund_token" TEXT,
    "returned_on" DATE,
    "guarantee_no" TEXT,
    "guarantee_serial" INTEGER,
    "guarantee_issuer" TEXT,
    "guarantee_applicant_token" TEXT,
    "guarantee_at" TIMESTAMPTZ(3),

    CONSTRAINT "bid_bond_pkey" PRIMARY KEY ("bid_id")
);

-- CreateTable
CREATE TABLE "bid_person" (
    "bid_person_id" UUID NOT NULL,
    "bid_id" UUID NOT NULL,
    "tender_id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "party_id" UUID NOT NULL,
    "person_token" TEXT,
    "post" TEXT,
    "social_party_id" UUID,
    "cert_party_id" UUID,

    CONSTRAINT "bid_person_pkey" PRIMARY KEY ("bid_person_id")
);

-- CreateTable
CREATE TABLE "bid_item" (
    "bid_item_id" UUID NOT NULL,
    "bid_id" UUID NOT NULL,
    "tender_id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "party_id" UUID NOT NULL,
    "item_code" TEXT NOT NULL,
    "quantity" DOUBLE PRECISION,
    "unit_price" BIGINT,
    "total" BIGINT,
    "control_price" BIGINT,

    CONSTRAINT "bid_item_pkey" PRIMARY KEY ("bid_item_id")
);

-- CreateTable
CREATE TABLE "expert" (
    "expert_id" UUID NOT NULL,
    "expert_no" TEXT NOT NULL,
    "name" TEXT,
    "person_token" TEXT,
    "employer_id" UUID,
    "speciality" TEXT,
    "born_on" DATE,
    "term_until" DATE,
    "suspended_from" DATE,
    "suspended_to" DATE,

    CONSTRAINT "expert_pkey" PRIMARY KEY ("expert_id")
);

-- CreateTable
CREATE TABLE "evaluator" (
    "evaluator_id" UUID NOT NULL,
    "tender_id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "expert_id" UUID NOT NULL,
    "owner_rep" BOOLEAN,
    "terminal" TEXT,
    "seconds_per_bid" DOUBLE PRECISION,
    "evaluated_on" DATE,

    CONSTRAINT "evaluator_pkey" PRIMARY KEY ("evaluator_id")
);

-- CreateTable
CREATE TABLE "score" (
    "score_id" UUID NOT NULL,
    "tender_id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "expert_id" UUID NOT NULL,
    "bid_id" UUID NOT NULL,
    "party_id" UUID NOT NULL,
    "item" TEXT NOT NULL,
    "subjective" BOOLEAN,
    "full_marks" DOUBLE PRECISION,
    "score" DOUBLE PRECISION,
    "expected" DOUBLE PRECISION,

    CONSTRAINT "score_pkey" PRIMARY KEY ("score_id")
);

-- CreateTable
CREATE TABLE "party" (
    "party_id" UUID NOT NULL,
    "org_id" UUID,
    "uscc" TEXT NOT NULL,
    "ref" TEXT,
    "name" TEXT NOT NULL,
    "roles" TEXT[],
    "legal_rep_token" TEXT,
    "established_on" DATE,
    "capital" BIGINT,
    "address" TEXT,
    "address_cluster" BOOLEAN,
    "phone_token" TEXT,
    "email_token" TEXT,
    "registrar_token" TEXT,
    "insured_count" INTEGER,
    "revenue" BIGINT,
    "net_assets" BIGINT,
    "litigation_amount" BIGINT,
    "business_scope" TEXT,
    "industry" TEXT,
    "scale" TEXT,
    "producer" BOOLEAN,
    "soe_brand" BOOLEAN,
    "soe_registered" BOOLEAN,
    "rating" DOUBLE PRECISION,

    CONSTRAINT "party_pkey" PRIMARY KEY ("party_id")
);

-- CreateTable
CREATE TABLE "party_link" (
    "link_id" UUID NOT NULL,
    "party_id" UUID NOT NULL,
    "holder_id" UUID,
    "holder_token" TEXT,
    "role" TEXT NOT NULL,
    "pct" DOUBLE PRECISION,
    "from_on" DATE,
    "to_on" DATE,

    CONSTRAINT "party_link_pkey" PRIMARY KEY ("link_id")
);

-- CreateTable
CREATE TABLE "kinship" (
    "kin_id" UUID NOT NULL,
    "person_token" TEXT NOT NULL,
    "relative_token" TEXT NOT NULL,
    "relation" TEXT,

    CONSTRAINT "kinship_pkey" PRIMARY KEY ("kin_id")
);

-- CreateTable
CREATE TABLE "party_listing" (
    "listing_id" UUID NOT NULL,
    "party_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "from_on" DATE NOT NULL,
    "to_on" DATE,

    CONSTRAINT "party_listing_pkey" PRIMARY KEY ("listing_id")
);

-- CreateTable
CREATE TABLE "registry_change" (
    "change_id" UUID NOT NULL,
    "party_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "changed_on" DATE NOT NULL,

    CONSTRAINT "registry_change_pkey" PRIMARY KEY ("change_id")
);

-- CreateTable
CREATE TABLE "insider" (
    "insider_id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "person_token" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "left_on" DATE,

    CONSTRAINT "insider_pkey" PRIMARY KEY ("insider_id")
);

-- CreateTable
CREATE TABLE "fund_flow" (
    "flow_id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "tender_id" UUID,
    "from_id" UUID,
    "to_id" UUID,
    "person_token" TEXT,
    "amount" BIGINT NOT NULL,
    "paid_on" DATE NOT NULL,

    CONSTRAINT "fund_flow_pkey" PRIMARY KEY ("flow_id")
);

-- CreateTable
CREATE TABLE "contract" (
    "contract_id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "tender_id" UUID,
    "code" TEXT NOT NULL,
    "title" TEXT,
    "party_id" UUID,
    "class_code" TEXT,
    "direct" BOOLEAN,
    "amount" BIGINT,
    "currency" TEXT,
    "other_amount" BIGINT,
    "signed_on" DATE,
    "started_on" DATE,
    "planned_days" INTEGER,
    "planned_end_on" DATE,
    "ended_on" DATE,
    "accepted_on" DATE,
    "settled_on" DATE,
    "settled_amount" BIGINT,
    "provisional_amount" BIGINT,
    "provisional_tendered" BOOLEAN,
    "budget_subject" TEXT,
    "paid_subject" TEXT,
    "reported_on" DATE,
    "merger_proof" BOOLEAN,
    "terms_differ" INTEGER,
    "performance_bond" BIGINT,
    "performance_bond_required" BOOLEAN,
    "performance_bond_paid_on" DATE,
    "legal_reviewed" BOOLEAN,
    "sealed" BOOLEAN,
    "advance_amount" BIGINT,
    "payment_days" INTEGER,
    "subcontractor_id" UUID,
    "subcontract_amount" BIGINT,
    "subcontract_main" BOOLEAN,
    "subcontract_qualified" BOOLEAN,
    "subcontract_consent" BOOLEAN,
    "team_insured" BOOLEAN,
    "manager_token" TEXT,
    "key_staff_changes" INTEGER,
    "key_staff_approved" BOOLEAN,
    "key_attendance_pct" DOUBLE PRECISION,
    "model_replaced" BOOLEAN,
    "replacement_approved" BOOLEAN,
    "acceptors" INTEGER,
    "acceptor_is_buyer" BOOLEAN,
    "delivered_pct" DOUBLE PRECISION,
    "inspection_ok" BOOLEAN,
    "stocked" BOOLEAN,
    "supplier_score" DOUBLE PRECISION,
    "defaults" INTEGER,
    "penalty" BIGINT,
    "expires_on" DATE,
    "renewals" INTEGER,
    "framework_until" DATE,
    "ordered_on" DATE,
    "retention_amount" BIGINT,
    "retention_due_on" DATE,
    "retention_returned_on" DATE,
    "account_token" TEXT,
    "upstream_amount" BIGINT,
    "upstream_related" BOOLEAN,
    "logistics_docs" BOOLEAN,
    "related_party" BOOLEAN,
    "related_approved" BOOLEAN,
    "paid_out_pct" DOUBLE PRECISION,
    "unbalanced_changes" INTEGER,

    CONSTRAINT "contract_pkey" PRIMARY KEY ("contract_id")
);

-- CreateTable
CREATE TABLE "contract_change" (
    "change_id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "tender_id" UUID,
    "org_id" UUID NOT NULL,
    "changed_on" DATE NOT NULL,
    "delta" BIGINT,
    "approval_limit" BIGINT,
    "removed_item" TEXT,
    "removed_ratio" DOUBLE PRECISION,

    CONSTRAINT "contract_change_pkey" PRIMARY KEY ("change_id")
);

-- CreateTable
CREATE TABLE "payment" (
    "payment_id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "tender_id" UUID,
    "org_id" UUID NOT NULL,
    "paid_on" DATE,
    "delivered_on" DATE,
    "amount" BIGINT,
    "node" TEXT,
    "account_token" TEXT,
    "invoice_no" TEXT,
    "invoice_status" TEXT,
    "acceptance_doc" BOOLEAN,
    "progress_pct" DOUBLE PRECISION,
    "paid_pct" DOUBLE PRECISION,

    CONSTRAINT "payment_pkey" PRIMARY KEY ("payment_id")
);

-- CreateTable
CREATE TABLE "purchase_line" (
    "line_id" UUID NOT NULL,
    "tender_id" UUID,
    "org_id" UUID NOT NULL,
    "party_id" UUID,
    "item_code" TEXT NOT NULL,
    "bought_on" DATE NOT NULL,
    "unit_price" BIGINT,
    "quantity" DOUBLE PRECISION,
    "market_price" BIGINT,
    "low_price" BIGINT,
    "high_price" BIGINT,
    "stock" DOUBLE PRECISION,
    "monthly_use" DOUBLE PRECISION,

    CONSTRAINT "purchase_line_pkey" PRIMARY KEY ("line_id")
);

-- CreateTable
CREATE TABLE "year_budget" (
    "budget_id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "amount" BIGINT,
    "signed" BIGINT,
    "erp_contracts" INTEGER,
    "erp_missing" INTEGER,
    "leader_left_on" DATE,

    CONSTRAINT "year_budget_pkey" PRIMARY KEY ("budget_id")
);

-- CreateTable
CREATE TABLE "tender_feature" (
    "tender_id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "n" INTEGER NOT NULL,
    "lowest" BIGINT,
    "second" BIGINT,
    "highest" BIGINT,
    "mean" DOUBLE PRECISION,
    "median" DOUBLE PRECISION,
    "cv" DOUBLE PRECISION,
    "spd" DOUBLE PRECISION,
    "diffp" DOUBLE PRECISION,
    "rd" DOUBLE PRECISION,
    "rdnor" DOUBLE PRECISION,
    "altrd" DOUBLE PRECISION,
    "kurtosis" DOUBLE PRECISION,
    "skewness" DOUBLE PRECISION,
    "ks" DOUBLE PRECISION,
    "gap_cv" DOUBLE PRECISION,
    "ratio_range" DOUBLE PRECISION,
    "round_pct" DOUBLE PRECISION,
    "lowest_to_ceiling" DOUBLE PRECISION,
    "far_above" INTEGER,
    "far_below" INTEGER,
    "learned_score" DOUBLE PRECISION,
    "learned_cut" DOUBLE PRECISION,
    "learned_parts" TEXT[],

    CONSTRAINT "tender_feature_pkey" PRIMARY KEY ("tender_id")
);

-- CreateTable
CREATE TABLE "pair_history" (
    "pair_id" UUID NOT NULL,
    "a_id" UUID NOT NULL,
    "b_id" UUID NOT NULL,
    "together" INTEGER NOT NULL,
    "a_bids" INTEGER NOT NULL,
    "b_bids" INTEGER NOT NULL,
    "jaccard" DOUBLE PRECISION NOT NULL,
    "a_wins" INTEGER NOT NULL,
    "b_wins" INTEGER NOT NULL,
    "expected" DOUBLE PRECISION,
    "last_on" DATE,

    CONSTRAINT "pair_history_pkey" PRIMARY KEY ("pair_id")
);

-- CreateTable
CREATE TABLE "bidder_group" (
    "member_id" UUID NOT NULL,
    "group_no" INTEGER NOT NULL,
    "party_id" UUID NOT NULL,
    "size" INTEGER NOT NULL,
    "coherence" DOUBLE PRECISION,
    "exclusivity" DOUBLE PRECISION,
    "median_cv" DOUBLE PRECISION,

    CONSTRAINT "bidder_group_pkey" PRIMARY KEY ("member_id")
);

-- CreateTable
CREATE TABLE "risk_run" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "scope" JSONB NOT NULL,
    "models" TEXT[],
    "status" TEXT NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "hits" INTEGER NOT NULL DEFAULT 0,
    "stop_asked" BOOLEAN NOT NULL DEFAULT false,
    "error" TEXT,
    "asked_by" UUID,
    "asked_by_name" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "facts_at" TIMESTAMPTZ(3),
    "setting_id" UUID,

    CONSTRAINT "risk_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "risk_model_run" (
    "run_id" UUID NOT NULL,
    "model_code" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "missing" TEXT[],
    "hits" INTEGER NOT NULL DEFAULT 0,
    "ms" INTEGER NOT NULL DEFAULT 0,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "risk_model_run_pkey" PRIMARY KEY ("run_id","model_code")
);

-- CreateTable
CREATE TABLE "risk_finding" (
    "id" UUID NOT NULL,
    "model_code" TEXT NOT NULL,
    "model_version" INTEGER NOT NULL,
    "dimension" TEXT NOT NULL,
    "family" TEXT NOT NULL,
    "grade" TEXT NOT NULL,
    "weight" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_key" TEXT NOT NULL,
    "subject_name" TEXT NOT NULL,
    "org_id" UUID NOT NULL,
    "tender_id" UUID,
    "party_ids" UUID[],
    "case_id" UUID,
    "value" DOUBLE PRECISION,
    "evidence" JSONB NOT NULL,
    "parameters" JSONB NOT NULL,
    "facts_at" TIMESTAMPTZ(3) NOT NULL,
    "first_run_id" UUID NOT NULL,
    "last_run_id" UUID NOT NULL,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "gone_at" TIMESTAMPTZ(3),
    "status" TEXT NOT NULL DEFAULT 'open',
    "verdict" TEXT,
    "verdict_reason" TEXT,
    "verdict_by_name" TEXT,
    "verdict_at" TIMESTAMPTZ(3),
    "due_on" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "risk_finding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "risk_finding_event" (
    "id" UUID NOT NULL,
    "finding_id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "action" TEXT NOT NULL,
    "verdict" TEXT,
    "words" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "by_id" UUID NOT NULL,
    "by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "risk_finding_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "risk_case" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "tender_id" UUID,
    "org_id" UUID NOT NULL,
    "party_ids" UUID[],
    "level" TEXT NOT NULL,
    "points" DOUBLE PRECISION NOT NULL,
    "families" JSONB NOT NULL,
    "decisive" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "risk_case_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "risk_model_setting" (
    "id" UUID NOT NULL,
    "model_code" TEXT NOT NULL,
    "org_id" UUID,
    "enabled" BOOLEAN NOT NULL,
    "parameters" JSONB NOT NULL,
    "mode" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "effective_from" DATE,
    "backtest" JSONB,
    "reason" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "by_id" UUID NOT NULL,
    "by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "published_at" TIMESTAMPTZ(3),

    CONSTRAINT "risk_model_setting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "risk_snooze" (
    "id" UUID NOT NULL,
    "model_code" TEXT NOT NULL,
    "subject_key" TEXT NOT NULL,
    "org_id" UUID NOT NULL,
    "until" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "risk_snooze_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "learned_model" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "card" JSONB NOT NULL,
    "scorer" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "published_at" TIMESTAMPTZ(3),

    CONSTRAINT "learned_model_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "procurement_import" (
    "id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "format" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "file_id" UUID,
    "status" TEXT NOT NULL,
    "lines" INTEGER NOT NULL DEFAULT 0,
    "kept" INTEGER NOT NULL DEFAULT 0,
    "unchanged" INTEGER NOT NULL DEFAULT 0,
    "faulty" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "stop_asked" BOOLEAN NOT NULL DEFAULT false,
    "by_id" UUID NOT NULL,
    "by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "procurement_import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "procurement_fault" (
    "id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "ref" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "procurement_fault_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "personal_value" (
    "token" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "cipher" TEXT NOT NULL,
    "masked" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "personal_value_pkey" PRIMARY KEY ("token")
);

-- CreateTable
CREATE TABLE "procurement_release" (
    "ocid" TEXT NOT NULL,
    "org_id" UUID NOT NULL,
    "release_id" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "procurement_release_pkey" PRIMARY KEY ("ocid")
);

-- CreateTable
CREATE TABLE "procurement_reference" (
    "id" UUID NOT NULL,
    "dimension" TEXT NOT NULL,
    "indicator" TEXT NOT NULL,
    "industry" TEXT,
    "value" DOUBLE PRECISION NOT NULL,
    "unit" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "as_of" DATE NOT NULL,
    "by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "procurement_reference_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "tender_org_id_awarded_on_idx" ON "tender"("org_id", "awarded_on");

-- CreateIndex
CREATE INDEX "tender_project_id_idx" ON "tender"("project_id");

-- CreateIndex
CREATE INDEX "tender_ocid_idx" ON "tender"("ocid");

-- CreateIndex
CREATE INDEX "tender_winner_id_idx" ON "tender"("winner_id");

-- CreateIndex
CREATE INDEX "tender_agency_id_idx" ON "tender"("agency_id");

-- CreateIndex
CREATE INDEX "tender_deadline_on_idx" ON "tender"("deadline_on");

-- CreateIndex
CREATE INDEX "tender_item_tender_id_idx" ON "tender_item"("tender_id");

-- CreateIndex
CREATE INDEX "complaint_tender_id_idx" ON "complaint"("tender_id");

-- CreateIndex
CREATE INDEX "bid_access_tender_id_idx" ON "bid_access"("tender_id");

-- CreateIndex
CREATE INDEX "passage_tender_id_idx" ON "passage"("tender_id");

-- CreateIndex
CREATE INDEX "passage_bid_id_idx" ON "passage"("bid_id");

-- CreateIndex
CREATE INDEX "award_tender_id_idx" ON "award"("tender_id");

-- CreateIndex
CREATE INDEX "award_party_id_idx" ON "award"("party_id");

-- CreateIndex
CREATE INDEX "bid_tender_id_idx" ON "bid"("tender_id");

-- CreateIndex
CREATE INDEX "bid_party_id_idx" ON "bid"("party_id");

-- CreateIndex
CREATE INDEX "bid_org_id_idx" ON "bid"("org_id");

-- CreateIndex
CREATE INDEX "bid_trace_tender_id_idx" ON "bid_trace"("tender_id");

-- CreateIndex
CREATE INDEX "bid_bond_tender_id_idx" ON "bid_bond"("tender_id");

-- CreateIndex
CREATE INDEX "bid_person_tender_id_idx" ON "bid_person"("tender_id");

-- CreateIndex
CREATE INDEX "bid_person_person_token_idx" ON "bid_person"("person_token");

-- CreateIndex
CREATE INDEX "bid_item_tender_id_idx" ON "bid_item"("tender_id");

-- CreateIndex
CREATE INDEX "bid_item_bid_id_idx" ON "bid_item"("bid_id");

-- CreateIndex
CREATE INDEX "evaluator_tender_id_idx" ON "evaluator"("tender_id");

-- CreateIndex
CREATE INDEX "evaluator_expert_id_idx" ON "evaluator"("expert_id");

-- CreateIndex
CREATE INDEX "score_tender_id_idx" ON "score"("tender_id");

-- CreateIndex
CREATE INDEX "score_expert_id_idx" ON "score"("expert_id");

-- CreateIndex
CREATE INDEX "party_uscc_idx" ON "party"("uscc");

-- CreateIndex
CREATE INDEX "party_org_id_idx" ON "party"("org_id");

-- CreateIndex
CREATE INDEX "party_link_party_id_idx" ON "party_link"("party_id");

-- CreateIndex
CREATE INDEX "party_link_holder_token_idx" ON "party_link"("holder_token");

-- CreateIndex
CREATE INDEX "party_link_holder_id_idx" ON "party_link"("holder_id");

-- CreateIndex
CREATE INDEX "kinship_person_token_idx" ON "kinship"("person_token");

-- CreateIndex
CREATE INDEX "kinship_relative_token_idx" ON "kinship"("relative_token");

-- CreateIndex
CREATE INDEX "party_listing_party_id_idx" ON "party_listing"("party_id");

-- CreateIndex
CREATE INDEX "registry_change_party_id_idx" ON "registry_change"("party_id");

-- CreateIndex
CREATE INDEX "insider_person_token_idx" ON "insider"("person_token");

-- CreateIndex
CREATE INDEX "insider_org_id_idx" ON "insider"("org_id");

-- CreateIndex
CREATE INDEX "fund_flow_from_id_idx" ON "fund_flow"("from_id");

-- CreateIndex
CREATE INDEX "fund_flow_to_id_idx" ON "fund_flow"("to_id");

-- CreateIndex
CREATE INDEX "fund_flow_tender_id_idx" ON "fund_flow"("tender_id");

-- CreateIndex
CREATE INDEX "contract_tender_id_idx" ON "contract"("tender_id");

-- CreateIndex
CREATE INDEX "contract_org_id_signed_on_idx" ON "contract"("org_id", "signed_on");

-- CreateIndex
CREATE INDEX "contract_party_id_idx" ON "contract"("party_id");

-- CreateIndex
CREATE INDEX "contract_change_contract_id_idx" ON "contract_change"("contract_id");

-- CreateIndex
CREATE INDEX "contract_change_tender_id_idx" ON "contract_change"("tender_id");

-- CreateIndex
CREATE INDEX "payment_contract_id_idx" ON "payment"("contract_id");

-- CreateIndex
CREATE INDEX "payment_tender_id_idx" ON "payment"("tender_id");

-- CreateIndex
CREATE INDEX "purchase_line_tender_id_idx" ON "purchase_line"("tender_id");

-- CreateIndex
CREATE INDEX "purchase_line_item_code_bought_on_idx" ON "purchase_line"("item_code", "bought_on");

-- CreateIndex
CREATE INDEX "year_budget_org_id_idx" ON "year_budget"("org_id");

-- CreateIndex
CREATE INDEX "pair_history_a_id_idx" ON "pair_history"("a_id");

-- CreateIndex
CREATE INDEX "pair_history_b_id_idx" ON "pair_history"("b_id");

-- CreateIndex
CREATE INDEX "bidder_group_group_no_idx" ON "bidder_group"("group_no");

-- CreateIndex
CREATE INDEX "bidder_group_party_id_idx" ON "bidder_group"("party_id");

-- CreateIndex
CREATE INDEX "risk_run_status_asked_at_idx" ON "risk_run"("status", "asked_at");

-- CreateIndex
CREATE INDEX "risk_model_run_model_code_at_idx" ON "risk_model_run"("model_code", "at");

-- CreateIndex
CREATE INDEX "risk_finding_case_id_idx" ON "risk_finding"("case_id");

-- CreateIndex
CREATE INDEX "risk_finding_tender_id_idx" ON "risk_finding"("tender_id");

-- CreateIndex
CREATE INDEX "risk_finding_org_id_level_first_seen_at_idx" ON "risk_finding"("org_id", "level", "first_seen_at");

-- CreateIndex
CREATE INDEX "risk_finding_model_code_first_seen_at_idx" ON "risk_finding"("model_code", "first_seen_at");

-- CreateIndex
CREATE UNIQUE INDEX "risk_finding_model_code_subject_key_key" ON "risk_finding"("model_code", "subject_key");

-- CreateIndex
CREATE INDEX "risk_finding_event_finding_id_at_idx" ON "risk_finding_event"("finding_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "risk_case_key_key" ON "risk_case"("key");

-- CreateIndex
CREATE INDEX "risk_case_tender_id_idx" ON "risk_case"("tender_id");

-- CreateIndex
CREATE INDEX "risk_case_org_id_level_idx" ON "risk_case"("org_id", "level");

-- CreateIndex
CREATE INDEX "risk_model_setting_model_code_state_idx" ON "risk_model_setting"("model_code", "state");

-- CreateIndex
CREATE INDEX "risk_snooze_model_code_subject_key_idx" ON "risk_snooze"("model_code", "subject_key");

-- CreateIndex
CREATE INDEX "procurement_import_org_id_at_idx" ON "procurement_import"("org_id", "at");

-- CreateIndex
CREATE INDEX "procurement_fault_import_id_line_idx" ON "procurement_fault"("import_id", "line");

-- CreateIndex
CREATE INDEX "procurement_reference_indicator_as_of_idx" ON "procurement_reference"("indicator", "as_of");
