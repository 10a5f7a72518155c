package io.github.gradientharness.report;

import io.github.gradientharness.gate.JudgedRecording;
import java.util.List;
import java.util.stream.Stream;

/** Names that try to break a page. */
public final class HostileNames {

    /** Short ones, which are shown in full. */
    public static final List<String> ALL = List.of(
            "<script>document.title='hacked'</script>",
            "\"><img src=x onerror=\"document.title='hacked'\">",
            "' onmouseover='document.title=1' <b><i>",
            "</title></svg></style><iframe src=\"https://example.org\">",
            "${page} @if(true) &amp; &lt;",
            "../../../etc/passwd",
            "\u202Egnp.exe\u202C \u05E9\u05DC\u05D5\u05DD \u0645\u0631\u062D\u0628\u0627",
            "\uD83E\uDDE0\uD83D\uDD25 \uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67");

    /** One that would fill the page. */
    public static final String LONG = "averyveryverylongname".repeat(500).substring(0, 10_000);

    private HostileNames() {}

    /** Recordings in which everything that a user names has a hostile name. */
    public static List<JudgedRecording> everywhere() {
        return Stream.concat(ALL.stream(), Stream.of(LONG, "nul\u0000 lone \uD800"))
                .map(HostileNames::recording)
                .toList();
    }

    private static JudgedRecording recording(String name) {
        return SyntheticTraining.of(name, SyntheticTraining.SIGMOID)
                .suite(name)
                .model(name, name)
                .layersNamed(name)
                .expecting("vanishing-gradient", "", name)
                .epochs(30)
                .judged();
    }
}
