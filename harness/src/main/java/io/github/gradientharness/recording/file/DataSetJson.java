package io.github.gradientharness.recording.file;

import io.github.gradientharness.recording.DataSet;
import java.util.ArrayList;
import java.util.List;

/** Data sets as JSON: a list for each coordinate and one of the labels. */
final class DataSetJson {

    static final String TYPE = "dataSet";

    private DataSetJson() {}

    static void write(JsonLine json, DataSet data) {
        json.writeStringField("name", data.name());
        json.writeNumberField("size", data.size());
        json.writeNumberField("nonFinite", data.nonFinite());
        json.writeArrayFieldStart("x");
        for (DataSet.Point point : data.points()) {
            TenDigits.write(json, point.x());
        }
        json.writeEndArray();
        json.writeArrayFieldStart("y");
        for (DataSet.Point point : data.points()) {
            TenDigits.write(json, point.y());
        }
        json.writeEndArray();
        json.writeArrayFieldStart("labels");
        for (DataSet.Point point : data.points()) {
            json.writeNumber(point.label());
        }
        json.writeEndArray();
    }

    static DataSet read(JsonFields data) {
        List<?> x = data.list("x");
        List<?> y = data.list("y");
        List<?> labels = data.list("labels");
        if (x.size() != y.size() || x.size() != labels.size()) {
            throw new MalformedLineException("a data set whose lists differ in length");
        }
        List<DataSet.Point> points = new ArrayList<>();
        for (int i = 0; i < x.size(); i++) {
            points.add(new DataSet.Point(number(x.get(i)), number(y.get(i)), (int) number(labels.get(i))));
        }
        return new DataSet(data.text("name"), data.count("size"), data.count("nonFinite"), points);
    }

    private static double number(Object value) {
        if (!(value instanceof Number number) || !Double.isFinite(number.doubleValue())) {
            throw new MalformedLineException("a data set with a number that is not finite or none");
        }
        return number.doubleValue();
    }
}
