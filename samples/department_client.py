#!/usr/bin/env python3
"""A department's client on Python's standard library: takes what is open, answers it, goes on.

    python3 department_client.py [--base URL] [--key KEY] [--state DIR] [--receive PORT]

--state holds answers that Dispatch has not acknowledged, so that a restart or a lost reply sends exactly the same request again, with the
same Idempotency-Key. --receive listens there for webhooks, checks their signatures, and wakes the work. decide() is where your own system goes.
"""
import argparse
import base64
import hashlib
import hmac
import http.client
import http.server
import json
import os
import pathlib
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid
from datetime import datetime, timezone

WAIT_SECONDS = 30
TOLERANCE_SECONDS = 300


def decide(task):
    """What the department answers; None leaves the task open. This one agrees to everything."""
    now = datetime.now(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    kind = task["kind"]
    if kind == "department.signIn":
        return {"outcome": "Accept", "data": {"contact": "值班室 Duty office"}, "comment": "收到 Received"}
    if kind == "department.arrive":
        return {"outcome": "Arrived", "data": {"arrivedAt": now, "place": "现场 On site"}}
    if kind == "department.report":
        return {"outcome": "Resolved", "data": {"acceptedAt": now, "spokeWith": "已与居民当面沟通 Spoke with the resident",
                                                "measures": "已处理 Done", "timeLimit": "当日办结 The same day"}}
    if kind == "department.evaluate":
        return {"outcome": "Done", "data": {"proper": 5, "complete": 5, "cooperative": 5}}
    return None


class Dispatch:
    """The few calls that a department needs."""

    def __init__(self, base, key):
        self.base, self.key = base.rstrip("/"), key

    def send(self, method, path, body=None, headers=None):
        request = urllib.request.Request(self.base + path, data=body, method=method,
                                         headers={"X-Api-Key": self.key, "Content-Type": "application/json", **(headers or {})})
        with urllib.request.urlopen(request, timeout=WAIT_SECONDS * 2) as answer:
            return json.loads(answer.read())

    def open_tasks(self, wait):
        path = "/api/v1/tasks?state=open&limit=200" + (f"&wait={WAIT_SECONDS}" if wait else "")
        while True:
            page = self.send("GET", path)
            yield from page["items"]
            if page["nextCursor"] is None:
                return
            path = "/api/v1/tasks?state=open&limit=200&cursor=" + urllib.parse.quote(page["nextCursor"])

    def complete(self, task_id, answer):
        """True when the answer counts, now or since an earlier try; False when the task is gone or done by someone else."""
        try:
            self.send("POST", f"/api/v1/tasks/{task_id}/complete", answer["body"].encode(), {"Idempotency-Key": answer["key"]})
            return True
        except urllib.error.HTTPError as error:
            if error.code in (404, 409):
                return False
            raise

    def subscribe(self, url):
        return self.send("POST", "/api/v1/webhooks", json.dumps({"url": url, "events": ["task.created"]}).encode())


class Journal:
    """Answers that are not acknowledged yet: written before they are sent."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)

    def path(self, name):
        return self.folder / name

    def find(self, task_id):
        path = self.path(f"answer-{task_id}.json")
        return json.loads(path.read_bytes()) if path.exists() else None

    def keep(self, task_id, reply):
        """Every answer has a key of its own, made when it is decided."""
        answer = {"key": uuid.uuid4().hex, "body": json.dumps(reply, ensure_ascii=False)}
        self.write(f"answer-{task_id}.json", json.dumps(answer).encode())
        return answer

    def write(self, name, text):
        draft = self.path(name + ".new")
        with open(draft, "wb") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self.path(name))

    def forget(self, task_id):
        self.path(f"answer-{task_id}.json").unlink(missing_ok=True)


def is_genuine(secret, headers, body, now):
    """Standard Webhooks: HMAC-SHA256 over id, timestamp and body, not older than five minutes."""
    delivery, stamp = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
    if not stamp.isdecimal() or abs(now - int(stamp)) > TOLERANCE_SECONDS:
        return False
    key = base64.b64decode(secret.removeprefix("whsec_"))
    expected = "v1," + base64.b64encode(hmac.new(key, f"{delivery}.{stamp}.".encode() + body, hashlib.sha256).digest()).decode()
    return any(hmac.compare_digest(expected.encode(), given.encode()) for given in headers.get("webhook-signature", "").split(" "))


class Heard:
    """What webhooks have told, a line for each in heard.jsonl, on the disk before the delivery is answered. What comes again, also after a
    restart, is known by its id; what is older than the newest of its ticket by its number."""

    REMEMBERED = 10_000

    def __init__(self, journal):
        self.path, self.gate, self.ids, self.newest = journal.path("heard.jsonl"), threading.Lock(), set(), {}
        lines = self.path.read_text("utf-8").splitlines()[-self.REMEMBERED:] if self.path.exists() else []
        # The last line may be cut off by a crash: its delivery was not answered, and comes again.
        lines = [line for line in lines if line.endswith("}")]
        journal.write("heard.jsonl", "".join(line + "\n" for line in lines).encode())
        for line in lines:
            self.remember(json.loads(line))

    def take(self, delivery, event):
        """True when it is the newest of its ticket; False when it came before, or tells of an earlier state than what is known."""
        with self.gate:
            if delivery in self.ids:
                return False
            ticket, seq = event.get("ticketId"), event.get("seq", 0)
            heard = {"id": delivery, "type": event.get("type"), "ticketId": ticket, "seq": seq, "late": ticket is not None and self.newest.get(ticket, 0) >= seq}
            with open(self.path, "ab") as file:
                file.write(json.dumps(heard).encode() + b"\n")
                file.flush()
                os.fsync(file.fileno())
            self.remember(heard)
            return not heard["late"]

    def remember(self, heard):
        self.ids.add(heard["id"])
        if heard["ticketId"] is not None and not heard["late"]:
            self.newest[heard["ticketId"]] = heard["seq"]


def receive(port, secret, heard, wake):
    """Refuses what is not genuine, takes each event once and the newest of its ticket last, answers at once."""

    class Receiver(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            genuine = is_genuine(secret, self.headers, body, time.time())
            if genuine and heard.take(self.headers["webhook-id"], json.loads(body)):
                wake.set()
            self.send_response(204 if genuine else 401)
            self.end_headers()

        def log_message(self, *_):
            pass

    threading.Thread(target=http.server.ThreadingHTTPServer(("127.0.0.1", port), Receiver).serve_forever, daemon=True).start()


def kept_secret(dispatch, journal, url):
    """The secret is shown once, when the subscription is made: it is kept beside the answers."""
    file = journal.path("webhook.json")
    if file.exists():
        kept = json.loads(file.read_text())
        if kept["url"] == url:
            return kept["secret"]
    made = dispatch.subscribe(url)
    journal.write("webhook.json", json.dumps(made).encode())
    return made["secret"]


def work(dispatch, journal, wait):
    """Answers what can be answered; says how many."""
    answered = 0
    for task in list(dispatch.open_tasks(wait)):
        answer = journal.find(task["id"])
        if answer is None:
            reply = decide(task)
            if reply is None:
                continue
            answer = journal.keep(task["id"], reply)
        try:
            counts = dispatch.complete(task["id"], answer)
        except urllib.error.HTTPError as error:
            if error.code in (400, 403, 422):
                # The answer itself is wrong: somebody has to look at it, the others go on. It counts nowhere, so decide() is asked again.
                print(f"{task['ticketNumber']} {task['kind']} was refused: {error.read().decode()}", flush=True)
                journal.forget(task["id"])
                continue
            raise
        print(f"{task['ticketNumber']} {task['kind']}: {'acknowledged' if counts else 'already gone'}", flush=True)
        journal.forget(task["id"])
        answered += counts
    return answered


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--base", default="http://127.0.0.1:5080")
    options.add_argument("--key", default="demo-dept-water")
    options.add_argument("--state", default="department-state")
    options.add_argument("--receive", type=int)
    given = options.parse_args()
    dispatch, journal, wake = Dispatch(given.base, given.key), Journal(given.state), threading.Event()
    if given.receive:
        receive(given.receive, kept_secret(dispatch, journal, f"http://127.0.0.1:{given.receive}/dispatch"), Heard(journal), wake)
    missed = True  # at the start, and after a lost answer, the inbox may hold what Dispatch believes is known here
    while True:
        try:
            wake.clear()
            answered = work(dispatch, journal, wait=not given.receive and not missed)
            missed = False
            if answered == 0 and given.receive:
                wake.wait(WAIT_SECONDS)
        except (OSError, http.client.HTTPException) as error:
            print(f"Dispatch can't be reached and is asked again: {error}", flush=True)
            missed = True
            time.sleep(2)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        pass
