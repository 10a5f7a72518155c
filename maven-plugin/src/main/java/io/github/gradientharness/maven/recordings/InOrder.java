package io.github.gradientharness.maven.recordings;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Does something with every element on several threads and hands the results over in the elements' order, on the caller's
 * thread.
 *
 * @param threads at least one
 * @param ahead how many elements at most are begun and not handed over, at least as many as threads
 */
record InOrder(int threads, int ahead) {

    /** What takes a result. */
    @FunctionalInterface
    public interface Consumer<R> {
        void accept(R result) throws IOException;
    }

    /**
     * Does it with all elements; the first failure, in the elements' order, ends it.
     *
     * @throws IOException from the consumer, or if the caller's thread is interrupted
     */
    <T, R> void forEach(List<T> elements, Function<T, R> work, Consumer<R> consumer) throws IOException {
        ExecutorService pool = Executors.newFixedThreadPool(threads, InOrder::daemon);
        try {
            Iterator<T> next = elements.iterator();
            Deque<Future<R>> begun = new ArrayDeque<>();
            while (next.hasNext() || !begun.isEmpty()) {
                while (next.hasNext() && begun.size() < ahead) {
                    T element = next.next();
                    begun.add(pool.submit(() -> work.apply(element)));
                }
                consumer.accept(result(begun.remove()));
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static <R> R result(Future<R> future) throws IOException {
        try {
            return future.get();
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while recordings were judged");
        } catch (ExecutionException exception) {
            if (exception.getCause() instanceof Error error) {
                throw error;
            }
            if (exception.getCause() instanceof RuntimeException problem) {
                throw problem;
            }
            throw new IllegalStateException(exception.getCause());
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "gradient-judge");
        thread.setDaemon(true);
        return thread;
    }
}
