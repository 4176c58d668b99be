using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dispatch.Workflows.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Figures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_report_facts_received_at",
                table: "report_facts");

            migrationBuilder.AddColumn<string>(
                name: "limit",
                table: "tickets",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "hand_overs",
                table: "report_facts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "number",
                table: "report_facts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ping_pongs",
                table: "report_facts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "returned_by",
                table: "report_facts",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "calendar_code",
                table: "clock_changes",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "calendar_version",
                table: "clock_changes",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "report_counters",
                columns: table => new
                {
                    grp = table.Column<string>(type: "TEXT", nullable: false),
                    day = table.Column<string>(type: "TEXT", nullable: false),
                    district_id = table.Column<string>(type: "TEXT", nullable: false),
                    street_id = table.Column<string>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    sign_in = table.Column<byte[]>(type: "BLOB", nullable: true),
                    arrival = table.Column<byte[]>(type: "BLOB", nullable: true),
                    report = table.Column<byte[]>(type: "BLOB", nullable: true),
                    closed = table.Column<int>(type: "INTEGER", nullable: false),
                    hand_overs = table.Column<int>(type: "INTEGER", nullable: false),
                    handled = table.Column<int>(type: "INTEGER", nullable: false),
                    handled_late = table.Column<int>(type: "INTEGER", nullable: false),
                    merged = table.Column<int>(type: "INTEGER", nullable: false),
                    not_accepted = table.Column<int>(type: "INTEGER", nullable: false),
                    not_satisfied = table.Column<int>(type: "INTEGER", nullable: false),
                    not_solved = table.Column<int>(type: "INTEGER", nullable: false),
                    on_time = table.Column<int>(type: "INTEGER", nullable: false),
                    ping_pong = table.Column<int>(type: "INTEGER", nullable: false),
                    received = table.Column<int>(type: "INTEGER", nullable: false),
                    redone = table.Column<int>(type: "INTEGER", nullable: false),
                    redone_thrice = table.Column<int>(type: "INTEGER", nullable: false),
                    response_late = table.Column<int>(type: "INTEGER", nullable: false),
                    response_on_time = table.Column<int>(type: "INTEGER", nullable: false),
                    returned = table.Column<int>(type: "INTEGER", nullable: false),
                    returned_twice = table.Column<int>(type: "INTEGER", nullable: false),
                    returns = table.Column<int>(type: "INTEGER", nullable: false),
                    satisfaction_not_answered = table.Column<int>(type: "INTEGER", nullable: false),
                    satisfaction_not_asked = table.Column<int>(type: "INTEGER", nullable: false),
                    satisfied = table.Column<int>(type: "INTEGER", nullable: false),
                    solved = table.Column<int>(type: "INTEGER", nullable: false),
                    solved_not_answered = table.Column<int>(type: "INTEGER", nullable: false),
                    solved_not_asked = table.Column<int>(type: "INTEGER", nullable: false),
                    whistled = table.Column<int>(type: "INTEGER", nullable: false),
                    withdrawn = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_report_counters", x => new { x.grp, x.day, x.district_id, x.street_id, x.key });
                });

            migrationBuilder.CreateIndex(
                name: "IX_tickets_closed_at_id",
                table: "tickets",
                columns: new[] { "closed_at", "id" },
                filter: "closed_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_report_facts_closed_at_district_id_received_at",
                table: "report_facts",
                columns: new[] { "closed_at", "district_id", "received_at" },
                filter: "closed_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_report_facts_district_id_received_at",
                table: "report_facts",
                columns: new[] { "district_id", "received_at" });

            migrationBuilder.CreateIndex(
                name: "IX_report_facts_received_at_district_id_street_id_community_id_category_code",
                table: "report_facts",
                columns: new[] { "received_at", "district_id", "street_id", "community_id", "category_code" });

            migrationBuilder.CreateIndex(
                name: "IX_clock_changes_calendar_code_calendar_version_id",
                table: "clock_changes",
                columns: new[] { "calendar_code", "calendar_version", "id" },
                filter: "calendar_code IS NOT NULL");

            // What the facts of before lack; the counters are made from them at the next start.
            migrationBuilder.Sql("UPDATE report_facts SET number = (SELECT t.number FROM tickets t WHERE t.id = report_facts.ticket_id)");
            migrationBuilder.Sql("UPDATE report_facts SET responded_at = handled_at WHERE responded_at IS NULL AND handled_at IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "report_counters");

            migrationBuilder.DropIndex(
                name: "IX_tickets_closed_at_id",
                table: "tickets");

            migrationBuilder.DropIndex(
                name: "IX_report_facts_closed_at_district_id_received_at",
                table: "report_facts");

            migrationBuilder.DropIndex(
                name: "IX_report_facts_district_id_received_at",
                table: "report_facts");

            migrationBuilder.DropIndex(
                name: "IX_report_facts_received_at_district_id_street_id_community_id_category_code",
                table: "report_facts");

            migrationBuilder.DropIndex(
                name: "IX_clock_changes_calendar_code_calendar_version_id",
                table: "clock_changes");

            migrationBuilder.DropColumn(
                name: "limit",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "hand_overs",
                table: "report_facts");

            migrationBuilder.DropColumn(
                name: "number",
                table: "report_facts");

            migrationBuilder.DropColumn(
                name: "ping_pongs",
                table: "report_facts");

            migrationBuilder.DropColumn(
                name: "returned_by",
                table: "report_facts");

            migrationBuilder.DropColumn(
                name: "calendar_code",
                table: "clock_changes");

            migrationBuilder.DropColumn(
                name: "calendar_version",
                table: "clock_changes");

            migrationBuilder.CreateIndex(
                name: "IX_report_facts_received_at",
                table: "report_facts",
                column: "received_at");
        }
    }
}
