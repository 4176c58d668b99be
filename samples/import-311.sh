#!/usr/bin/env bash
# 按纽约 311 公开数据的列,把诉求通过接口导入正在运行的服务;再次运行不会重复导入。
# Loads service requests in the columns of New York's public 311 export into the running service, through its API.
#
#   samples/import-311.sh FILE.csv [MAPPING.json]
#
# The mapping (import-311.mapping.json beside this script) says which unit a borough stands for and which category a complaint type.
# A row becomes a ticket with externalRef = its unique key and receivedAt = its creation date, so running the same file again adds
# nothing. A row that can't be a ticket is refused with its line number and the reason; the others go on.
# Needs bash, curl and jq. From the environment: BASE (http://127.0.0.1:5080), KEY (demo-hotline), PARALLEL (8).
# Ends with 0 when every row is there, 1 when rows were refused, 2 when the import could not run.
set -u -o pipefail

BASE=${BASE:-http://127.0.0.1:5080}
KEY=${KEY:-demo-hotline}
PARALLEL=${PARALLEL:-8}
BATCH=200

stop() { printf '%s\n' "$*" >&2; exit 2; }

[ $# -ge 1 ] || stop "用法 usage: ${0##*/} FILE.csv [MAPPING.json]"
FILE=$1
MAPPING=${2:-$(dirname "${BASH_SOURCE[0]}")/import-311.mapping.json}
for tool in curl jq; do
  command -v "$tool" >/dev/null || stop "需要 $tool / $tool is needed: apt-get install -y $tool"
done
[ -r "$FILE" ] || stop "读不到文件 / cannot read $FILE"
[ -r "$MAPPING" ] || stop "读不到映射 / cannot read $MAPPING"
jq -e 'type == "object"' "$MAPPING" >/dev/null 2>&1 || stop "映射不是 JSON 对象 / the mapping is no JSON object: $MAPPING"

work=$(mktemp -d) || stop "没有临时目录 / no temporary directory"
trap 'rm -rf "$work"' EXIT

# From CSV to one JSON object a row: { line, body } or { line, refused }.
# Lines are joined while a quote is open; a record is then split at commas and joined again where a comma stood inside quotes.
cat >"$work/rows.jq" <<'JQ'
def quotes: [scan("\"")] | length;

def fields:
  reduce (split(",")[]) as $piece ({out: [], open: null};
    (if .open == null then $piece else .open + "," + $piece end) as $text
    | if ($text | quotes) % 2 == 1 then .open = $text else .open = null | .out += [$text] end)
  | .out + (if .open == null then [] else [.open] end)
  | map(if test("^\\s*\".*\"\\s*$"; "m") then sub("^\\s*\""; "") | sub("\"\\s*$"; "") | gsub("\"\""; "\"") else . end);

# {line, text} for each record; an empty line is none.
def records:
  foreach (inputs, null) as $line ({number: 0, open: null, text: "", start: 0, emit: null};
    .emit = null
    | if $line == null then
        if .open then .emit = {line: .start, text: .text, unclosed: true} else . end
      else
        .number += 1
        | ($line | rtrimstr("\r")) as $line
        | if .open then .text += "\n" + $line else .text = $line | .start = .number end
        | .open = ((.text | quotes) % 2 == 1)
        | if .open or (.text | test("^\\s*$")) then . else .emit = {line: .start, text: .text} end
      end;
    .emit // empty);

def name: ascii_downcase | gsub("[^a-z0-9]+"; "_") | sub("^_"; "") | sub("_$"; "");

def refuse($reason): error({refused: $reason});

def digits: tonumber? // null;

# "10/31/2013 02:08:41 AM" or "2013-10-31T02:08:41.000" -> RFC 3339 at the mapping's offset.
def instant($offset):
  . as $text
  | (capture("^(?<month>\\d{1,2})/(?<day>\\d{1,2})/(?<year>\\d{4})(\\s+(?<hour>\\d{1,2}):(?<minute>\\d{2})(:(?<second>\\d{2}))?\\s*(?<half>[AaPp][Mm])?)?$")
      // capture("^(?<year>\\d{4})-(?<month>\\d{2})-(?<day>\\d{2})([T ](?<hour>\\d{2}):(?<minute>\\d{2})(:(?<second>\\d{2}))?(\\.\\d+)?)?$")
      // refuse("看不懂日期 / not a date: created date «\($text)»"))
  | {year, month, day, hour: (.hour // "0"), minute: (.minute // "0"), second: (.second // "0"), half: (.half // "" | ascii_downcase)}
  | .half as $half | del(.half) | map_values(tonumber)
  | if $half == "pm" and .hour < 12 then .hour += 12 elif $half == "am" and .hour == 12 then .hour = 0 else . end
  | ([.year, .month - 1, .day, .hour, .minute, .second, 0, 0] | (mktime | gmtime)[:6]) as $real
  | if [.year, .month - 1, .day, .hour, .minute, .second] != $real
    then refuse("没有这一天或这个时刻 / no such day or time: created date «\($text)»") else . end
  | [.month, .day, .hour, .minute, .second] as $rest
  | "\(.year)-" + ($rest | map(tostring | if length < 2 then "0" + . else . end) | "\(.[0])-\(.[1])T\(.[2]):\(.[3]):\(.[4])") + $offset;

def ticket($mapping):
  . as $row
  | (if ($row.unique_key // "") == "" then refuse("没有唯一编号 / no unique key") else $row.unique_key end) as $key
  | ($row.created_date // "" | instant($mapping.utcOffset)) as $at
  | ($row.complaint_type // "") as $type
  | (if $type == "" then refuse("没有诉求类型 / no complaint type")
     else ([$mapping.categories[] | . as $rule | select(
         ($rule.type // "" | ascii_downcase) == ($type | ascii_downcase)
         or ($rule.startsWith != null and ($type | ascii_downcase | startswith($rule.startsWith | ascii_downcase))))] | first.category)
       // $mapping.otherCategory // refuse("映射中没有诉求类型 / complaint type not in the mapping: «\($type)»") end) as $category
  | ($row.borough // "" | if . == "" then "Unspecified" else . end) as $borough
  | ([$mapping.places[] | select((.borough | ascii_downcase) == ($borough | ascii_downcase))] | first
      // refuse("映射中没有区域 / borough not in the mapping: «\($borough)»")) as $place
  | ([$row.incident_address, $row.cross_street_1, $row.city] | map(select(. != null and . != "")) | join(", ")) as $address
  | {
      channel: ($mapping.channels[$row.open_data_channel_type // "" | ascii_upcase] // $mapping.otherChannel),
      title: ([$type, $row.descriptor] | map(select(. != null and . != "")) | join(" - ") | .[:200]),
      description: ([$row.resolution_description, (if ($row.agency // "") == "" then null else "Agency: \($row.agency)" end),
          (if ($row.location_type // "") == "" then null else "Location type: \($row.location_type)" end)]
        | map(select(. != null and . != "")) | join("\n") | .[:4000]),
      categoryCode: $category,
      externalRef: $key,
      receivedAt: $at,
      reporter: {anonymous: true}
    }
    + ($place | {compoundId, communityId} | with_entries(select(.value != null)))
    + (($row.latitude // "" | digits) as $lat | ($row.longitude // "" | digits) as $lon
      | {lat: $lat, lon: $lon, address: (if $address == "" then null else $address[:300] end)} | with_entries(select(.value != null))
      | if . == {} then {} else {location: .} end);

$mapping[0] as $mapping
| foreach records as $record ({header: null, emit: null};
    .emit = null
    | ($record.text | if $record.line == 1 then ltrimstr("\ufeff") else . end | fields) as $fields
    | if .header == null then
        .header = ($fields | map(name))
        | if (.header | index("unique_key")) == null or (.header | index("created_date")) == null or (.header | index("complaint_type")) == null
          then error("第一行应有 Unique Key、Created Date、Complaint Type / the first line must name Unique Key, Created Date and Complaint Type") else . end
      else
        .header as $header
        | .emit = {line: $record.line} + (
            if $record.unclosed then {refused: "引号没有结束 / a quote is never closed"}
            elif ($fields | length) != ($header | length) then {refused: "应有 \($header | length) 列,实有 \($fields | length) 列 / \($header | length) columns expected, \($fields | length) found"}
            else try {body: (reduce range($header | length) as $i ({}; .[$header[$i]] = ($fields[$i] | sub("^\\s+"; "") | sub("\\s+$"; ""))) | ticket($mapping))}
              catch (if type == "object" then . else {refused: tostring} end)
            end)
      end;
    .emit // empty)
JQ

jq -cnR --slurpfile mapping "$MAPPING" -f "$work/rows.jq" "$FILE" >"$work/rows.jsonl" 2>"$work/rows.err" ||
  stop "$(sed 's/^jq: error (at [^)]*): //' "$work/rows.err" | head -3)"

total=$(wc -l <"$work/rows.jsonl")
added=0 present=0 refused=0 done_rows=0
printf '%s: %d 行 rows -> %s\n' "$FILE" "$total" "$BASE"

reason_of() { jq -r '[.detail // .title, ((.errors // {}) | to_entries[] | "\(.key): \(.value | if type == "array" then join(" ") else tostring end)")] | map(select(. != null)) | join(" | ")' "$1" 2>/dev/null || head -c 300 "$1"; }

refuse() { refused=$((refused + 1)); printf '第 %s 行被拒 / line %s refused: %s\n' "$1" "$1" "$2"; }

while read -r entry; do
  refuse "$(jq -r .line <<<"$entry")" "$(jq -r .refused <<<"$entry")"
  done_rows=$((done_rows + 1))
done < <(grep -F '"refused":' "$work/rows.jsonl" | jq -c 'select(.refused)')

jq -c 'select(.body)' "$work/rows.jsonl" >"$work/good.jsonl"
split -l "$BATCH" -a 5 "$work/good.jsonl" "$work/batch." || stop "split failed"

# One curl sends a batch over a few connections. Repeating a request is safe: its externalRef names the ticket.
for batch in "$work"/batch.*; do
  [ -e "$batch" ] || break
  rm -rf "$work/answers"; mkdir "$work/answers"
  jq -r --arg url "$BASE/api/v1/tickets" --arg key "X-Api-Key: $KEY" --arg answers "$work/answers" \
    '"next", "url = \($url | tojson)", "header = \($key | tojson)", "header = \"Content-Type: application/json\"", "data-binary = \(.body | tojson | tojson)",
     "output = \("\($answers)/\(.line)" | tojson)", "write-out = \("%{http_code} \(.line)\\n" | tojson)", "silent", "retry = 3", "retry-delay = 1"' "$batch" |
    sed 1d >"$work/curl.conf"
  curl --parallel --parallel-max "$PARALLEL" --silent -K "$work/curl.conf" >"$work/codes" 2>"$work/curl.err"
  while read -r code line; do
    done_rows=$((done_rows + 1))
    case $code in
      201) added=$((added + 1)) ;;
      200) present=$((present + 1)) ;;
      401 | 403) stop "密钥不可用 / the key may not import ($code): $(reason_of "$work/answers/$line")" ;;
      000) stop "$BASE 没有应答 / does not answer; start it: dotnet run --project src/Dispatch.Host; then run this again" ;;
      *) refuse "$line" "$code $(reason_of "$work/answers/$line")" ;;
    esac
  done <"$work/codes"
  printf '%d/%d  新增 added %d  已有 already there %d  被拒 refused %d\n' "$done_rows" "$total" "$added" "$present" "$refused"
done

printf '完成 done: %d 行 rows, 新增 added %d, 已有 already there %d, 被拒 refused %d\n' "$total" "$added" "$present" "$refused"
[ $((added + present + refused)) -eq "$total" ] || stop "有的行没有结果,请再运行一次 / some rows had no result; run it again"
[ "$refused" -eq 0 ]
