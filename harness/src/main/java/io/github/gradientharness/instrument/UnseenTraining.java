package io.github.gradientharness.instrument;

/**
 * What is said about training that a recorder did not see.
 *
 * @param isMost whether it is so much that the recording does not stand for the training of the test
 */
record UnseenTraining(boolean isMost, String text) {

    /**
     * Training of a model that took the attached one's place.
     *
     * @param place what held both models, in words
     * @param total iterations that the other model counts, perhaps together with those of the attached one
     * @param unseen those by which it is ahead of the attached one
     * @param seen iterations of the attached model
     */
    static UnseenTraining inPlace(String place, long total, long unseen, long seen) {
        String held =
                "the " + place + " holds another model than the one that was attached: a clone, a restored or a new"
                        + " one. It counts " + total + " iterations, and the recorder saw " + seen + ".";
        boolean isMost = seen == 0 || seen < unseen;
        return new UnseenTraining(
                isMost,
                isMost
                        ? (seen == 0 ? "The" : "Most of the") + " training was not recorded: " + held
                                + " Train the attached model itself, or call"
                                + " recorder.attach(model) each time the field gets another model."
                        : "When the test ended, " + held);
    }

    /**
     * Training of other models.
     *
     * @param seen iterations of the attached model
     * @param all iterations of all models
     */
    static UnseenTraining ofOthers(long seen, long all) {
        boolean isMost = 2 * seen < all;
        return new UnseenTraining(
                isMost,
                "DL4J networks were trained for " + all + " iterations after the recorder was attached, and it saw "
                        + seen
                        + " of them. The others belong to a network that is not attached (a clone, a copy restored from a file,"
                        + " another network), or they ended by an exception."
                        + (isMost
                                ? " Attach the model on which fit() is called. If another network is trained on purpose,"
                                        + " attach it as well, or train it before this one is attached."
                                : ""));
    }

    /** Makes it the recording's problem, or a note of it. */
    void tell(TrainingRecording recording) {
        if (isMost) {
            recording.lost(text);
        } else {
            recording.note(text);
        }
    }
}
