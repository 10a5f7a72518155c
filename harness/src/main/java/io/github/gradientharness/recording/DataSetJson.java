package io.github.gradientharness.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Data sets as JSON: a list for each coordinate and one of the labels. */
final class DataSetJson {

    private DataSetJson() {}

    static ObjectNode write(DataSet data) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("type", "dataSet");
        node.put("name", data.name());
        node.put("size", data.size());
        node.put("nonFinite", data.nonFinite());
        ArrayNode x = node.putArray("x");
        ArrayNode y = node.putArray("y");
        ArrayNode labels = node.putArray("labels");
        for (DataSet.Point point : data.points()) {
            x.add(TenDigits.rounded(point.x()));
            y.add(TenDigits.rounded(point.y()));
            labels.add(point.label());
        }
        return node;
    }

    static DataSet read(JsonNode node) {
        JsonNode x = JsonFields.array(node, "x");
        JsonNode y = JsonFields.array(node, "y");
        JsonNode labels = JsonFields.array(node, "labels");
        if (x.size() != y.size() || x.size() != labels.size()) {
            throw new MalformedLineException("a data set whose lists differ in length");
        }
        List<DataSet.Point> points = new ArrayList<>();
        for (int i = 0; i < x.size(); i++) {
            points.add(new DataSet.Point(
                    coordinate(x.get(i)), coordinate(y.get(i)), labels.get(i).asInt()));
        }
        return new DataSet(
                JsonFields.text(node, "name"),
                JsonFields.count(node, "size"),
                JsonFields.count(node, "nonFinite"),
                points);
    }

    private static double coordinate(JsonNode node) {
        if (!node.isNumber() || !Double.isFinite(node.asDouble())) {
            throw new MalformedLineException("a data set with a coordinate that is not a finite number");
        }
        return node.asDouble();
    }
}
