using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dispatch.Workflows.Persistence.Migrations.Sqlite
{
    /// <summary>History is written once: the database itself refuses to change or delete its rows. A migration that rebuilds the table must put the triggers back.</summary>
    public partial class KeepHistory : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("CREATE TRIGGER ticket_history_no_update BEFORE UPDATE ON ticket_history BEGIN SELECT RAISE(ABORT, 'ticket_history is append-only'); END;");
            migrationBuilder.Sql("CREATE TRIGGER ticket_history_no_delete BEFORE DELETE ON ticket_history BEGIN SELECT RAISE(ABORT, 'ticket_history is append-only'); END;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER ticket_history_no_update;");
            migrationBuilder.Sql("DROP TRIGGER ticket_history_no_delete;");
        }
    }
}
