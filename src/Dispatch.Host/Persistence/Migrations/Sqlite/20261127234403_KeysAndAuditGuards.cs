using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dispatch.Host.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class KeysAndAuditGuards : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "created_by",
                table: "host_api_keys",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "purpose",
                table: "host_api_keys",
                type: "TEXT",
                nullable: false,
                defaultValue: "default");

            migrationBuilder.AddColumn<string>(
                name: "scopes",
                table: "host_api_keys",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "version",
                table: "host_api_keys",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            // Audit entries are added at the end, never changed, never removed.
            migrationBuilder.Sql("CREATE TRIGGER host_audit_unchanged BEFORE UPDATE ON host_audit BEGIN SELECT RAISE(ABORT, 'audit entries are never changed'); END;");
            migrationBuilder.Sql("CREATE TRIGGER host_audit_kept BEFORE DELETE ON host_audit BEGIN SELECT RAISE(ABORT, 'audit entries are never removed'); END;");
            migrationBuilder.Sql(
                """
                CREATE TRIGGER host_audit_in_order BEFORE INSERT ON host_audit
                WHEN NEW.seq <> (SELECT COALESCE(MAX(seq), 0) + 1 FROM host_audit) OR NEW.previous <> COALESCE((SELECT hash FROM host_audit WHERE seq = NEW.seq - 1), NEW.previous)
                BEGIN SELECT RAISE(ABORT, 'audit entries are added at the end'); END;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER host_audit_in_order;");
            migrationBuilder.Sql("DROP TRIGGER host_audit_kept;");
            migrationBuilder.Sql("DROP TRIGGER host_audit_unchanged;");

            migrationBuilder.DropColumn(
                name: "created_by",
                table: "host_api_keys");

            migrationBuilder.DropColumn(
                name: "purpose",
                table: "host_api_keys");

            migrationBuilder.DropColumn(
                name: "scopes",
                table: "host_api_keys");

            migrationBuilder.DropColumn(
                name: "version",
                table: "host_api_keys");
        }
    }
}
