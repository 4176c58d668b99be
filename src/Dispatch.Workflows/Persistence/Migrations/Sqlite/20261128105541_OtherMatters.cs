using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dispatch.Workflows.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class OtherMatters : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_tickets_matter_received_at",
                table: "tickets");

            migrationBuilder.CreateIndex(
                name: "IX_tickets_matter_id",
                table: "tickets",
                columns: new[] { "matter", "id" },
                filter: "matter <> 'Complaint'");

            migrationBuilder.CreateIndex(
                name: "IX_tickets_matter_received_at",
                table: "tickets",
                columns: new[] { "matter", "received_at" },
                filter: "matter <> 'Complaint'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_tickets_matter_id",
                table: "tickets");

            migrationBuilder.DropIndex(
                name: "IX_tickets_matter_received_at",
                table: "tickets");

            migrationBuilder.CreateIndex(
                name: "IX_tickets_matter_received_at",
                table: "tickets",
                columns: new[] { "matter", "received_at" });
        }
    }
}
