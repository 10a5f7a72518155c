package io.github.gradientharness.maven;

import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/**
 * A goal among those of all modules: the last of them goes on with what is to be done over all, whether or not it failed
 * itself.
 *
 * @param goal the goal
 * @param reactor what the build's goals know of each other
 */
record OneOfMany(RunningGoal goal, Reactor reactor) {

    /** What the goal does in its own module. */
    @FunctionalInterface
    interface Work {
        void run() throws MojoExecutionException, MojoFailureException;
    }

    void run(Work work) throws MojoExecutionException, MojoFailureException {
        try {
            work.run();
        } catch (MojoExecutionException | MojoFailureException exception) {
            reactor.done(goal.project(), goal.execution());
            reactor.settled(goal.project());
            try {
                finish();
            } catch (MojoExecutionException | MojoFailureException another) {
                exception.addSuppressed(another);
            }
            throw exception;
        }
        reactor.done(goal.project(), goal.execution());
        finish();
    }

    private void finish() throws MojoExecutionException, MojoFailureException {
        Optional<Aggregate> last = reactor.whenLast();
        if (last.isPresent()) {
            last.get().write(reactor);
        }
    }
}
