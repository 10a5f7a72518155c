package io.github.gradientharness.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Reads any line of JSON. It is set up when the first line needs it, which may be never. */
final class GeneralParser {

    /** Of a field that comes twice, nobody knows which one was meant. */
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    private GeneralParser() {}

    /**
     * A line as a tree.
     *
     * @throws JsonProcessingException if it is not complete JSON, or a field of it comes twice
     * @throws MalformedLineException if it breaks one of the {@link LineLimits}
     */
    static JsonNode read(String line) throws JsonProcessingException {
        LineLimits.check(line);
        return JSON.readTree(line);
    }
}
