package io.github.gradientharness.recording.file;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file that one writer has to itself, whatever happens to the thread that writes.
 *
 * <p>A channel is closed for good when its thread is interrupted, as a test's timeout does it; this file is not. The lock
 * is on a byte far behind the end, so that readers are not kept out where locks are mandatory.
 */
final class RecordingFile extends OutputStream {

    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private final RandomAccessFile file;

    private RecordingFile(RandomAccessFile file) {
        this.file = file;
    }

    /**
     * Opens a file of the default file system to write it from its beginning.
     *
     * @throws IOException if it can't be opened, or another writer has it open, in this JVM or in another
     */
    static OutputStream create(Path path) throws IOException {
        return open(path, false);
    }

    /** The same to write on behind its end. */
    static OutputStream append(Path path) throws IOException {
        return open(path, true);
    }

    /** Whether a writer has it open, in this JVM or in another. */
    static boolean isOpen(Path path) throws IOException {
        try (RandomAccessFile file =
                new RandomAccessFile(RegularFile.orAbsent(path).toFile(), "rw")) {
            return lock(file) == null;
        }
    }

    private static OutputStream open(Path path, boolean atEnd) throws IOException {
        RandomAccessFile file = new RandomAccessFile(RegularFile.orAbsent(path).toFile(), "rw");
        try {
            if (lock(file) == null) {
                throw new IOException("another training writes the same file at this moment; give each of the JVMs an"
                        + " output folder of its own, such as target/gradient-${surefire.forkNumber}");
            }
            if (atEnd) {
                file.seek(file.length());
            } else if (file.length() > 0) {
                file.setLength(0);
            }
        } catch (IOException | RuntimeException exception) {
            file.close();
            throw exception;
        }
        return new RecordingFile(file);
    }

    /** Null if another writer has it. */
    private static @Nullable FileLock lock(RandomAccessFile file) throws IOException {
        try {
            return file.getChannel().tryLock(LOCKED_BYTE, 1, false);
        } catch (OverlappingFileLockException inThisJvm) {
            return null;
        }
    }

    @Override
    public void write(int b) throws IOException {
        file.write(b);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        file.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
