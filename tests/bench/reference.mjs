// Times the reference library as bench_survey times ours: node reference.mjs SURVEY.json FOLDER, where
// FOLDER/node_modules/survey-core is npm's package. The same lines.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { performance } from "node:perf_hooks";

const [file, folder] = process.argv.slice(2);
const library = createRequire(join(folder, "package.json"))("survey-core");
library.settings.environment ??= {};
console.warn = console.error = () => {};
const text = readFileSync(file, "utf8");
const time = (work) => { const start = performance.now(); work(); return performance.now() - start; };
const print = (name, times) => {
  times.sort((a, b) => a - b);
  const part = (q) => times[Math.min(times.length - 1, Math.floor(times.length * q))];
  console.log(name, times[0], part(0.5), part(0.95), times.length);
};
const load = [];
for (let i = 0; i < 15; i++) load.push(time(() => new library.Model(JSON.parse(text))));
const survey = new library.Model(JSON.parse(text));
survey.locale = "lv";
const answers = (name, values, count) => {
  const question = survey.getQuestionByName(name), times = [];
  for (let i = 0; i < count; i++) times.push(time(() => { question.value = values[i % values.length]; }));
  return times.slice(5);
};
print("q0", answers("q0", [5, 1, 3], 105));
print("q10", answers("q10", [5, 1, 3], 305));
print("q99", answers("q99", ["a", "b"], 305));
survey.validationEnabled = false;
const turns = [];
for (let i = 0; i < Math.min(40, survey.visiblePages.length - 1); i++) turns.push(time(() => survey.performNext()));
print("turn", turns);
print("load", load);
console.log("resident", process.memoryUsage().rss / 1048576);
