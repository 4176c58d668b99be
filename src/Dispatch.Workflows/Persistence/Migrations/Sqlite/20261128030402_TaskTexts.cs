using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dispatch.Workflows.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class TaskTexts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "task_texts",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_task_texts", x => x.id);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "task_texts");
        }
    }
}
