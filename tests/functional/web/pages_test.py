#!/usr/bin/env python3
"""The city's pages as an HTTP client sees them: TLS with the city's own authority, what is let in, what is refused, and
that uploads go on beside them. Also the `user` commands."""
import concurrent.futures
import contextlib
import html
import html.parser
import http.client
import http.cookies
import json
import os
import pty
import ssl
import sqlite3
import subprocess
import termios
import time
import unittest
import urllib.parse

from city import BIN, CHILDREN, PASSWORDS, ROUND, WEEK, city
from support import INVALID, NOT_FOUND, STATE, USAGE, Failed

FORM = "application/x-www-form-urlencoded"


class Token(html.parser.HTMLParser):
    """The token of the first form on a page."""

    found = ""

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if attributes.get("name") == "form":
            self.found = self.found or attributes["value"]


class Browser:
    """Cookies and forms; believes the world's own authority and no other."""

    def __init__(self, world):
        self.world, self.cookies = world, http.cookies.SimpleCookie()
        self.trust = ssl.create_default_context(cafile=world.directory / "ca.crt")

    def ask(self, method, path, body=None, headers=None):
        with contextlib.closing(http.client.HTTPSConnection("127.0.0.1", self.world.port, context=self.trust)) as to:
            sent = {"Cookie": "; ".join(f"{c.key}={c.value}" for c in self.cookies.values())} | (headers or {})
            to.request(method, path, body, sent)
            answer = to.getresponse()
            answer.body = answer.read()
            answer.text = answer.body.decode(errors="replace")  # a PDF is none
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            self.cookies.load(cookie)
        return answer

    def get(self, path):
        return self.ask("GET", path)

    def post(self, path, fields, page=None):
        """Fills in the form that stands on `page`."""
        token = Token()
        token.feed(self.get(page or path).text)
        body = urllib.parse.urlencode({"form": token.found} | fields)
        return self.ask("POST", path, body, {"Content-Type": FORM})

    def sign_in(self, name):
        return self.post("/login", {"name": name, "password": PASSWORDS[name][1]})


class Pages(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.world = cls.enterClassContext(city())

    def browser(self, name=None):
        browser = Browser(self.world)
        if name:
            self.assertEqual(browser.sign_in(name).status, 303)
        return browser

    def test_every_answer_has_its_headers(self):
        browser = self.browser("anna")
        for path in ("/", "/login", "/style.css", "/nothing", "/results", "/download?format=csv&survey=week", "/A%20B"):
            answer = browser.get(path)
            self.assertIn("default-src 'none'", answer.headers["Content-Security-Policy"], path)
            self.assertEqual(answer.headers["X-Content-Type-Options"], "nosniff")
            self.assertEqual(answer.headers["Referrer-Policy"], "no-referrer")
            self.assertEqual(answer.headers["Cache-Control"], "public, max-age=86400" if "css" in path else "no-store")
            self.assertNotIn("Server", answer.headers)

    def test_cookies_have_their_flags(self):
        browser = self.browser()
        answer = browser.sign_in("vera")
        cookies = answer.headers.get_all("Set-Cookie")
        self.assertEqual(len(cookies), 3)
        for cookie in cookies:
            self.assertRegex(cookie, r"^__Host-\w+=[0-9a-f]*; Path=/; Secure; HttpOnly; SameSite=Strict")

    def test_a_viewer_cannot_do_what_an_administrator_can(self):
        browser = self.browser("vera")
        for path in ("/users", "/devices", "/user?name=vera"):
            self.assertEqual(browser.get(path).status, 403, path)
        for path in ("/users/add", "/user/remove", "/user/password"):
            fields = {"name": "vera", "role": "admin", "new": "four words of mine", "again": "four words of mine"}
            self.assertEqual(browser.post(path, fields, "/password").status, 403, path)
        self.assertEqual(self.browser("peteris").get("/users").status, 403)
        self.assertEqual(self.browser("anna").get("/users").status, 200)

    def test_a_form_without_its_token_is_refused(self):
        browser = self.browser("anna")
        for token in ({}, {"form": ""}, {"form": "0" * 64}, {"form": browser.cookies["__Host-session"].value}):
            body = urllib.parse.urlencode({"name": "vera"} | token)
            self.assertEqual(browser.ask("POST", "/user/remove", body, {"Content-Type": FORM}).status, 403)
        users = self.world.json("balss-endpoint", "user", "list", "--db", self.world.endpoint_db)
        names = [user["name"] for user in users]
        self.assertEqual(names, ["anna", "peteris", "vera"])

    def test_other_bodies_and_methods_are_refused(self):
        browser = self.browser("anna")
        for kind, body in (("multipart/form-data", "x"), ("application/json", "{}"), (FORM, "a=" + "x" * 9000)):
            answer = browser.ask("POST", "/login", body, {"Content-Type": kind})
            self.assertIn(answer.status, (400, 413), kind)
            self.assertIn("<html", answer.text)
        for method in ("PUT", "DELETE", "PATCH"):
            self.assertGreaterEqual(browser.ask(method, "/users").status, 400)
        self.assertEqual(browser.get("/" + "a" * 5000).status, 404)
        self.assertEqual(browser.get("/login?lang=%ff").status, 400)

    def test_downloads_are_the_published_tables(self):
        browser = self.browser("peteris")
        ours = browser.get(f"/download?format=json&survey={CHILDREN}&round={ROUND}")
        exported = self.world.export("json", "--survey", CHILDREN, "--round", ROUND)
        self.assertEqual(json.loads(ours.text), json.loads(exported))
        csv = browser.get(f"/download?format=csv&survey={WEEK}&round={ROUND}&lang=en")
        self.assertEqual(csv.text.encode(), self.exported("csv", WEEK))
        self.assertEqual(browser.get("/download?format=rows&survey=week").status, 404)

    def test_reports_have_the_wording_that_stands_in_the_surveys_files(self):
        browser = self.browser("peteris")
        definition = json.loads((self.world.surveys / f"{CHILDREN}.json").read_text())
        question = next(e for page in definition["pages"] for e in page["elements"] if e["name"] == "learn_help")
        self.assertIn(question["description"]["lv"], self.printed(browser, CHILDREN, "full"))
        self.assertGreater(len(self.printed(browser, CHILDREN, "children")), 50)
        for survey, page in ((CHILDREN, True), (WEEK, False)):
            asked = f"survey={survey}&round={ROUND}&kind=children"
            self.assertEqual(page, asked in html.unescape(browser.get("/downloads").text))
            self.assertEqual(200 if page else 404, browser.get(f"/report.pdf?{asked}&language=lv").status)

    def printed(self, browser, survey, kind):
        """The words of a report."""
        answer = browser.get(f"/report.pdf?survey={survey}&round={ROUND}&kind={kind}&language=lv")
        self.assertEqual((200, "application/pdf"), (answer.status, answer.headers["Content-Type"]))
        text = subprocess.run(["pdftotext", "-", "-"], input=answer.body, check=True, capture_output=True).stdout
        return " ".join(text.decode().split())

    def exported(self, form, survey):
        command = [BIN + "/balss-endpoint", "export", "--db", str(self.world.endpoint_db), "--format", form]
        return subprocess.run([*command, "--survey", survey, "--round", ROUND], check=True, capture_output=True).stdout

    def test_a_small_centre_is_shown_nowhere(self):
        browser = self.browser("anna")
        table = self.world.table(CHILDREN, "--round", ROUND, "--by", "centre")[0]
        hidden = [g for g, group in enumerate(table["groups"]) if group["code"] == "#centre=comet"]
        self.assertTrue(hidden)
        for question in table["questions"]:
            self.assertEqual(question["results"][hidden[0]]["n"], "too few")
        page = browser.get(f"/results?survey={CHILDREN}&round={ROUND}&by=centre&lang=en").text
        self.assertIn("Groups with too few people to show: ", page)
        self.assertNotIn('<th scope="col">comet', page)

    def test_what_is_not_published_is_named_and_nothing_more(self):
        page = self.browser("vera").get("/?lang=en").text
        self.assertIn("2027-spring", page)
        self.assertNotIn("2027-spring", self.browser("vera").get(f"/results?survey={CHILDREN}").text)

    def test_uploads_go_on_beside_the_pages(self):
        answer = self.browser().get("/v1/")
        self.assertEqual(json.loads(answer.text)["service"], "balss")
        self.assertEqual(self.browser().get("/v1/nothing").headers["Content-Type"], "application/json")

    def test_nobody_is_named_in_the_log(self):
        browser = self.browser()
        browser.post("/login", {"name": "secret-name", "password": "secret-password"})
        log = (self.world.directory / "endpoint.log").read_text()
        self.assertIn("web.sign-in-failed", log)
        for word in ("secret", "anna", "127.0.0.1 ", "login"):
            self.assertNotIn(word, log.replace("listening on https://127.0.0.1", ""))

    def test_sessions_and_passwords_are_stored_as_hashes(self):
        browser = self.browser("vera")
        with contextlib.closing(sqlite3.connect(self.world.endpoint_db)) as database:
            tokens = [row[0].hex() for row in database.execute("SELECT token FROM sessions")]
            hashes = [row[0] for row in database.execute("SELECT password FROM users")]
        self.assertTrue(tokens)
        self.assertNotIn(browser.cookies["__Host-session"].value, tokens)
        self.assertTrue(all(one.startswith("$argon2id$v=19$m=65536,t=2,p=1$") for one in hashes), hashes)

    def test_z_the_user_commands(self):
        def user(*words, typed=None):
            return self.world.run(
                "balss-endpoint", "user", *words, "--db", self.world.endpoint_db, check=False, typed=typed
            )

        add = ("add", "--name", "dora", "--role", "planner")
        self.assertEqual(user(*add, typed="too short\n").returncode, INVALID)
        self.assertEqual(user(*add, typed="").returncode, INVALID)
        self.assertEqual(user("add", "--name", "Dora", "--role", "planner", typed="x" * 20).returncode, USAGE)
        self.assertEqual(user("add", "--name", "dora", "--role", "king").returncode, USAGE)
        self.assertEqual(user(*add, typed="a good long one\n").stdout, "added dora\n")
        self.assertEqual(user(*add, typed="a good long one\n").returncode, STATE)
        self.assertIn("planner  dora", user("list").stdout)
        browser = Browser(self.world)
        entry = lambda password: browser.post("/login", {"name": "dora", "password": password}).status
        self.assertEqual(entry("a good long one"), 303)
        self.assertEqual(user("password", "--name", "dora", typed="another long one\n").returncode, 0)
        self.assertEqual(browser.get("/").status, 303, "the session has ended")
        self.assertEqual(entry("a good long one"), 422)
        self.assertEqual(entry("another long one"), 303)
        self.assertEqual(user("remove", "--name", "dora").returncode, 0)
        self.assertEqual(browser.get("/").status, 303)
        for command in (("remove",), ("password",)):
            self.assertEqual(user(*command, "--name", "dora", typed="another long one\n").returncode, NOT_FOUND)

    def test_z_a_password_is_not_seen_on_a_terminal(self):
        ours, theirs = pty.openpty()
        command = ["user", "add", "--db", str(self.world.endpoint_db), "--name", "tom", "--role", "viewer"]
        with subprocess.Popen(
            [BIN + "/balss-endpoint", *command], stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        ) as program:
            end = time.monotonic() + 60
            while termios.tcgetattr(theirs)[3] & termios.ECHO and time.monotonic() < end:
                time.sleep(0.05)
            os.write(ours, b"four words of mine\nfour words of mine\n")
            out, said = program.communicate(timeout=60)
        self.assertEqual((program.returncode, out), (0, "added tom\n"), said)
        os.set_blocking(ours, False)
        with contextlib.suppress(BlockingIOError):
            self.assertNotIn(b"four words", os.read(ours, 1000))
        os.close(ours), os.close(theirs)

    def test_zz_many_who_sign_in_do_not_stop_uploads(self):
        def guess(number):
            return self.browser().post("/login", {"name": f"guess{number}", "password": "guess"}).status

        with concurrent.futures.ThreadPoolExecutor(20) as pool:
            answers = pool.map(guess, range(40))
            self.assertEqual(self.browser().get("/v1/").status, 200)
            answers = set(answers)
        self.assertLessEqual(answers, {422, 503})
        self.assertEqual(self.browser().sign_in("vera").status, 303, "who knows the password still gets in")

    def test_pages_need_their_folder(self):
        with self.assertRaises(Failed) as missing:
            self.world.run(
                *"balss-endpoint serve --listen 127.0.0.1:0 --pages /nowhere".split(),
                *("--db", self.world.endpoint_db),
                *("--cert", self.world.directory / "ca-server.crt", "--key", self.world.directory / "ca-server.key"),
            )
        self.assertEqual(missing.exception.code, NOT_FOUND)


if __name__ == "__main__":
    unittest.main()
