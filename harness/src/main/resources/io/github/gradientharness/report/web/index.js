// Filters and sorts the list of tests. The page is complete without it.

const form = document.getElementById("find");
const searchText = document.getElementById("find-text");
const wantedVerdict = document.getElementById("find-verdict");
const order = document.getElementById("find-order");
const count = document.getElementById("find-count");
const section = document.getElementById("tests");

const numberOr = (text, otherwise) => text === "" ? otherwise : Number(text);

const readTest = (element, place, suiteName) => ({
  element,
  place,
  text: (suiteName + " " + element.textContent).toLowerCase(),
  verdict: element.dataset.verdict,
  name: element.querySelector(".name").textContent,
  urgency: numberOr(element.dataset.urgency, 9),
  share: numberOr(element.dataset.share, Infinity),
  cost: -numberOr(element.dataset.cost, -1),
});

const readSuite = (element, place) => {
  const name = element.querySelector("h3").textContent;
  const list = element.querySelector(".tests");
  const tests = [...list.children].map((test, at) => readTest(test, at, name));
  return {element, list, tests, shown: tests, place};
};

const compareTests = (one, other) => {
  if (order.value === "file") {
    return one.place - other.place;
  }
  const difference = order.value === "name"
    ? one.name.localeCompare(other.name)
    : one[order.value] - other[order.value];
  return difference || one.place - other.place;
};

const firstTest = suite => suite.shown[0] || suite.tests[0];

const compareSuites = (one, other) =>
  (order.value === "file" ? 0 : compareTests(firstTest(one), firstTest(other))) || one.place - other.place;

const searchedWords = () => searchText.value.toLowerCase().split(/\s+/).filter(Boolean);

const isWanted = (test, words) =>
  (!wantedVerdict.value || test.verdict === wantedVerdict.value) && words.every(word => test.text.includes(word));

const showSuite = (suite, words) => {
  suite.tests.sort(compareTests);
  suite.shown = suite.tests.filter(test => isWanted(test, words));
  suite.tests.forEach(test => {
    test.element.hidden = !suite.shown.includes(test);
  });
  suite.list.append(...suite.tests.map(test => test.element));
  suite.element.hidden = suite.shown.length === 0;
};

const total = (suites, list) => suites.reduce((sum, suite) => sum + suite[list].length, 0);

const show = suites => {
  const words = searchedWords();
  suites.forEach(suite => showSuite(suite, words));
  suites.sort(compareSuites);
  section.append(...suites.map(suite => suite.element));
  const shown = total(suites, "shown");
  const all = total(suites, "tests");
  count.textContent = (shown === all ? "" : shown + " of ") + all + (all === 1 ? " training" : " trainings");
};

if (form) {
  const suites = [...section.querySelectorAll(".suite")].map(readSuite);
  form.addEventListener("input", () => show(suites));
  form.addEventListener("change", () => show(suites));
  form.addEventListener("submit", event => event.preventDefault());
  form.hidden = false;
  show(suites);
}
