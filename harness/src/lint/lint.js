// What LintPages asks of JSHint and css-tree. Each fault is a line: file, line, what is wrong.
(() => {
  const scriptLinter = options => (file, text) => {
    JSHINT(text, options);
    return JSHINT.errors.map(fault => `${file}:${fault.line}: ${fault.reason} (JSHint ${fault.code})`);
  };

  // css-tree can't check a value that holds var(); then only the names of its properties are checked.
  const hasVariable = error => /var\(\)/.test(error.message);

  const faultOfDeclaration = (node, rule) => {
    if (node.property.startsWith("--")) {
      return null;
    }
    const match = rule === "property"
      ? csstree.lexer.matchAtruleDescriptor(rule, node.property, node.value)
      : csstree.lexer.matchProperty(node.property, node.value);
    return match.error && !hasVariable(match.error) ? match.error.message.split("\n")[0] : null;
  };

  const lintStyle = (file, text, defined, faults) => {
    const report = (line, reason) => faults.push(`${file}:${line}: ${reason} (css-tree)`);
    const tree = csstree.parse(text, {
      positions: true,
      parseCustomProperty: true,
      onParseError: error => report(error.line, error.message),
    });
    csstree.walk(tree, function check(node) {
      if (node.type === "Declaration") {
        const fault = faultOfDeclaration(node, this.atrule && this.atrule.name);
        if (fault) {
          report(node.loc.start.line, `${node.property}: ${csstree.generate(node.value)}: ${fault}`);
        }
      }
      if (node.type === "Function" && node.name === "var" && !defined.has(node.children.first.name)) {
        report(node.loc.start.line, node.children.first.name + " is used, but defined nowhere");
      }
    });
  };

  const lintStyles = (...namesAndTexts) => {
    const faults = [];
    const defined = new Set(namesAndTexts.join("\n").match(/--[\w-]+(?=\s*[:{])/g) || []);
    for (let i = 0; i < namesAndTexts.length; i += 2) {
      lintStyle(namesAndTexts[i], namesAndTexts[i + 1], defined, faults);
    }
    return faults;
  };

  return {scriptLinter, lintStyles};
})();
