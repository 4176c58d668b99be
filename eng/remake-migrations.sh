#!/bin/bash
# Deletes and re-creates the single Initial migration of each layer's tables from the model. Only while nothing is released:
# afterwards migrations are added, never remade. Usage: eng/remake-migrations.sh [engine|workflows|host ...]; default workflows.
set -e
cd "$(dirname "$0")/.."
ef=${DOTNET_EF:-$(command -v dotnet-ef || true)}
if [ -z "$ef" ]; then
  echo "dotnet-ef is missing: dotnet tool install --global dotnet-ef --version 10.0.15" >&2
  exit 1
fi
remake() {
  rm -rf "$1/Persistence/Migrations/Sqlite"
  "$ef" migrations add Initial --project "$1" --context "$2" --output-dir Persistence/Migrations/Sqlite
}
for layer in "${@:-workflows}"; do
  case $layer in
    engine) remake src/Dispatch.Engine SqliteEngineDb ;;
    workflows) remake src/Dispatch.Workflows SqliteWorkflowsDb ;;
    host) remake src/Dispatch.Host HostDb ;;
    *) echo "unknown layer $layer" >&2; exit 2 ;;
  esac
done
