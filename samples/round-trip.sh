#!/usr/bin/env bash
# 一件诉求的全程:三件诉求从受理到办结,含退单与指定承办、居民不满意后的重办、超时升级,最后打印过程和时限报表。
# The whole way of a complaint: three complaints from receipt to closing, with a return and designation, a redo after a
# dissatisfied resident and an escalation by timer; then each history and the community's SLA report.
#
#   dotnet run --project src/Dispatch.Host          in one terminal
#   samples/round-trip.sh                           in another; needs curl and jq
#
# With the sample's own limits an escalation takes days, and the script leaves that part out. To see it within a minute,
# start the host with shortened limits (and a data directory of its own):
#   dotnet run --project src/Dispatch.Host -- --data /tmp/dispatch-short --Dispatch:Sla:Scale=0.0001
#
# From the environment: BASE (http://127.0.0.1:5080), MAX_WAIT (seconds to wait for the escalation, 180),
# KEY_HOTLINE, KEY_STATION, KEY_COMMUNITY, KEY_STREET, KEY_WATER, KEY_URBAN, KEY_HOUSING, KEY_FIRE (the demo keys).
set -u -o pipefail

BASE=${BASE:-http://127.0.0.1:5080}
MAX_WAIT=${MAX_WAIT:-180}
HOTLINE=${KEY_HOTLINE:-demo-hotline}
STATION=${KEY_STATION:-demo-station-guiyuan}
COMMUNITY=${KEY_COMMUNITY:-demo-community-sunshine}
STREET=${KEY_STREET:-demo-street-hanjiang}
WATER=${KEY_WATER:-demo-dept-water}
URBAN=${KEY_URBAN:-demo-dept-urban-management}
HOUSING=${KEY_HOUSING:-demo-dept-housing}
FIRE=${KEY_FIRE:-demo-dept-fire}

for tool in curl jq; do
  command -v "$tool" >/dev/null || { echo "需要 $tool / $tool is needed: apt-get install -y $tool" >&2; exit 2; }
done

RUN=$(date +%s)-$$            # this run's own idempotency keys
requests=0 step=0
ticket='' code='' answer='' status='' task=''

section() { printf '\n=== %s\n' "$*"; }
say() { step=$((step + 1)); printf '%3d. %s\n' "$step" "$*"; }
note() { printf '     %s\n' "$*"; }

fail() {
  printf '\n第 %d 步失败 / step %d failed: %s\n' "$step" "$step" "$1" >&2
  if [ -n "$answer" ]; then printf '%s\n' "$answer" | { jq . 2>/dev/null || printf '%s\n' "$answer"; } >&2; fi
  exit 1
}

# call KEY METHOD PATH [JSON]: sends one request; leaves $answer and $status; stops the script at anything but 2xx.
call() {
  local key=$1 method=$2 path=$3 body=${4-} reply
  local options=(-sS -X "$method" -H 'Accept: application/json' -w '\n%{http_code}')
  [ -z "$key" ] || options+=(-H "X-Api-Key: $key")
  if [ "$method" = POST ]; then
    requests=$((requests + 1))
    options+=(-H 'Content-Type: application/json' -H "Idempotency-Key: round-trip-$RUN-$requests" --data-binary "$body")
  fi
  answer=''
  reply=$(curl "${options[@]}" "$BASE$path" 2>&1) || fail "$method $BASE$path: ${reply%$'\n'*} (服务启动了吗?Is the host running?)"
  status=${reply##*$'\n'}
  answer=${reply%$'\n'*}
  [[ $status == 2* ]] || fail "$method $path -> $status"
}

get() { jq -r "$1" <<<"$answer"; }

# file_ticket KEY JSON: leaves $ticket and $code (the resident's tracking code).
file_ticket() {
  call "$1" POST /api/v1/tickets "$2"
  ticket=$(get .id) code=$(get .trackingCode)
  note "工单 ticket $(get .number), 查询码 tracking code $code"
}

ticket_status() { call "$COMMUNITY" GET "/api/v1/tickets/$ticket"; get .status; }

expect_status() {
  local now
  now=$(ticket_status) || exit 1
  [ "$now" = "$1" ] || { answer=''; fail "状态应为 $1,实为 $now / the status should be $1 and is $now"; }
  note "状态 status: $now"
}

# find_task KEY KIND: the open task of that kind on the ticket that the key holds; leaves $task (empty: none) and $answer.
find_task() {
  call "$1" GET "/api/v1/tasks?state=open&kind=$2&ticketId=$ticket"
  task=$(get '.items[0].id // empty')
  answer=$(jq '.items[0] // {}' <<<"$answer")
}

# need_task KEY KIND: the same, waiting up to ten seconds for it.
need_task() {
  local tries
  for ((tries = 0; tries < 50; tries++)); do
    find_task "$1" "$2"
    [ -z "$task" ] || return 0
    sleep 0.2
  done
  call "$COMMUNITY" GET "/api/v1/tickets/$ticket"
  fail "没有待办 $2 / no open task $2"
}

# complete KEY KIND OUTCOME DATA [COMMENT]
complete() {
  need_task "$1" "$2"
  finish "$1" "$2" "$3" "$4" "${5-}"
}

finish() {
  call "$1" POST "/api/v1/tasks/$task/complete" \
    "$(jq -nc --arg outcome "$3" --argjson data "$4" --arg comment "$5" '{outcome: $outcome, data: $data} + if $comment == "" then {} else {comment: $comment} end')"
  note "$2 -> $3"
}

now() { date -u +%Y-%m-%dT%H:%M:%S.000Z; }

# What a department answers: when accepted, whom it spoke with, measures, time limit.
reply_form() {
  jq -nc --arg at "$(now)" --arg measures "$1" '{acceptedAt: $at, spokeWith: "已与居民当面沟通", measures: $measures, timeLimit: "当日办结"}'
}

# departments_work MEASURES KEY...: every called department does what is open for it, until the community can verify.
departments_work() {
  local measures=$1 key round worked
  shift
  for ((round = 0; round < 10; round++)); do
    worked=0
    for key in "$@"; do
      find_task "$key" department.signIn
      [ -z "$task" ] || { finish "$key" "department.signIn ($key)" Accept '{}' '收到,马上办'; worked=1; }
      find_task "$key" department.arrive
      [ -z "$task" ] || { finish "$key" "department.arrive ($key)" Arrived "$(jq -nc --arg at "$(now)" '{arrivedAt: $at, place: "桂苑小区"}')" ''; worked=1; }
      find_task "$key" department.report
      [ -z "$task" ] || { finish "$key" "department.report ($key)" Resolved "$(reply_form "$measures")" ''; worked=1; }
    done
    find_task "$COMMUNITY" community.verify
    [ -z "$task" ] || return 0
    [ "$worked" = 1 ] || sleep 0.5
  done
  call "$COMMUNITY" GET "/api/v1/tickets/$ticket"
  fail "部门办理后没有进入社区核实 / the departments are through, but the community has nothing to verify"
}

# resident KEY OUTCOME SOLVED COMMENT: by the link (no key) or through the hotline.
resident() {
  call "$1" POST "/api/v1/tracking/$code/evaluation" \
    "$(jq -nc --arg outcome "$2" --argjson solved "$3" --arg comment "$4" '{outcome: $outcome, solved: $solved, comment: $comment}')"
  note "resident.evaluate -> $2, 已解决 solved: $3"
}

# both_sides LEAD_KEY: the dual evaluation, community on departments and lead on the whistle.
both_sides() {
  complete "$COMMUNITY" community.evaluate Done '{"response":5,"arrival":5,"quality":4,"text":"响应快,处置到位"}'
  complete "$1" department.evaluate Done '{"proper":5,"complete":4,"cooperative":5,"text":"情况说明清楚"}'
}

seconds_until() { # RFC 3339 instant -> whole seconds from now, by the host's own two instants so that no clock is compared
  jq -nr --arg from "$1" --arg to "$2" 'def at: sub("\\.[0-9]+"; "") | sub("\\+00:00$"; "Z") | fromdateiso8601; (($to | at) - ($from | at))'
}

tickets=()
section "服务 Host $BASE"
answer=''
curl -sS -o /dev/null "$BASE/health/live" 2>/dev/null ||
  fail "$BASE 没有应答 / does not answer; start it: dotnet run --project src/Dispatch.Host"
call "$COMMUNITY" GET '/api/v1/tasks?state=open&limit=1'
note "可用 ready"

section "一、停水:吹哨、部门办理、居民不满意、重办 / 1. No water: whistle, report, dissatisfied resident, redo"
say "热线登记 The hotline files it"
file_ticket "$HOTLINE" '{"channel":"hotline","title":"桂苑小区3号楼停水","description":"早上六点起没有水,物业说不是楼内的问题。","categoryCode":"water.outage","compoundId":"compound-guiyuan","urgency":"urgent","reporter":{"name":"王芳","phone":"13900000001","anonymous":false},"location":{"address":"桂苑小区3号楼"}}'
tickets+=("$ticket")
expect_status atStation
say "驿站上报 The station passes it up"
complete "$STATION" station.handle Escalate '{"reason":"不是楼内管道问题"}' '请社区吹哨'
say "清单:部门事项;社区确认吹哨 The duty list says Department; the community confirms the whistle"
need_task "$COMMUNITY" community.whistle
proposal='(.form, (.outcomes[]? | select(.name == "Whistle") | .form)) | select(. != null) | .properties'
note "清单建议 proposed: $(jq -rc "[$proposal | {lead: .leadDepartmentId.default, helpers: .helperDepartmentIds.default, type: .whistleType.default} | select(.lead)][0]" <<<"$answer")"
finish "$COMMUNITY" community.whistle Whistle '{"leadDepartmentId":"dept-water","helperDepartmentIds":["dept-housing"],"whistleType":"routine","request":"请尽快恢复供水"}' ''
say "部门签收、反馈(协办先报主办) Departments sign in and report, the helper to the lead first"
complete "$WATER" department.signIn Accept '{}' '收到'
complete "$HOUSING" department.signIn Accept '{}' '收到'
complete "$HOUSING" department.report Resolved "$(reply_form '已通知物业配合')"
complete "$WATER" department.report Resolved "$(reply_form '更换楼前阀门')"
say "社区核实 The community verifies"
complete "$COMMUNITY" community.verify Confirmed '{"opinion":"现场已通水"}'
expect_status evaluating
say "居民通过热线评价:不满意,未解决 By phone, the resident is dissatisfied: not solved"
resident "$HOTLINE" Dissatisfied false '晚上又停了'
say "立即重办,原单位列为建议 A redo starts at once, the earlier units proposed"
complete "$COMMUNITY" community.whistle Whistle '{"leadDepartmentId":"dept-water","helperDepartmentIds":["dept-housing"],"whistleType":"routine","request":"居民反映晚间再次停水"}' ''
departments_work '更换整段老化支管,连续观察两日' "$WATER" "$HOUSING"
complete "$COMMUNITY" community.verify Confirmed '{"opinion":"两日未再停水"}'
say "居民凭查询码评价:满意 By the link, the resident is satisfied"
resident '' Satisfied true '这次真的修好了'
say "双向评价 Both sides evaluate each other"
both_sides "$WATER"
expect_status closed

section "二、噪声:社区自办、超时升级 / 2. Noise: the community's own matter, escalation by timer"
say "驿站登记 The station files it"
file_ticket "$STATION" '{"channel":"station","title":"楼上夜间装修噪声","description":"连续三晚十点以后还在施工。","categoryCode":"noise.neighbour","compoundId":"compound-guiyuan","reporter":{"name":"李强","phone":"13900000002","anonymous":false}}'
tickets+=("$ticket")
say "驿站上报 The station passes it up"
complete "$STATION" station.handle Escalate '{"reason":"多次劝阻无效"}'
say "清单:社区依法履职 The duty list says Own: the community handles it"
need_task "$COMMUNITY" community.handle
limit=$(seconds_until "$(get .createdAt)" "$(get '.dueAt // .createdAt')") || limit=0
escalates=$(((limit * 3 + 1) / 2))
if [ "$limit" -le 0 ]; then
  note "跳过升级:该待办没有时限 / escalation left out: the task has no limit"
elif [ "$escalates" -gt "$MAX_WAIT" ]; then
  note "跳过升级:时限为 $limit 秒。要看升级,请用 --Dispatch:Sla:Scale=0.0001 启动服务"
  note "escalation left out: the limit is $limit s. To see it, start the host with --Dispatch:Sla:Scale=0.0001"
else
  say "社区不办,等待升级(时限 $limit 秒,150 % 为 $escalates 秒) The community does nothing; waiting for the escalation"
  deadline=$((SECONDS + escalates + 60))
  until find_task "$STREET" street.supervise && [ -n "$task" ]; do
    [ "$SECONDS" -lt "$deadline" ] || { call "$COMMUNITY" GET "/api/v1/tickets/$ticket/history"; fail "没有升级 / nothing was escalated"; }
    sleep 1
  done
  call "$COMMUNITY" GET "/api/v1/tickets/$ticket/history?limit=200"
  for kind in task.reminded task.letter task.escalated; do
    [ "$(get "[.items[] | select(.kind == \"$kind\")] | length")" -gt 0 ] || fail "历史中没有 $kind / the history has no $kind"
  done
  note "催办、工作提醒函、升级均已记录 reminder, reminder letter and escalation are on record"
  say "街道督办:督促 The street supervises: Urge"
  complete "$STREET" street.supervise Urge '{"opinion":"请今日内上门"}'
fi
say "社区办理 The community handles it"
complete "$COMMUNITY" community.handle Resolved '{"measures":"上门约定施工时段,签订承诺书"}'
say "居民评价 The resident evaluates"
resident '' Acceptable true '希望保持'
expect_status closed

section "三、违建:联合吹哨、退单与指定承办 / 3. Illegal building: joint whistle, return and designation"
say "社区登记 The community files it"
file_ticket "$COMMUNITY" '{"channel":"community","title":"5号楼顶层私搭彩钢棚","description":"占用消防通道,台风天有坠落危险。","categoryCode":"illegal-building","compoundId":"compound-guiyuan","reporter":{"anonymous":true}}'
tickets+=("$ticket")
say "联合吹哨:城管主办,住建、消防协办 Joint whistle: urban management leads, housing and fire help"
complete "$COMMUNITY" community.whistle Whistle '{"leadDepartmentId":"dept-urban-management","helperDepartmentIds":["dept-housing","dept-fire"],"whistleType":"joint","request":"请联合到场认定并拆除"}' ''
say "住建退单:权属理由 Housing returns it: ownership"
complete "$HOUSING" department.signIn Return '{"ground":"ownership","explanation":"该楼未移交"}'
say "街道裁定,指定承办 The street decides and designates"
complete "$STREET" street.coordinate AssignDepartment '{"leadDepartmentId":"dept-urban-management","helperDepartmentIds":["dept-housing","dept-fire"],"whistleType":"joint","opinion":"住建负责结构安全认定"}'
need_task "$HOUSING" department.signIn
[ "$(get '[.outcomes[] | select(.name == "Return")] | length')" = 0 ] || fail "指定承办后不应再能退单 / after a designation no Return may be offered"
note "住建不能再退单 housing is offered no second return"
say "三部门签收、到场、反馈 The three departments sign in, arrive and report"
departments_work '现场认定为违法建设,当场拆除' "$URBAN" "$HOUSING" "$FIRE"
say "社区核实 The community verifies"
complete "$COMMUNITY" community.verify Confirmed '{"opinion":"棚已拆除,通道畅通"}'
say "居民、社区、部门评价 Resident, community and department evaluate"
resident '' Satisfied true ''
both_sides "$URBAN"
expect_status closed

for ticket in "${tickets[@]}"; do
  call "$COMMUNITY" GET "/api/v1/tickets/$ticket"
  section "全过程 History: $(get '"\(.number) \(.title)"')"
  call "$COMMUNITY" GET "/api/v1/tickets/$ticket/history?limit=200"
  get '.items[] | [(.seq | tostring | if length < 2 then " " + . else . end), .at[0:19], (.actor.unitId // .actor.id // .actor.kind), .kind + (if .outcome then "=" + .outcome else "" end), .text] | join("  ")'
  [ "$(get '[.items[].seq] == [range(1; (.items | length) + 1)]')" = true ] || fail "历史序号不连续 / the history has a gap"
done

section "社区时限报表 SLA report of the community"
call "$COMMUNITY" GET '/api/v1/reports/sla?unitId=community-sunshine'
get 'def f: if . == null then "-" else tostring end;
  def rate: "\(.value | f) (\(.numerator)/\(.denominator))";
  "\(.unitId)  \(.from | f) .. \(.to | f)",
  (.groups[] | "\(.key): 受理 received \(.received)  办结 closed \(.closed)  在办 open \(.open)  按时 on time \(.onTime)  超期 late \(.late)",
    "  签收 sign-in \(.signIn | tojson)  到场 arrival \(.arrival | tojson)  反馈 report \(.report | tojson)",
    "  响应率 response \(.rates.response | rate)  解决率 resolution \(.rates.resolution | rate)  满意率 satisfaction \(.rates.satisfaction | rate)")'
[ "$(get '([.groups[].closed] | add) >= 3')" = true ] || fail "报表中办结少于三件 / the report shows fewer than three closed"

printf '\n完成:三件诉求均已办结 / done: all three complaints are closed\n'
