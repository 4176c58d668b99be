using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dispatch.Workflows.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SealReporters : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Emptied and dropped at the start by SealReporters, which has the key.
            migrationBuilder.RenameTable(
                name: "ticket_reporters",
                newName: "ticket_reporters_plain");

            migrationBuilder.CreateTable(
                name: "reporters",
                columns: table => new
                {
                    ticket_id = table.Column<string>(type: "TEXT", nullable: false),
                    anonymous = table.Column<bool>(type: "INTEGER", nullable: false),
                    @sealed = table.Column<string>(name: "sealed", type: "TEXT", nullable: true),
                    phone_hash = table.Column<string>(type: "TEXT", nullable: true),
                    erased_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reporters", x => x.ticket_id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_reporters_phone_hash",
                table: "reporters",
                column: "phone_hash");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "reporters");

            migrationBuilder.CreateTable(
                name: "ticket_reporters",
                columns: table => new
                {
                    ticket_id = table.Column<string>(type: "TEXT", nullable: false),
                    anonymous = table.Column<bool>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: true),
                    phone = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ticket_reporters", x => x.ticket_id);
                });
        }
    }
}
