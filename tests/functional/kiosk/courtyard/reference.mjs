// The same answers as visitor.py's, given to survey-core by script: prints the survey's data as JSON.
//   SURVEY_CORE=folder-with-node_modules node reference.mjs
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(process.env.SURVEY_CORE + "/package.json");
const { Model } = require("survey-core");

const survey = new Model(JSON.parse(readFileSync(new URL("courtyard.json", import.meta.url), "utf8")));
survey.locale = "lv";
const question = (name) => survey.getQuestionByName(name);
const next = () => { if (!survey.nextPage()) throw new Error(`${survey.currentPage.name} is not left`); };

survey.start();
question("come").value = "yes";
question("day").value = "sun";
question("hour").value = 14;
question("people").value = 3;
for (const [age, wheels, likes] of [[8, true, "dejot"], [30, false]]) {
  const guest = question("guests").addPanel();
  guest.getQuestionByName("age").value = age;
  guest.getQuestionByName("wheels").value = wheels;
  if (likes) guest.getQuestionByName("likes").value = likes;
}
next();
question("where").value = "pond";
question("build").value = ["tree", "bench"];
question("order").value = ["food", "games", "music"];
question("rate").value = { music: 3, food: 2 };
question("need").value = { stage: ["hands", "time"], kitchen: ["money"] };
next();
question("eat").isAllSelected = true;
question("bring").value = ["pies"];
const [lunch, dinner] = question("dishes").visibleRows;
lunch.getQuestionByName("plates").value = 12;
lunch.getQuestionByName("warm").value = true;
dinner.getQuestionByName("plates").value = 7;
dinner.getQuestionByName("warm").value = false;
const shop = question("shop");
for (const [row, thing, pieces] of [[0, "cups", 40], [1, "tables", 6]]) {
  if (row) shop.addRow();
  shop.visibleRows[row].getQuestionByName("thing").value = thing;
  shop.visibleRows[row].getQuestionByName("pieces").value = pieces;
}
question("price").inputValue = "4 €";
question("loud").value = 50;
question("ages").value = [0, 98];
next();
question("look").value = 4;
question("stars").value = 5;
question("help").value = true;
question("date").value = "2027-06-05";
question("time").inputValue = "09:30";
question("plant").value = { herbs: 5, flowers: 9 };
question("wish").value = "lietussargs";
if (!survey.showPreview()) throw new Error("no preview");
if (!survey.completeLastPage()) throw new Error("not complete");
console.log(JSON.stringify(survey.data, null, 1));
