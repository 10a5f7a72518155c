// What a user has in hand when Maven has returned.
import groovy.json.JsonSlurper

class Outcome {

    File basedir

    /** What each invocation of Maven printed. */
    List<String> logs() { new File(basedir, 'build.log').text.split('Scanning for projects').drop(1) }

    /** Lines that the harness or the plugin wrote, those of Maven itself and of its lists of modules left out. */
    static List<String> ours(String log) {
        log.readLines().findAll {
            (it =~ /(?i)gradient|healthy|hidden 1|inconclusive|recording/) && !(it =~ /^\[INFO\] --- |^\[INFO\] (Building|Reactor)/)
        }
    }

    static List<String> commands(String log) { log.readLines().findAll { it.startsWith('::') } }

    File page(String module = '') { new File(target(module), 'site/gradient/index.html') }

    def summary(String module = '') { new JsonSlurper().parse(new File(target(module), 'gradient/summary.json')) }

    File target(String module = '') { new File(module ? new File(basedir, module) : basedir, 'target') }

    String stepSummary(String file = 'step-summary.md') { new File(basedir, file).text }
}
new Outcome(basedir: basedir)
