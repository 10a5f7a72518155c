"use strict";
// Filters and sorts the list of tests. The page is complete without it.
(function () {
  const form = document.getElementById("find");
  if (!form) return;
  const text = document.getElementById("find-text");
  const verdict = document.getElementById("find-verdict");
  const order = document.getElementById("find-order");
  const count = document.getElementById("find-count");
  const section = document.getElementById("tests");
  const suites = [...section.querySelectorAll(".suite")].map((element, place) => {
    const name = element.querySelector("h3").textContent;
    const list = element.querySelector(".tests");
    const tests = [...list.children].map((test, at) => ({
      element: test,
      place: at,
      text: (name + " " + test.textContent).toLowerCase(),
      verdict: test.dataset.verdict,
      name: test.querySelector(".name").textContent,
      urgency: number(test.dataset.urgency, 9),
      share: number(test.dataset.share, Infinity),
      cost: -number(test.dataset.cost, -1)
    }));
    return {element, list, tests, place};
  });

  function number(value, otherwise) {
    return value === "" ? otherwise : Number(value);
  }

  function compare(one, other) {
    if (order.value === "name") return one.name.localeCompare(other.name) || one.place - other.place;
    if (order.value === "file") return one.place - other.place;
    return one[order.value] - other[order.value] || one.place - other.place;
  }

  function first(suite) {
    return suite.shown[0] || suite.tests[0];
  }

  function show() {
    const words = text.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    let all = 0;
    for (const suite of suites) {
      suite.tests.sort(compare);
      suite.shown = suite.tests.filter(test => (!verdict.value || test.verdict === verdict.value)
        && words.every(word => test.text.includes(word)));
      for (const test of suite.tests) test.element.hidden = !suite.shown.includes(test);
      suite.list.append(...suite.tests.map(test => test.element));
      suite.element.hidden = suite.shown.length === 0;
      shown += suite.shown.length;
      all += suite.tests.length;
    }
    suites.sort((one, other) => order.value === "file" ? one.place - other.place
      : compare(first(one), first(other)) || one.place - other.place);
    section.append(...suites.map(suite => suite.element));
    const trainings = all === 1 ? " training" : " trainings";
    count.textContent = (shown === all ? "" : shown + " of ") + all + trainings;
  }

  form.addEventListener("input", show);
  form.addEventListener("change", show);
  form.addEventListener("submit", event => event.preventDefault());
  form.hidden = false;
  show();
})();
