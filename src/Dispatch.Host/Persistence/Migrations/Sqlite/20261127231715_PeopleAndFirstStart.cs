using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dispatch.Host.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class PeopleAndFirstStart : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.RenameColumn(
                name: "role",
                table: "host_accounts",
                newName: "roles");

            migrationBuilder.AddColumn<string>(
                name: "display_name",
                table: "host_accounts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "external_name",
                table: "host_accounts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_locked",
                table: "host_accounts",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "last_sign_in_at",
                table: "host_accounts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "member_id",
                table: "host_accounts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "must_change_password",
                table: "host_accounts",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "security_stamp",
                table: "host_accounts",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "version",
                table: "host_accounts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "host_first_start",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_host_first_start", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_host_accounts_external_name",
                table: "host_accounts",
                column: "external_name",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "host_first_start");

            migrationBuilder.DropIndex(
                name: "IX_host_accounts_external_name",
                table: "host_accounts");

            migrationBuilder.DropColumn(
                name: "display_name",
                table: "host_accounts");

            migrationBuilder.DropColumn(
                name: "external_name",
                table: "host_accounts");

            migrationBuilder.DropColumn(
                name: "is_locked",
                table: "host_accounts");

            migrationBuilder.DropColumn(
                name: "last_sign_in_at",
                table: "host_accounts");

            migrationBuilder.DropColumn(
                name: "member_id",
                table: "host_accounts");

            migrationBuilder.DropColumn(
                name: "must_change_password",
                table: "host_accounts");

            migrationBuilder.DropColumn(
                name: "security_stamp",
                table: "host_accounts");

            migrationBuilder.DropColumn(
                name: "version",
                table: "host_accounts");

            migrationBuilder.RenameColumn(
                name: "roles",
                table: "host_accounts",
                newName: "role");
        }
    }
}
