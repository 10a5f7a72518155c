package io.github.gradientharness.report;

/** Measures in a page how well its text stands out, by the formula of WCAG 2. */
public final class Contrast {

    /** Texts with a contrast below 4.5, the bound of level AA, as a JavaScript expression. */
    public static final String TOO_LITTLE = """
            (() => {
              const parse = c => c.match(/[\\d.]+/g).map(Number);
              const lum = ([r, g, b]) => [r, g, b].map(v => v / 255)
                .map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
                .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
              const ground = e => {
                for (; e; e = e.parentElement) {
                  const c = parse(getComputedStyle(e).backgroundColor);
                  if (c.length < 4 || c[3] > 0) return c;
                }
                return [255, 255, 255];
              };
              const found = new Set();
              const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (walk.nextNode()) {
                const e = walk.currentNode.parentElement;
                if (!walk.currentNode.data.trim() || e.closest('title, desc, .skip')) continue;
                const style = getComputedStyle(e);
                const a = lum(parse(e.namespaceURI.endsWith('svg') ? style.fill : style.color));
                const b = lum(ground(e));
                const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
                if (ratio < 4.5) found.add(ratio.toFixed(2) + ' ' + e.getAttribute('class') + ' ' + e.textContent);
              }
              return [...found];
            })()
            """;

    private Contrast() {}
}
