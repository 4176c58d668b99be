using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dispatch.Host.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SandboxWebhooks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "sandbox",
                table: "host_webhooks",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "sandbox",
                table: "host_webhooks");
        }
    }
}
