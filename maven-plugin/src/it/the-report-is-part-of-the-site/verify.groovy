File site = new File(basedir, 'target/site')
assert new File(site, 'gradient/index.html').text.contains('Gradient report')
// The menu of every page of the site has the report.
assert site.listFiles().findAll { it.name.endsWith('.html') && it.text.contains('gradient/index.html') }
