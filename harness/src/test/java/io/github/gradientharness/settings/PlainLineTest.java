package io.github.gradientharness.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@ResourceLock(Resources.SYSTEM_ERR)
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class PlainLineTest {

    private static final String NAME = PlainLineTest.class.getName();
    private static final String FORMAT = "java.util.logging.SimpleFormatter.format";

    private final PrintStream usual = System.err;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final List<String> logged = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            logged.add(line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private String say(Level level) {
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            PlainLine.log(System.getLogger(NAME), level, "epoch 3, loss 0.5");
        } finally {
            System.setErr(usual);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    @AfterEach
    void takeHandlerAway() {
        Logger.getLogger(NAME).removeHandler(handler);
        Logger.getLogger(NAME).setUseParentHandlers(true);
        System.clearProperty(FORMAT);
    }

    @Test
    void isTheLineAloneWhereLoggingIsNotConfigured() {
        assertThat(say(Level.INFO)).isEqualTo("epoch 3, loss 0.5" + System.lineSeparator());
    }

    @Test
    void isLoggedWhereSomebodyHandlesIt() {
        Logger.getLogger(NAME).addHandler(handler);
        Logger.getLogger(NAME).setUseParentHandlers(false);

        assertThat(say(Level.INFO)).isEmpty();
        assertThat(logged).containsExactly("epoch 3, loss 0.5");
    }

    @Test
    void isLoggedWhereAFormatIsChosen() {
        Logger.getLogger(NAME).setUseParentHandlers(false);
        System.setProperty(FORMAT, "%5$s %n");

        assertThat(say(Level.INFO)).isEmpty();
    }

    @Test
    void isNothingBelowTheLevelThatIsLogged() {
        assertThat(say(Level.DEBUG)).isEmpty();
    }
}
