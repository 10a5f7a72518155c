"""Gathers what the documentation's site is made from (gather), and looks for outside resources and broken links (check)."""
import html.parser
import os
import pathlib
import re
import shutil
import sys
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parent.parent
PAGES = ROOT / "target/docs-pages"
SITE = ROOT / "target/docs-site"
REPORT = ROOT / "sample-project/target/site/gradient"
SOURCES = "https://github.com/gradientharness/gradient-harness/blob/main/"
TOP = {"README.md": "getting-started.md", "CONTRIBUTING.md": "contributing.md"}

CSS = """.md-grid{max-width:80rem}
.md-typeset table:not([class]){font-size:.62rem}
.md-typeset td:first-child code{white-space:nowrap}
.md-typeset img{background:#fff;max-height:40rem}
"""


def gather():
    shutil.rmtree(PAGES, ignore_errors=True)
    shutil.copytree(ROOT / "docs", PAGES, ignore=shutil.ignore_patterns("requirements.txt"))
    pages = [(path, path.relative_to(PAGES).as_posix()) for path in PAGES.rglob("*.md")]
    for name, page in TOP.items():
        shutil.copy(ROOT / name, PAGES / page)
        rewrite(PAGES / page, name, page)
    for path, page in pages:
        rewrite(path, "docs/" + page, page)
    (PAGES / "site.css").write_text(CSS)
    shutil.copy(ROOT / ".ci/iframe-worker.js", PAGES)
    has_report = (REPORT / "index.html").exists()
    (PAGES / "sample-report.md").write_text(
        "# The sample project's report\n\n"
        + ("<a href=\"sample-report/index.html\">Open the live report</a> of the two-circles suites, as `mvn verify` writes it.\n\n"
           if has_report else "The site was made without a build of the sample project, so its report is not part of it.\n\n")
        + "[![The report of a training](images/recording.png)](images/recording.png)\n")
    if has_report:
        shutil.copytree(REPORT, PAGES / "sample-report")


def rewrite(path, source, page):
    """Leads links to where files are on the site, or to the repository if they are not there."""
    def link(match):
        target, _, anchor = match.group(2).partition("#")
        if not target or re.match(r"[a-z]+:", target):
            return match.group(0)
        file = os.path.normpath(os.path.join(os.path.dirname(source), target))
        if file in TOP:
            there = TOP[file]
        elif file.startswith("docs/"):
            there = file[len("docs/"):]
        else:
            return match.group(1) + SOURCES + file + ")"
        relative = os.path.relpath(there, os.path.dirname(page) or ".")
        return match.group(1) + relative + ("#" + anchor if anchor else "") + ")"

    fenced = False
    lines = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.lstrip().startswith("```"):
            fenced = not fenced
        lines.append(line if fenced else re.sub(r"(\]\()([^()\s]+)\)", link, line))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


class Page(html.parser.HTMLParser):
    """What a page fetches, where its links lead, and what links can lead to in it."""

    FETCHED = {("script", "src"), ("img", "src"), ("iframe", "src"), ("source", "src"), ("video", "src"), ("audio", "src"),
               ("object", "data"), ("embed", "src"), ("img", "srcset"), ("input", "src")}

    def __init__(self):
        super().__init__()
        self.fetched, self.links, self.ids = [], [], set()

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        if values.get("id"):
            self.ids.add(values["id"])
        for name, value in attrs:
            if (tag, name) in self.FETCHED and value:
                self.fetched.append(value)
        if tag == "link" and values.get("rel") not in ("canonical", "next", "prev"):
            self.fetched.append(values.get("href") or "")
        if tag == "a" and values.get("href"):
            self.links.append(values["href"])


def is_outside(url):
    return bool(re.match(r"(https?:)?//", url))


def check():
    problems = []
    pages = {}
    for path in SITE.rglob("*.html"):
        page = pages[path] = Page()
        page.feed(path.read_text(encoding="utf-8"))
    for path, page in pages.items():
        name = path.relative_to(SITE).as_posix()
        problems += [f"{name} fetches {url}" for url in page.fetched if is_outside(url)]
        # 404.html is made for a server, and the sample's report is checked where it is made.
        if name == "404.html" or name.startswith("sample-report/"):
            continue
        for url in page.fetched + page.links:
            if is_outside(url) or re.match(r"(mailto|data|javascript):", url):
                continue
            target, _, anchor = url.partition("#")
            file = (path.parent / urllib.parse.unquote(target.partition("?")[0])).resolve() if target else path
            if file.is_dir():
                file = file / "index.html"
            if not file.exists():
                problems.append(f"{name} links to {url}, which is not there")
            elif anchor and file in pages and urllib.parse.unquote(anchor) not in pages[file].ids and anchor != "__":
                problems.append(f"{name} links to {url}, and there is no such anchor")
    for path in SITE.rglob("*.css"):
        text = path.read_text(encoding="utf-8")
        problems += [f"{path.relative_to(SITE)} fetches {url}"
                     for url in re.findall(r"(?:url\(\s*['\"]?|@import\s+['\"])([^'\")]+)", text) if is_outside(url)]
    for path in SITE.rglob("*.svg"):
        problems += [f"{path.relative_to(SITE)} fetches {url}"
                     for url in re.findall(r"(?:href|src)=\"([^\"]+)\"", path.read_text(encoding="utf-8")) if is_outside(url)]
    if problems:
        sys.exit("\n".join(sorted(set(problems))))
    print(f"{len(pages)} pages: no broken link, nothing from elsewhere")


if __name__ == "__main__":
    {"gather": gather, "check": check}[sys.argv[1]]()
