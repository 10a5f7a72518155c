package io.github.gradientharness.report.junitxml;

import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.file.RegularFile;
import io.github.gradientharness.recording.file.SafeFileName;
import io.github.gradientharness.report.ReportContext;
import io.github.gradientharness.report.UniqueNames;
import io.github.gradientharness.report.formats.ReportContent;
import io.github.gradientharness.report.formats.ReportFormat;
import io.github.gradientharness.report.formats.ReportPlaces;
import io.github.gradientharness.report.formats.ReportWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import org.apiguardian.api.API;

/**
 * Writes recordings as test cases in JUnit's XML format, as Surefire does: a file for each suite. A recording that a gate
 * would not take is a failure, one of which nothing can be said an error. One of an earlier run is left out.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class JUnitXmlReport implements ReportFormat {

    private static final String PREFIX = "TEST-gradients-";
    private static final String SUFFIX = ".xml";

    /** For {@link java.util.ServiceLoader}. */
    public JUnitXmlReport() {}

    @Override
    public String id() {
        return "junit";
    }

    @Override
    public Path target(ReportPlaces places) {
        return places.file("junit");
    }

    @Override
    public ReportWriter open(ReportPlaces places, ReportContext context) {
        List<Recording> whole = new ArrayList<>();
        return new ReportWriter() {
            @Override
            public void add(JudgedRecording recording) {
                whole.add(recording.diagnosis().recording());
            }

            @Override
            public void finish(ReportContent content) throws IOException {
                write(target(places), places.page(), withMeasurements(content.recordings(), whole), content.context());
            }
        };
    }

    /** The messages show what was measured, and only at the end it is known which a test over seeds needs. */
    private static List<JudgedRecording> withMeasurements(List<JudgedRecording> judged, List<Recording> whole) {
        return IntStream.range(0, whole.size())
                .mapToObj(i -> judged.get(i).judged(judged.get(i).diagnosis().withRecording(whole.get(i))))
                .toList();
    }

    /** Says of an older report's test cases that nothing is recorded, because build servers take a missing file for none. */
    @Override
    public void remove(ReportPlaces places) throws IOException {
        if (Files.isDirectory(target(places))) {
            write(target(places), places.page(), List.of(), new ReportContext("", "gradient:prepare", false));
        }
    }

    /**
     * Writes the files, making their folder if need be and deleting those of an older report.
     *
     * <p>What fails the build beside the recordings, and that nothing was recorded, is in a suite of its own.
     *
     * @param page where the HTML report is, for the messages
     * @throws IOException if one can't be written or deleted
     */
    public static void write(Path folder, Path page, List<JudgedRecording> recordings, ReportContext context)
            throws IOException {
        deleteOld(folder);
        Files.createDirectories(folder);
        Map<String, List<CaseXml>> suites = new LinkedHashMap<>();
        for (JudgedRecording recording : JudgedRecording.ofThisBuild(recordings)) {
            String suite = recording.diagnosis().recording().header().suite();
            suites.computeIfAbsent(suite, ignored -> new ArrayList<>()).add(TestCases.of(recording, page));
        }
        UniqueNames names = new UniqueNames();
        for (Map.Entry<String, List<CaseXml>> suite : suites.entrySet()) {
            String name = names.of(PREFIX + SafeFileName.of(suite.getKey()));
            write(folder.resolve(name + SUFFIX), new SuiteXml(TestCases.suiteName(suite.getKey()), suite.getValue()));
        }
        List<CaseXml> ofBuild = TestCases.ofBuild(recordings, context);
        if (!ofBuild.isEmpty()) {
            String name = names.of(PREFIX + TestCases.BUILD);
            write(folder.resolve(name + SUFFIX), new SuiteXml(TestCases.BUILD, ofBuild));
        }
    }

    private static void write(Path file, SuiteXml suite) throws IOException {
        try (Writer output = Files.newBufferedWriter(RegularFile.orAbsent(file))) {
            suite.write(XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(output));
        } catch (XMLStreamException exception) {
            throw new IOException("Can't write " + file + ": " + exception.getMessage(), exception);
        }
    }

    private static void deleteOld(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(JUnitXmlReport::isOurs).toList()) {
                Files.delete(file);
            }
        } catch (UncheckedIOException exception) {
            throw exception.getCause();
        }
    }

    private static boolean isOurs(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(PREFIX) && name.endsWith(SUFFIX) && Files.isRegularFile(file);
    }
}
