package io.github.gradientharness.recording;

import org.apiguardian.api.API;

/**
 * Takes the numbers of a window's summaries one by one: of hundreds of thousands, making an object of each takes longer than
 * adding them up.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
@FunctionalInterface
public interface SummaryVisitor {

    /**
     * Takes one.
     *
     * @param place of its series in {@link Window#seriesInOrder()}
     * @param tensors how many tensors were taken together
     * @param count number of elements
     * @param finite those that are neither NaN nor infinite
     * @param zeros those of the examined ones that are exactly zero
     * @param examined those that were looked at one by one
     * @param absolutes sum of the absolute values of the finite ones
     * @param squares sum of their squares; infinite beyond the range of a double
     */
    void visit(
            int place,
            long tensors,
            long count,
            long finite,
            long zeros,
            long examined,
            double absolutes,
            double squares);
}
