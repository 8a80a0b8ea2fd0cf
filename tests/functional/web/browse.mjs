// The city's pages in a real browser, driven by browser_test.py:
//
//     BALSS_NODE=build/node node browse.mjs '{"url": …, "key": …, "users": {…}, "pages": […], "shots": FOLDER or null}'
//
// Every page in each language, light and dark, on a desk and on a phone: axe finds nothing, nothing scrolls sideways,
// nothing is loaded from elsewhere and nothing is complained about in the console. Then by keyboard only, with
// JavaScript off, zoomed, and what cookies say. Prints a line for each check that failed; ends with 1 when one did.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import path from "node:path";

const require = createRequire(path.resolve(process.env.BALSS_NODE, "package.json"));
const { chromium } = require("playwright-core");
const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const { url, key, users, pages, shots } = JSON.parse(process.argv[2]);
const PATIENCE = 300_000;  // milliseconds; nothing is measured here, and sanitizers are slow
const LANGUAGES = ["lv", "en", "ru"];
const WINDOWS = {
  desk: { width: 1280, height: 800 },
  phone: { width: 390, height: 844 },
  narrow: { width: 320, height: 640 },
};

let checks = 0;
const failures = [];
function check(good, what) {
  checks += 1;
  if (!good) failures.push(what), console.log(`FAILED ${what}`);
}

// The browser believes the one certificate whose key we know, and no other.
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", `--ignore-certificate-errors-spki-list=${key}`],
});

async function open(options = {}) {
  const context = await browser.newContext({ viewport: WINDOWS.desk, locale: "en-GB", ...options });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  page.on("console", (message) => {
    // A page with another status than 200 is an answer of ours; the browser reports it as an error of its own.
    const ours = message.text().startsWith("Failed to load resource: the server");
    if (["error", "warning"].includes(message.type()) && !ours)
      check(false, `console on ${page.url()}: ${message.text()}`);
  });
  page.on("request", (request) => check(request.url().startsWith(url), `loaded from elsewhere: ${request.url()}`));
  page.on("dialog", (dialog) => (check(false, `a script ran on ${page.url()}`), dialog.dismiss()));
  return { context, page };
}

async function signIn(page, name, language = "en") {
  await page.goto(`${url}/login?lang=${language}`);
  await page.fill("#name", name);
  await page.fill("#password", users[name]);
  await page.click("main button[type=submit]");
  check(new URL(page.url()).pathname === "/", `${name} signed in, and came to ${page.url()}`);
}

// axe runs in a world of its own, which the pages' own policy does not reach.
async function axe(page, what) {
  const session = await page.context().newCDPSession(page);
  const { frameTree } = await session.send("Page.getFrameTree");
  const { executionContextId } = await session.send("Page.createIsolatedWorld", { frameId: frameTree.frame.id });
  const run = async (expression) => {
    const { result, exceptionDetails } = await session.send("Runtime.evaluate",
      { expression, contextId: executionContextId, awaitPromise: true, returnByValue: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception.description);
    return result.value;
  };
  await run(AXE);
  const found = await run(`axe.run(document, { resultTypes: ["violations"] })
    .then(({ violations }) => violations.map((one) =>
      one.id + ": " + one.nodes.slice(0, 3).map((node) => node.html.slice(0, 120)).join(" | ")))`);
  check(found.length === 0, `axe on ${what}: ${found.join("\n    ")}`);
  await session.detach();
}

async function fits(page, what) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  check(over <= 0, `${what} scrolls sideways by ${over} px`);
}

const nameOf = (address) => address.replace(/\?.*/, "").replaceAll("/", "-").slice(1) || "overview";

// Charts load when they come near the window.
async function pictures(page, what) {
  const broken = await page.evaluate(async () => {
    const images = [...document.images];
    for (const image of images) image.loading = "eager";
    await Promise.all(images.map((image) => image.decode().catch(() => 0)));
    return images.filter((image) => !image.naturalWidth || !image.alt).map((image) => image.src);
  });
  check(broken.length === 0, `${what}: pictures that are not shown: ${broken}`);
}

async function look(page, address, language, scheme) {
  for (const [window, size] of Object.entries(WINDOWS)) {
    if (scheme === "dark" && window !== "desk") continue;  // the same but for the colours
    await page.setViewportSize(size);
    await page.goto(url + address + (address.includes("?") ? "&" : "?") + `lang=${language}`);
    const what = `${address} ${language} ${scheme} ${window}`;
    check((await page.getAttribute("html", "lang")) === language, `${what}: its language`);
    check((await page.locator("h1").count()) === 1, `${what}: one heading of the first level`);
    await fits(page, what);
    await pictures(page, what);
    if (window === "desk") await axe(page, what);
    if (shots && window !== "narrow") {
      const name = `${pages.indexOf(address) + 1}-${nameOf(address)}-${language}-${scheme}-${window}`;
      await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
    }
  }
}

async function everyPage() {
  for (const scheme of ["light", "dark"]) {
    const { context, page } = await open({ colorScheme: scheme });
    for (const language of LANGUAGES) await look(page, "/login", language, scheme);
    await signIn(page, "anna");
    for (const language of LANGUAGES) for (const address of pages) await look(page, address, language, scheme);
    await context.close();
  }
}

// What stands in the focus, as a person would name it.
const focused = (page) => page.evaluate(() => {
  const at = document.activeElement;
  const style = getComputedStyle(at);
  return { tag: at.tagName, id: at.id, text: (at.textContent || "").trim().slice(0, 40), href: at.getAttribute("href"),
    visible: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 };
});

async function tabTo(page, wanted, most = 60) {
  for (let i = 0; i < most; ++i) {
    await page.keyboard.press("Tab");
    const at = await focused(page);
    check(at.visible, `the focus is seen on ${at.tag} "${at.text}" of ${page.url()}`);
    if (wanted(at)) return true;
  }
  check(false, `the keyboard does not get there on ${page.url()}: ${wanted}`);
  return false;
}

async function byKeyboard() {
  const { context, page } = await open();
  await page.goto(`${url}/login?lang=en`);
  await page.keyboard.press("Tab");
  check((await focused(page)).href === "#content", "the first stop is the way to the content");
  await page.keyboard.press("Enter");
  check((await focused(page)).id === "content", "it leads to the content");
  await tabTo(page, (at) => at.id === "name");
  await page.keyboard.type("vera");
  await tabTo(page, (at) => at.id === "password");
  await page.keyboard.type(users.vera);
  await page.keyboard.press("Enter");
  await page.waitForURL(`${url}/`);
  await tabTo(page, (at) => (at.href || "").startsWith("/results"));
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/results/);
  await tabTo(page, (at) => at.id === "filter-by");
  await page.keyboard.press("ArrowDown");
  await tabTo(page, (at) => at.tag === "BUTTON" && at.text === "Show");
  await page.keyboard.press("Enter");
  await page.waitForURL(/by=/);
  check(!/by=all/.test(page.url()), `another grouping was chosen by keyboard: ${page.url()}`);
  await page.goto(`${url}/`);
  await tabTo(page, (at) => at.text === "Sign out");
  await page.keyboard.press("Enter");
  await page.waitForURL(/login/);
  await page.goto(`${url}/results`);
  check(new URL(page.url()).pathname === "/login", "after signing out the pages are closed");
  await context.close();
}

async function withoutScripts() {
  const { context, page } = await open({ javaScriptEnabled: false });
  await signIn(page, "anna");
  await page.goto(`${url}/results?survey=week`);
  await page.selectOption("#filter-by", "centre");
  await page.click(".filters button");
  check(/by=centre/.test(page.url()), "filters work without JavaScript");
  check((await page.locator("table").count()) > 0, "tables are there without JavaScript");
  await page.goto(`${url}/trend`);
  check((await page.locator(".question picture").count()) > 0, "trends are drawn without JavaScript");
  check((await page.locator(".closer").count()) === 0, "and nothing is offered that needs it");
  await page.goto(`${url}/users`);
  await page.fill("#name", "gatis");
  await page.fill("#new", "four plain words");
  await page.fill("#again", "four plain words");
  await page.click("main button[type=submit]");
  check((await page.locator("[role=status]").textContent()).includes("gatis"), "a user is added without JavaScript");
  await page.goto(`${url}/user?name=gatis`);
  await page.click("button.danger");
  check((await page.locator("[role=status]").textContent()).includes("gatis"), "and removed");
  const [file] = await Promise.all([page.waitForEvent("download"), page.goto(`${url}/downloads`).then(() =>
    page.locator(".files a").first().click())]);
  check(/^balss-.*\.csv$/.test(file.suggestedFilename()), `a file is handed out: ${file.suggestedFilename()}`);
  await context.close();
}

async function zoomed() {
  // 200 % of 1280 px: half as many pixels of CSS, each twice as large.
  const { context, page } = await open({ viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 });
  await signIn(page, "anna");
  for (const address of pages) {
    await page.goto(url + address);
    await fits(page, `${address} at 200 %`);
  }
  await page.emulateMedia({ media: "print" });
  await page.goto(`${url}/results`);
  check(!(await page.locator(".filters").first().isVisible()), "filters are not printed");
  check(await page.locator("table").first().isVisible(), "tables are printed");
  await context.close();
}

// What is drawn on a canvas, as one long number that another drawing does not have.
const drawing = (canvas) => canvas.evaluate((one) => {
  const copy = document.createElement("canvas");
  copy.width = one.width, copy.height = one.height;
  const pen = copy.getContext("2d", { willReadFrequently: true });
  pen.drawImage(one, 0, 0);
  const { data } = pen.getImageData(0, 0, copy.width, copy.height);
  let sum = 0, ink = 0;
  for (let i = 0; i < data.length; i += 4) {
    sum = (sum * 31 + data[i] + 3 * data[i + 1] + 7 * data[i + 2] + 11 * data[i + 3]) % 2147483647;
    ink += data[i + 3] > 0 && data[i] + data[i + 1] + data[i + 2] < 600;
  }
  return { sum, ink };
});

// What the table of this panel says of one time: the words of each line's cell.
const toldBy = (panel, time) => panel.evaluate((one, at) => {
  const table = one.closest("section").querySelector("table");
  return [...table.tBodies[0].rows].filter((row) => row.querySelector("[data-value]")).map((row) =>
    `${row.cells[0].textContent}: ${row.cells[at + 1].dataset.words ?? row.cells[at + 1].textContent}`);
}, time);

// Trends looked at closer: by keyboard, what is drawn and what is said are what the table says.
async function closer() {
  const { context, page } = await open();
  await signIn(page, "vera", "en");
  for (const address of pages.filter((one) => one.startsWith("/trend"))) {
    await page.goto(url + address);
    const buttons = page.locator(".closer > button"), count = await buttons.count();
    check(count > 0, `${address} can be looked at closer`);
    check(count <= (await page.locator(".question table").count()), `${address}: once a table`);
    await tabTo(page, (at) => at.text === "Look closer");
    await page.keyboard.press("Enter");
    const panel = page.locator(".closer .panel").first(), range = panel.locator("input[type=range]");
    check(await panel.isVisible(), `${address}: the panel opens by keyboard`);
    check((await buttons.first().getAttribute("aria-expanded")) === "true", `${address}: and says so`);
    const canvas = panel.locator(".plot canvas"), boxes = panel.locator("input[type=checkbox]");
    await tabTo(page, (at) => at.id === "closer-0-time");
    const last = Number(await range.getAttribute("max")), said = () => range.getAttribute("aria-valuetext");
    for (const line of await toldBy(panel, last)) check((await said()).includes(line), `${address}: the last time: ${line}`);
    const before = await drawing(canvas);
    check(before.ink > 200, `${address}: something is drawn (${before.ink})`);
    await page.keyboard.press("ArrowLeft");
    for (const line of await toldBy(panel, last - 1)) check((await said()).includes(line), `${address}: one back: ${line}`);
    const back = await drawing(canvas);
    check(back.sum !== before.sum, `${address}: what is pointed at is seen`);
    const lines = await toldBy(panel, last - 1);
    if (lines.length > 1) {
      await boxes.first().focus();
      await page.keyboard.press("Space");
      check(!(await said()).includes(lines[0]) && (await said()).includes(lines[1]), `${address}: a line is left out`);
      check((await drawing(canvas)).sum !== back.sum, `${address}: and not drawn`);
      for (let i = 1; i < lines.length; ++i) await boxes.nth(i).setChecked(false).catch(() => 0);
      check(await boxes.last().isChecked(), `${address}: the last line stays`);
    }
    for (let i = 1; i < count; ++i) await buttons.nth(i).click();
    for (const [window, size] of Object.entries(WINDOWS)) {
      await page.setViewportSize(size);
      await fits(page, `${address} looked at closer, ${window}`);
      await axe(page, `${address} looked at closer, ${window}`);
      if (shots) await page.screenshot({ path: `${shots}/closer${nameOf(address)}-${pages.indexOf(address)}-${window}.png`, fullPage: true });
    }
    await page.setViewportSize(WINDOWS.desk);
  }
  await page.goto(`${url}/results`);
  check((await page.locator("script").count()) === 0, "no script on the other pages");
  await context.close();
}

async function cookies() {
  const { context, page } = await open();
  await signIn(page, "vera", "lv");
  const all = await context.cookies();
  check(all.some((cookie) => cookie.name === "__Host-session"), "there is a session's cookie");
  for (const cookie of all) {
    check(cookie.name.startsWith("__Host-"), `${cookie.name}: its name`);
    check(cookie.httpOnly && cookie.secure && cookie.sameSite === "Strict", `${cookie.name}: its flags`);
    check(cookie.path === "/", `${cookie.name}: its path`);
  }
  check((await page.evaluate(() => document.cookie)) === "", "scripts see no cookie");
  const seen = await page.goto(`${url}/users`);
  check(seen.status() === 403, "a viewer does not see the users");
  check((await page.locator("nav.menu a[href^='/users']").count()) === 0, "and has no way there");
  const form = { now: users.vera, new: "taken over now", again: "taken over now" };
  const answer = await page.request.post(`${url}/password`, { form });
  check(answer.status() === 403, "a form without its token is refused");
  await context.close();
}

try {
  for (const part of [closer, everyPage, byKeyboard, withoutScripts, zoomed, cookies]) await part();
} finally {
  await browser.close();
}
console.log(`${checks - failures.length} passed, ${failures.length} failed`);
process.exit(failures.length ? 1 : 0);
