/**
 * The detection rules of other tools, as rule sets over recordings. Each rule keeps the tool's formula and default; what
 * a recording can't give exactly is said at the rule and in {@code docs/rule-packs.md}.
 */
@NullMarked
package io.github.gradientharness.rules.packs;

import org.jspecify.annotations.NullMarked;
