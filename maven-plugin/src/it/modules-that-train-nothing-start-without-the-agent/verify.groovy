def outcome = evaluate(new File(shared, 'outcome.groovy'))
outcome.logs().each { log ->
    assert log.contains('BUILD SUCCESS')
    assert !log.contains('WARNING') || !outcome.ours(log).any { it.contains('WARNING') }
    assert !log.contains('reported only')
}
assert outcome.logs()*.count('No network was recorded') == [1, 0, 0, 0]
['library', 'parser', 'arrays'].each { assert !outcome.page(it).exists() || outcome.summary(it).recordings.isEmpty() }
return true
