package org.tocsin.sip.emergency;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tocsin.sip.MalformedException;

/// Reads the shapes of the GML PIDF-LO profile (RFC 5491 section 5.2).
final class GmlShape {
    private static final int MAXIMUM_CORNERS = 1_000;

    private GmlShape() {}

    /// Empty if the element is no shape.
    ///
    /// @throws MalformedException if it is one that cannot be read
    static Optional<Shape> read(XmlElement element) {
        return switch (element.name()) {
            case "Point" -> Optional.of(new Shape.Point(position(element)));
            case "Circle", "Sphere" -> Optional.of(new Shape.Circle(position(element), meters(element, "radius")));
            case "Ellipse", "Ellipsoid" ->
                Optional.of(new Shape.Ellipse(
                        position(element),
                        meters(element, "semiMajorAxis"),
                        meters(element, "semiMinorAxis"),
                        degrees(element, "orientation")));
            case "ArcBand" ->
                Optional.of(new Shape.ArcBand(
                        position(element),
                        meters(element, "innerRadius"),
                        meters(element, "outerRadius"),
                        degrees(element, "startAngle"),
                        degrees(element, "openingAngle")));
            case "Polygon", "Prism", "Surface" -> Optional.of(new Shape.Polygon(corners(element)));
            default -> Optional.empty();
        };
    }

    private static Position position(XmlElement element) {
        double[] numbers = numbers(element.first("pos")
                .map(XmlElement::text)
                .orElseThrow(() -> new MalformedException("shape without a position")));
        if (numbers.length < 2) {
            throw new MalformedException("position without two numbers");
        }
        return new Position(numbers[0], numbers[1]);
    }

    private static List<Position> corners(XmlElement element) {
        var corners = new ArrayList<Position>();
        Optional<XmlElement> list = element.first("posList");
        if (list.isPresent()) {
            double[] numbers = numbers(list.get().text());
            int step = dimension(element, list.get(), numbers.length);
            for (int i = 0; i + 1 < numbers.length; i += step) {
                corners.add(new Position(numbers[i], numbers[i + 1]));
            }
        } else {
            element.all().filter(pos -> pos.name().equals("pos")).forEach(pos -> {
                double[] numbers = numbers(pos.text());
                if (numbers.length >= 2) {
                    corners.add(new Position(numbers[0], numbers[1]));
                }
            });
        }
        if (corners.size() > 1 && corners.getFirst().equals(corners.getLast())) {
            corners.removeLast();
        }
        return corners;
    }

    /// A prism's base has heights; so have lists that say so, or that use the three-dimensional reference system.
    private static int dimension(XmlElement shape, XmlElement list, int count) {
        String said = list.attribute("srsDimension");
        boolean three = said.equals("3") || (said.isEmpty() && count % 3 == 0 && isThreeDimensional(shape));
        return three ? 3 : 2;
    }

    private static boolean isThreeDimensional(XmlElement shape) {
        return shape.all().anyMatch(element -> element.attribute("srsName").contains("4979"));
    }

    private static double[] numbers(String text) {
        List<String> words = text.isBlank() ? List.of() : List.of(text.strip().split("[\\s,]+", MAXIMUM_CORNERS * 3));
        double[] numbers = new double[words.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(words.get(i));
        }
        return numbers;
    }

    private static double number(String text) {
        if (!text.matches("[-+]?\\d{1,12}(\\.\\d{0,20})?([eE][-+]?\\d{1,3})?")) {
            throw new MalformedException("number that cannot be read");
        }
        return Double.parseDouble(text);
    }

    private static double meters(XmlElement element, String name) {
        return number(measure(element, name).text());
    }

    private static double degrees(XmlElement element, String name) {
        XmlElement measure = measure(element, name);
        double value = number(measure.text());
        return measure.attribute("uom").endsWith("9101") ? Math.toDegrees(value) : value;
    }

    private static XmlElement measure(XmlElement element, String name) {
        return element.child(name).orElseThrow(() -> new MalformedException("shape without one of its measures"));
    }
}
