using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dispatch.Workflows.Persistence.Migrations.Sqlite
{
    /// <summary>Counters by month and by a community's day; all are counted anew at the next start.</summary>
    public partial class Periods : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "pauses",
                table: "sla_policies",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "report_community_days",
                columns: table => new
                {
                    day = table.Column<string>(type: "TEXT", nullable: false),
                    district_id = table.Column<string>(type: "TEXT", nullable: false),
                    street_id = table.Column<string>(type: "TEXT", nullable: false),
                    communities = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_report_community_days", x => new { x.day, x.district_id, x.street_id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_report_facts_closed_at_district_id_street_id_community_id_received_at_due_at_handled_at",
                table: "report_facts",
                columns: new[] { "closed_at", "district_id", "street_id", "community_id", "received_at", "due_at", "handled_at" },
                filter: "closed_at IS NOT NULL");

            migrationBuilder.Sql("DELETE FROM report_counters;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "report_community_days");

            migrationBuilder.DropIndex(
                name: "IX_report_facts_closed_at_district_id_street_id_community_id_received_at_due_at_handled_at",
                table: "report_facts");

            migrationBuilder.DropColumn(
                name: "pauses",
                table: "sla_policies");
        }
    }
}
