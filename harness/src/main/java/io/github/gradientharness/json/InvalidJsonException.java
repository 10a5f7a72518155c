package io.github.gradientharness.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import org.apiguardian.api.API;

/** A text that is no JSON, or JSON that nobody writes who means well. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class InvalidJsonException extends IOException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final int line;

    /** What is wrong with a text. */
    public enum Kind {
        /** It is not JSON, or only the beginning of it. */
        MALFORMED("it is not complete JSON"),
        /** Nobody knows which one of the values was meant. */
        FIELD_TWICE("a field comes twice"),
        /** Something stands behind the value. */
        TRAILING("something stands behind its end"),
        /** Lists and objects within each other. */
        TOO_DEEP("it is nested deeper than " + Json.DEEPEST + " levels"),
        /** The time to read a number grows with the square of its length. */
        NUMBER_TOO_LONG("it holds a number of more than " + Json.LONGEST_NUMBER + " digits"),
        /** A name or a text of many megabytes. */
        TEXT_TOO_LONG("it holds an endless name or text");

        private final String problem;

        Kind(String problem) {
            this.problem = problem;
        }
    }

    private InvalidJsonException(Kind kind, int line, JsonProcessingException cause) {
        super(kind.problem, cause);
        this.kind = kind;
        this.line = line;
    }

    InvalidJsonException(Kind kind, int line) {
        super(kind.problem);
        this.kind = kind;
        this.line = line;
    }

    /** What a parser says, in the words of this class. */
    public static InvalidJsonException of(JsonProcessingException exception) {
        int line = exception.getLocation() == null ? 1 : exception.getLocation().getLineNr();
        return new InvalidJsonException(kind(exception), Math.max(1, line), exception);
    }

    private static Kind kind(JsonProcessingException exception) {
        String message = exception.getOriginalMessage();
        if (exception instanceof StreamConstraintsException) {
            return message.contains("nesting depth")
                    ? Kind.TOO_DEEP
                    : message.contains("Number value length") ? Kind.NUMBER_TOO_LONG : Kind.TEXT_TOO_LONG;
        }
        return message.startsWith("Duplicate field") ? Kind.FIELD_TWICE : Kind.MALFORMED;
    }

    /** What is wrong. */
    public Kind kind() {
        return kind;
    }

    /** The line of the text in which it is, from 1. */
    public int line() {
        return line;
    }
}
