package io.github.gradientharness.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Reads the lines that are no windows as our own writer writes them: no spaces, no escapes. Setting up a general parser takes
 * a gate as long as reading fifty recordings; it is for what is written in any other way, which is an {@link
 * UnusualLineException} here.
 */
final class PlainTree {

    /** Lines of a recording are nested seven deep. */
    private static final int DEEPEST = 8;

    /** Whole numbers of fewer digits fit a long. */
    private static final int MOST_DIGITS = 18;

    private static final byte[] TRUE = LineCursor.bytes("true");
    private static final byte[] FALSE = LineCursor.bytes("false");
    private static final byte[] NULL = LineCursor.bytes("null");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final LineCursor line;

    private PlainTree(LineCursor line) {
        this.line = line;
    }

    /** All of a line. One that would make too large a tree is for the general way to refuse. */
    static JsonNode read(LineCursor line) {
        if (line.left() > LineLimits.longest(Runtime.getRuntime().maxMemory())) {
            throw new UnusualLineException();
        }
        JsonNode tree = new PlainTree(line).value(0);
        if (!line.isAtEnd()) {
            throw new UnusualLineException();
        }
        return tree;
    }

    private JsonNode value(int depth) {
        if (depth > DEEPEST) {
            throw new UnusualLineException();
        }
        return switch (line.next()) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> NODES.textNode(text());
            case 't' -> literal(TRUE, NODES.booleanNode(true));
            case 'f' -> literal(FALSE, NODES.booleanNode(false));
            case 'n' -> literal(NULL, NODES.nullNode());
            default -> number();
        };
    }

    private JsonNode object(int depth) {
        ObjectNode object = NODES.objectNode();
        line.expect('{');
        if (line.accept('}')) {
            return object;
        }
        do {
            String name = text();
            line.expect(':');
            if (object.has(name)) {
                throw new UnusualLineException();
            }
            object.set(name, value(depth + 1));
        } while (line.hasNext('}'));
        return object;
    }

    private JsonNode array(int depth) {
        ArrayNode array = NODES.arrayNode();
        line.expect('[');
        if (line.accept(']')) {
            return array;
        }
        do {
            array.add(value(depth + 1));
        } while (line.hasNext(']'));
        return array;
    }

    private String text() {
        int from = line.at();
        line.skipText();
        return LineCursor.unquoted(line.since(from));
    }

    private JsonNode literal(byte[] text, JsonNode node) {
        line.expect(text);
        return node;
    }

    private JsonNode number() {
        int from = line.at();
        double value = line.number();
        String text = line.textSince(from);
        if (text.indexOf('.') >= 0 || text.indexOf('E') >= 0 || text.indexOf('e') >= 0) {
            return NODES.numberNode(value);
        }
        if (text.length() > MOST_DIGITS) {
            throw new UnusualLineException();
        }
        long whole = Long.parseLong(text);
        return whole == (int) whole ? NODES.numberNode((int) whole) : NODES.numberNode(whole);
    }
}
