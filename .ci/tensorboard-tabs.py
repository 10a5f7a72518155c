"""Starts TensorBoard, looks at Scalars, Distributions and Histograms with one filter, and takes a screenshot of each."""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

RUN = "FiveTanhLayersTest"
FILTER = "kernel_gradient"
LAYERS = ["hidden 1", "hidden 2", "hidden 3", "hidden 4", "hidden 5", "output"]
TABS = {"scalars": "kernel_gradient/", "distributions": "kernel_gradient_histogram/", "histograms": "kernel_gradient_histogram/"}

# TensorBoard's parts are web components, whose inside a plain selector does not see.
TEXTS = """
const texts = [];
const walk = node => {
  if (node.shadowRoot) walk(node.shadowRoot);
  for (const child of node.childNodes) {
    if (child.nodeType === 3 && child.textContent.trim()) texts.push(child.textContent.trim());
    else if (child.nodeType === 1 && getComputedStyle(child).display !== 'none') walk(child);
  }
};
walk(document.body);
return texts;
"""
DRAWN = """
let drawn = 0;
const walk = node => {
  if (node.shadowRoot) walk(node.shadowRoot);
  for (const child of node.children || []) {
    if (child.matches('svg path, svg line, svg circle')) {
      const box = child.getBoundingClientRect();
      if (box.width > 20 && (child.getAttribute('d') || '').length > 40) drawn++;
    }
    if (child.matches('canvas') && child.width > 50) drawn++;
    walk(child);
  }
};
walk(document.body);
return drawn;
"""


def until(what, found, seconds=30):
    """Waits for an answer that is not empty."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        answer = found()
        if answer:
            return answer
        time.sleep(0.2)
    sys.exit(f"TensorBoard: {what} did not come within {seconds} s.")


def main(tensorboard, events, screenshots):
    runs = list(pathlib.Path(events).glob(f"*{RUN}/*"))
    if len(runs) != 1:
        sys.exit(f"There is not one run of {RUN} in {events}: {runs}")
    folder = pathlib.Path(screenshots)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as profile, open(folder.parent / "tensorboard.log", "w+") as log:
        server = subprocess.Popen(
            [tensorboard, "--logdir", str(runs[0]), "--host", "127.0.0.1", "--port", "0", "--load_fast", "false"],
            stdout=log, stderr=subprocess.STDOUT)
        try:
            def address():
                log.seek(0)
                return re.search(r"http://127\.0\.0\.1:\d+/", log.read())
            url = until("its address", address).group()
            options = webdriver.ChromeOptions()
            options.binary_location = shutil.which("chromium")
            for flag in ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
                         "--disable-component-update", "--disable-sync", "--window-size=1400,1250",
                         f"--user-data-dir={profile}"):
                options.add_argument(flag)
            browser = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
            try:
                for tab, group in TABS.items():
                    look_at(browser, url, tab, group)
                    browser.save_screenshot(str(folder / f"tensorboard-{tab}.png"))
                    print(f"TensorBoard shows {len(LAYERS)} layers' kernels in {tab}.")
            finally:
                browser.quit()
        finally:
            server.terminate()
            server.wait()


def look_at(browser, url, tab, group):
    browser.get("about:blank")
    browser.get(f"{url}?darkMode=false#{tab}&tagFilter={FILTER}&regexInput=")

    def drawn():
        texts = set(browser.execute_script(TEXTS))
        return all(group + layer in texts for layer in LAYERS) and browser.execute_script(DRAWN) >= len(LAYERS)
    until(f"the drawing of {group} in {tab}", drawn)


if __name__ == "__main__":
    main(*sys.argv[1:])
