using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dispatch.Workflows.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "admission_entries",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    department_id = table.Column<string>(type: "TEXT", nullable: false),
                    matter = table.Column<string>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    title_en = table.Column<string>(type: "TEXT", nullable: true),
                    scope = table.Column<string>(type: "TEXT", nullable: true),
                    unit_ids = table.Column<string>(type: "TEXT", nullable: false),
                    resources = table.Column<string>(type: "TEXT", nullable: true),
                    basis = table.Column<string>(type: "TEXT", nullable: true),
                    trial = table.Column<bool>(type: "INTEGER", nullable: false),
                    hours_per_month = table.Column<int>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    valid_from = table.Column<string>(type: "TEXT", nullable: false),
                    valid_to = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_admission_entries", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "admission_refusals",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    community_id = table.Column<string>(type: "TEXT", nullable: false),
                    unit_id = table.Column<string>(type: "TEXT", nullable: true),
                    matter = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    entry_id = table.Column<string>(type: "TEXT", nullable: true),
                    ticket_id = table.Column<string>(type: "TEXT", nullable: true),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_admission_refusals", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "calendars",
                columns: table => new
                {
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    name_en = table.Column<string>(type: "TEXT", nullable: false),
                    base_code = table.Column<string>(type: "TEXT", nullable: true),
                    zone = table.Column<string>(type: "TEXT", nullable: false),
                    weekdays = table.Column<string>(type: "TEXT", nullable: false),
                    windows = table.Column<string>(type: "TEXT", nullable: false),
                    days = table.Column<string>(type: "TEXT", nullable: false),
                    announced_until = table.Column<string>(type: "TEXT", nullable: true),
                    published_at = table.Column<long>(type: "INTEGER", nullable: false),
                    note = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_calendars", x => new { x.code, x.version });
                });

            migrationBuilder.CreateTable(
                name: "categories",
                columns: table => new
                {
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    name_en = table.Column<string>(type: "TEXT", nullable: false),
                    parent_code = table.Column<string>(type: "TEXT", nullable: true),
                    keywords = table.Column<string>(type: "TEXT", nullable: false),
                    fields = table.Column<string>(type: "TEXT", nullable: true),
                    default_urgency = table.Column<string>(type: "TEXT", nullable: false),
                    valid_from = table.Column<string>(type: "TEXT", nullable: false),
                    valid_to = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_categories", x => x.code);
                });

            migrationBuilder.CreateTable(
                name: "clock_changes",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    ticket_id = table.Column<string>(type: "TEXT", nullable: false),
                    task_id = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    requested_at = table.Column<long>(type: "INTEGER", nullable: false),
                    requested_by_unit_id = table.Column<string>(type: "TEXT", nullable: false),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    decided_by = table.Column<string>(type: "TEXT", nullable: true),
                    granted = table.Column<bool>(type: "INTEGER", nullable: true),
                    due_before = table.Column<long>(type: "INTEGER", nullable: true),
                    due_after = table.Column<long>(type: "INTEGER", nullable: true),
                    review_at = table.Column<long>(type: "INTEGER", nullable: true),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_clock_changes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "duty_entries",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    list = table.Column<string>(type: "TEXT", nullable: false),
                    unit_id = table.Column<string>(type: "TEXT", nullable: false),
                    category_code = table.Column<string>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    title_en = table.Column<string>(type: "TEXT", nullable: true),
                    basis = table.Column<string>(type: "TEXT", nullable: true),
                    instead = table.Column<string>(type: "TEXT", nullable: true),
                    lead_department_id = table.Column<string>(type: "TEXT", nullable: true),
                    helper_department_ids = table.Column<string>(type: "TEXT", nullable: false),
                    whistle_type = table.Column<string>(type: "TEXT", nullable: true),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    proposed_by = table.Column<string>(type: "TEXT", nullable: true),
                    confirmed_by = table.Column<string>(type: "TEXT", nullable: true),
                    valid_from = table.Column<string>(type: "TEXT", nullable: false),
                    valid_to = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_duty_entries", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "evaluations",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    ticket_id = table.Column<string>(type: "TEXT", nullable: false),
                    cycle = table.Column<int>(type: "INTEGER", nullable: false),
                    side = table.Column<string>(type: "TEXT", nullable: false),
                    unit_id = table.Column<string>(type: "TEXT", nullable: false),
                    about_unit_id = table.Column<string>(type: "TEXT", nullable: true),
                    outcome = table.Column<string>(type: "TEXT", nullable: true),
                    solved = table.Column<bool>(type: "INTEGER", nullable: true),
                    scores = table.Column<string>(type: "TEXT", nullable: true),
                    text = table.Column<string>(type: "TEXT", nullable: true),
                    given_at = table.Column<long>(type: "INTEGER", nullable: false),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evaluations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "letters",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    ticket_id = table.Column<string>(type: "TEXT", nullable: false),
                    task_id = table.Column<string>(type: "TEXT", nullable: true),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    to_unit_id = table.Column<string>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    text_en = table.Column<string>(type: "TEXT", nullable: false),
                    sent_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_letters", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "members",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    name_en = table.Column<string>(type: "TEXT", nullable: true),
                    phone = table.Column<string>(type: "TEXT", nullable: true),
                    posts = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_members", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "reference_revision",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reference_revision", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "report_facts",
                columns: table => new
                {
                    ticket_id = table.Column<string>(type: "TEXT", nullable: false),
                    district_id = table.Column<string>(type: "TEXT", nullable: true),
                    street_id = table.Column<string>(type: "TEXT", nullable: true),
                    community_id = table.Column<string>(type: "TEXT", nullable: true),
                    category_code = table.Column<string>(type: "TEXT", nullable: false),
                    department_id = table.Column<string>(type: "TEXT", nullable: true),
                    holder_id = table.Column<string>(type: "TEXT", nullable: true),
                    received_at = table.Column<long>(type: "INTEGER", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: true),
                    handled_at = table.Column<long>(type: "INTEGER", nullable: true),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    status = table.Column<string>(type: "TEXT", nullable: false),
                    response_due_at = table.Column<long>(type: "INTEGER", nullable: true),
                    responded_at = table.Column<long>(type: "INTEGER", nullable: true),
                    sign_in_ms = table.Column<long>(type: "INTEGER", nullable: true),
                    arrival_ms = table.Column<long>(type: "INTEGER", nullable: true),
                    report_ms = table.Column<long>(type: "INTEGER", nullable: true),
                    resident_outcome = table.Column<string>(type: "TEXT", nullable: true),
                    solved = table.Column<bool>(type: "INTEGER", nullable: true),
                    whistled = table.Column<bool>(type: "INTEGER", nullable: false),
                    returns = table.Column<int>(type: "INTEGER", nullable: false),
                    redo_count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_report_facts", x => x.ticket_id);
                });

            migrationBuilder.CreateTable(
                name: "rosters",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    unit_id = table.Column<string>(type: "TEXT", nullable: false),
                    member_id = table.Column<string>(type: "TEXT", nullable: false),
                    weekdays = table.Column<string>(type: "TEXT", nullable: false),
                    start = table.Column<string>(type: "TEXT", nullable: false),
                    end = table.Column<string>(type: "TEXT", nullable: false),
                    valid_from = table.Column<string>(type: "TEXT", nullable: false),
                    valid_to = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rosters", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sla_policies",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    task_kind = table.Column<string>(type: "TEXT", nullable: false),
                    category_code = table.Column<string>(type: "TEXT", nullable: true),
                    urgency = table.Column<string>(type: "TEXT", nullable: true),
                    amount = table.Column<double>(type: "REAL", nullable: false),
                    unit = table.Column<string>(type: "TEXT", nullable: false),
                    calendar_code = table.Column<string>(type: "TEXT", nullable: true),
                    count_from = table.Column<string>(type: "TEXT", nullable: true),
                    reminder_percent = table.Column<int>(type: "INTEGER", nullable: false),
                    letter_percent = table.Column<int>(type: "INTEGER", nullable: false),
                    escalate_percent = table.Column<int>(type: "INTEGER", nullable: false),
                    accumulated = table.Column<bool>(type: "INTEGER", nullable: false),
                    basis = table.Column<string>(type: "TEXT", nullable: true),
                    valid_from = table.Column<string>(type: "TEXT", nullable: false),
                    valid_to = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sla_policies", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "tasks",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    ticket_id = table.Column<string>(type: "TEXT", nullable: false),
                    ticket_number = table.Column<string>(type: "TEXT", nullable: false),
                    workflow_instance_id = table.Column<string>(type: "TEXT", nullable: false),
                    bookmark_id = table.Column<string>(type: "TEXT", nullable: true),
                    group_id = table.Column<string>(type: "TEXT", nullable: true),
                    unit_id = table.Column<string>(type: "TEXT", nullable: false),
                    role = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    title_en = table.Column<string>(type: "TEXT", nullable: false),
                    form = table.Column<string>(type: "TEXT", nullable: true),
                    outcomes = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: true),
                    original_due_at = table.Column<long>(type: "INTEGER", nullable: true),
                    remind_at = table.Column<long>(type: "INTEGER", nullable: true),
                    letter_at = table.Column<long>(type: "INTEGER", nullable: true),
                    escalate_at = table.Column<long>(type: "INTEGER", nullable: true),
                    limit = table.Column<string>(type: "TEXT", nullable: true),
                    due_explanation = table.Column<string>(type: "TEXT", nullable: true),
                    level = table.Column<int>(type: "INTEGER", nullable: false),
                    reminded_at = table.Column<long>(type: "INTEGER", nullable: true),
                    pauses = table.Column<string>(type: "TEXT", nullable: true),
                    paused_at = table.Column<long>(type: "INTEGER", nullable: true),
                    review_at = table.Column<long>(type: "INTEGER", nullable: true),
                    claimed_by = table.Column<string>(type: "TEXT", nullable: true),
                    assignee_id = table.Column<string>(type: "TEXT", nullable: true),
                    completed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    completed_by = table.Column<string>(type: "TEXT", nullable: true),
                    completed_by_unit_id = table.Column<string>(type: "TEXT", nullable: true),
                    outcome = table.Column<string>(type: "TEXT", nullable: true),
                    data = table.Column<string>(type: "TEXT", nullable: true),
                    comment = table.Column<string>(type: "TEXT", nullable: true),
                    cycle = table.Column<int>(type: "INTEGER", nullable: false),
                    subject_task_id = table.Column<string>(type: "TEXT", nullable: true),
                    @sealed = table.Column<bool>(name: "sealed", type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tasks", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "ticket_attachments",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    ticket_id = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    content_type = table.Column<string>(type: "TEXT", nullable: false),
                    size = table.Column<long>(type: "INTEGER", nullable: false),
                    storage_key = table.Column<string>(type: "TEXT", nullable: false),
                    added_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ticket_attachments", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "ticket_history",
                columns: table => new
                {
                    ticket_id = table.Column<string>(type: "TEXT", nullable: false),
                    seq = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    actor_kind = table.Column<string>(type: "TEXT", nullable: false),
                    actor_id = table.Column<string>(type: "TEXT", nullable: true),
                    actor_unit_id = table.Column<string>(type: "TEXT", nullable: true),
                    task_id = table.Column<string>(type: "TEXT", nullable: true),
                    outcome = table.Column<string>(type: "TEXT", nullable: true),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    text_en = table.Column<string>(type: "TEXT", nullable: false),
                    data = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ticket_history", x => new { x.ticket_id, x.seq });
                });

            migrationBuilder.CreateTable(
                name: "ticket_parties",
                columns: table => new
                {
                    ticket_id = table.Column<string>(type: "TEXT", nullable: false),
                    unit_id = table.Column<string>(type: "TEXT", nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ticket_parties", x => new { x.ticket_id, x.unit_id });
                });

            migrationBuilder.CreateTable(
                name: "ticket_reporters",
                columns: table => new
                {
                    ticket_id = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: true),
                    phone = table.Column<string>(type: "TEXT", nullable: true),
                    anonymous = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ticket_reporters", x => x.ticket_id);
                });

            migrationBuilder.CreateTable(
                name: "tickets",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    matter = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<string>(type: "TEXT", nullable: false),
                    tracking_code = table.Column<string>(type: "TEXT", nullable: false),
                    external_ref = table.Column<string>(type: "TEXT", nullable: true),
                    filed_by = table.Column<string>(type: "TEXT", nullable: true),
                    filed_by_unit_id = table.Column<string>(type: "TEXT", nullable: true),
                    sandbox = table.Column<bool>(type: "INTEGER", nullable: false),
                    status = table.Column<string>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    description = table.Column<string>(type: "TEXT", nullable: false),
                    category_code = table.Column<string>(type: "TEXT", nullable: false),
                    fields = table.Column<string>(type: "TEXT", nullable: true),
                    channel = table.Column<string>(type: "TEXT", nullable: false),
                    urgency = table.Column<string>(type: "TEXT", nullable: false),
                    compound_id = table.Column<string>(type: "TEXT", nullable: true),
                    community_id = table.Column<string>(type: "TEXT", nullable: true),
                    street_id = table.Column<string>(type: "TEXT", nullable: true),
                    district_id = table.Column<string>(type: "TEXT", nullable: true),
                    address = table.Column<string>(type: "TEXT", nullable: true),
                    latitude = table.Column<double>(type: "REAL", nullable: true),
                    longitude = table.Column<double>(type: "REAL", nullable: true),
                    holder_unit_id = table.Column<string>(type: "TEXT", nullable: true),
                    possible_duplicate_of = table.Column<string>(type: "TEXT", nullable: true),
                    merged_into = table.Column<string>(type: "TEXT", nullable: true),
                    duty_list = table.Column<string>(type: "TEXT", nullable: true),
                    duty_entry_id = table.Column<string>(type: "TEXT", nullable: true),
                    duty_result = table.Column<string>(type: "TEXT", nullable: true),
                    lead_department_id = table.Column<string>(type: "TEXT", nullable: true),
                    helper_department_ids = table.Column<string>(type: "TEXT", nullable: false),
                    whistle_type = table.Column<string>(type: "TEXT", nullable: true),
                    designated = table.Column<bool>(type: "INTEGER", nullable: false),
                    participants = table.Column<string>(type: "TEXT", nullable: false),
                    passed_unit_ids = table.Column<string>(type: "TEXT", nullable: false),
                    objected = table.Column<bool>(type: "INTEGER", nullable: false),
                    received_at = table.Column<long>(type: "INTEGER", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: true),
                    original_due_at = table.Column<long>(type: "INTEGER", nullable: true),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    answer = table.Column<string>(type: "TEXT", nullable: true),
                    redo_count = table.Column<int>(type: "INTEGER", nullable: false),
                    cycle = table.Column<int>(type: "INTEGER", nullable: false),
                    workflow_instance_id = table.Column<string>(type: "TEXT", nullable: false),
                    evaluations = table.Column<string>(type: "TEXT", nullable: true),
                    pauses = table.Column<string>(type: "TEXT", nullable: true),
                    status_before_suspension = table.Column<string>(type: "TEXT", nullable: true),
                    history_seq = table.Column<int>(type: "INTEGER", nullable: false),
                    event_seq = table.Column<int>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tickets", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "units",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    name_en = table.Column<string>(type: "TEXT", nullable: true),
                    parent_id = table.Column<string>(type: "TEXT", nullable: true),
                    department_id = table.Column<string>(type: "TEXT", nullable: true),
                    successor_id = table.Column<string>(type: "TEXT", nullable: true),
                    address = table.Column<string>(type: "TEXT", nullable: true),
                    households = table.Column<int>(type: "INTEGER", nullable: true),
                    valid_from = table.Column<string>(type: "TEXT", nullable: false),
                    valid_to = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_units", x => x.id);
                });

            migrationBuilder.InsertData(
                table: "reference_revision",
                columns: new[] { "id", "revision" },
                values: new object[] { 1, 0L });

            migrationBuilder.CreateIndex(
                name: "IX_admission_refusals_community_id_at",
                table: "admission_refusals",
                columns: new[] { "community_id", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_clock_changes_ticket_id",
                table: "clock_changes",
                column: "ticket_id");

            migrationBuilder.CreateIndex(
                name: "IX_evaluations_about_unit_id_given_at",
                table: "evaluations",
                columns: new[] { "about_unit_id", "given_at" });

            migrationBuilder.CreateIndex(
                name: "IX_evaluations_ticket_id_cycle",
                table: "evaluations",
                columns: new[] { "ticket_id", "cycle" });

            migrationBuilder.CreateIndex(
                name: "IX_letters_ticket_id_sent_at",
                table: "letters",
                columns: new[] { "ticket_id", "sent_at" });

            migrationBuilder.CreateIndex(
                name: "IX_letters_to_unit_id_sent_at",
                table: "letters",
                columns: new[] { "to_unit_id", "sent_at" });

            migrationBuilder.CreateIndex(
                name: "IX_report_facts_community_id_received_at",
                table: "report_facts",
                columns: new[] { "community_id", "received_at" });

            migrationBuilder.CreateIndex(
                name: "IX_report_facts_department_id_received_at",
                table: "report_facts",
                columns: new[] { "department_id", "received_at" });

            migrationBuilder.CreateIndex(
                name: "IX_report_facts_received_at",
                table: "report_facts",
                column: "received_at");

            migrationBuilder.CreateIndex(
                name: "IX_report_facts_street_id_received_at",
                table: "report_facts",
                columns: new[] { "street_id", "received_at" });

            migrationBuilder.CreateIndex(
                name: "IX_tasks_kind_completed_at",
                table: "tasks",
                columns: new[] { "kind", "completed_at" });

            migrationBuilder.CreateIndex(
                name: "IX_tasks_state_due_at",
                table: "tasks",
                columns: new[] { "state", "due_at" });

            migrationBuilder.CreateIndex(
                name: "IX_tasks_ticket_id_state",
                table: "tasks",
                columns: new[] { "ticket_id", "state" });

            migrationBuilder.CreateIndex(
                name: "IX_tasks_unit_id_state_due_at",
                table: "tasks",
                columns: new[] { "unit_id", "state", "due_at" });

            migrationBuilder.CreateIndex(
                name: "IX_ticket_attachments_ticket_id",
                table: "ticket_attachments",
                column: "ticket_id");

            migrationBuilder.CreateIndex(
                name: "IX_ticket_parties_unit_id_ticket_id",
                table: "ticket_parties",
                columns: new[] { "unit_id", "ticket_id" });

            migrationBuilder.CreateIndex(
                name: "IX_tickets_community_id_id",
                table: "tickets",
                columns: new[] { "community_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_tickets_compound_id_category_code_received_at",
                table: "tickets",
                columns: new[] { "compound_id", "category_code", "received_at" });

            migrationBuilder.CreateIndex(
                name: "IX_tickets_district_id_id",
                table: "tickets",
                columns: new[] { "district_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_tickets_filed_by_external_ref",
                table: "tickets",
                columns: new[] { "filed_by", "external_ref" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_tickets_matter_received_at",
                table: "tickets",
                columns: new[] { "matter", "received_at" });

            migrationBuilder.CreateIndex(
                name: "IX_tickets_number",
                table: "tickets",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_tickets_status_due_at",
                table: "tickets",
                columns: new[] { "status", "due_at" });

            migrationBuilder.CreateIndex(
                name: "IX_tickets_street_id_id",
                table: "tickets",
                columns: new[] { "street_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_tickets_tracking_code",
                table: "tickets",
                column: "tracking_code",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "admission_entries");

            migrationBuilder.DropTable(
                name: "admission_refusals");

            migrationBuilder.DropTable(
                name: "calendars");

            migrationBuilder.DropTable(
                name: "categories");

            migrationBuilder.DropTable(
                name: "clock_changes");

            migrationBuilder.DropTable(
                name: "duty_entries");

            migrationBuilder.DropTable(
                name: "evaluations");

            migrationBuilder.DropTable(
                name: "letters");

            migrationBuilder.DropTable(
                name: "members");

            migrationBuilder.DropTable(
                name: "reference_revision");

            migrationBuilder.DropTable(
                name: "report_facts");

            migrationBuilder.DropTable(
                name: "rosters");

            migrationBuilder.DropTable(
                name: "sla_policies");

            migrationBuilder.DropTable(
                name: "tasks");

            migrationBuilder.DropTable(
                name: "ticket_attachments");

            migrationBuilder.DropTable(
                name: "ticket_history");

            migrationBuilder.DropTable(
                name: "ticket_parties");

            migrationBuilder.DropTable(
                name: "ticket_reporters");

            migrationBuilder.DropTable(
                name: "tickets");

            migrationBuilder.DropTable(
                name: "units");
        }
    }
}
