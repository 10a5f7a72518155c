String log = new File(basedir, 'build.log').text
assert log.contains("The setting gradient.formats is 'html,pdf'. There is no format 'pdf'. The formats are: html, json, " +
    'markdown, csv, tensorboard, sarif, junit.')
assert !new File(basedir, 'target/site/gradient/index.html').exists()
