using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dispatch.Workflows.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ListIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_tickets_compound_id_id",
                table: "tickets",
                columns: new[] { "compound_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_tickets_filed_by_id",
                table: "tickets",
                columns: new[] { "filed_by", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_tickets_filed_by_unit_id_id",
                table: "tickets",
                columns: new[] { "filed_by_unit_id", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_tickets_compound_id_id",
                table: "tickets");

            migrationBuilder.DropIndex(
                name: "IX_tickets_filed_by_id",
                table: "tickets");

            migrationBuilder.DropIndex(
                name: "IX_tickets_filed_by_unit_id_id",
                table: "tickets");
        }
    }
}
