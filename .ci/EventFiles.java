import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.recording.file.RecordingReader;
import io.github.gradientharness.report.tensorboard.TensorBoardReport;
import io.github.gradientharness.verdict.Diagnosis;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes the event files of recordings, as the format tensorboard does: the folder of the recordings, the folder for the files. */
class EventFiles {

    public static void main(String[] folders) throws Exception {
        List<JudgedRecording> judged = new ArrayList<>();
        for (Path file : RecordingReader.filesIn(Path.of(folders[0]))) {
            judged.add(new JudgedRecording(file, new Diagnosis(RecordingReader.read(file), List.of(), List.of(), "")));
        }
        TensorBoardReport.write(Path.of(folders[1]), judged);
    }
}
