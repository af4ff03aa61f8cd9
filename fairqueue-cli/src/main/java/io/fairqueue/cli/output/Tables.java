package io.fairqueue.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairqueue.http.log.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Draws JSON as tables: a list has a row per item, a single thing a line per fact. */
final class Tables {

  private static final String GAP = "  ";
  private static final String NOTHING = "-";

  private Tables() {}

  static List<String> render(JsonNode value) {
    if (value.isArray()) {
      return rows(value);
    }
    return value.isObject() ? facts(value) : List.of(cell(value));
  }

  private static List<String> facts(JsonNode object) {
    int width = 0;
    for (var names = object.fieldNames(); names.hasNext(); ) {
      width = Math.max(width, names.next().length());
    }
    List<String> lines = new ArrayList<>();
    for (var field : object.properties()) {
      if (isSheet(field.getValue())) {
        lines.add(field.getKey());
        render(field.getValue()).forEach(line -> lines.add(GAP + line));
      } else {
        lines.add(pad(field.getKey(), width, false) + GAP + cell(field.getValue()));
      }
    }
    return lines;
  }

  private static List<String> rows(JsonNode array) {
    if (array.isEmpty()) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    array.get(0).fieldNames().forEachRemaining(names::add);
    if (names.isEmpty()) {
      List<String> lines = new ArrayList<>();
      array.forEach(item -> lines.add(cell(item)));
      return lines;
    }
    int[] widths = names.stream().mapToInt(name -> width(array, name)).toArray();
    List<String> lines = new ArrayList<>();
    lines.add(
        line(
            names.stream().map(name -> name.toUpperCase(Locale.ROOT)).toList(),
            widths,
            array.get(0),
            names));
    for (JsonNode row : array) {
      lines.add(
          line(names.stream().map(name -> cell(row.path(name))).toList(), widths, row, names));
    }
    return lines;
  }

  private static int width(JsonNode array, String name) {
    int width = name.length();
    for (JsonNode row : array) {
      width = Math.max(width, cell(row.path(name)).length());
    }
    return width;
  }

  /** Numbers stand at the right of their column. */
  private static String line(List<String> cells, int[] widths, JsonNode like, List<String> names) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      boolean right = like.path(names.get(i)).isNumber();
      line.append(i == 0 ? "" : GAP).append(pad(cells.get(i), widths[i], right));
    }
    return line.toString().stripTrailing();
  }

  private static boolean isSheet(JsonNode value) {
    return !value.isEmpty() && (value.isObject() || value.path(0).isObject());
  }

  /** Never more than one line: a name may hold line breaks and worse. */
  private static String cell(JsonNode value) {
    if (value.isNull() || value.isMissingNode() || (value.isContainerNode() && value.isEmpty())) {
      return NOTHING;
    }
    String text = value.isValueNode() ? value.asText() : value.toString();
    return Printable.line(text);
  }

  private static String pad(String text, int width, boolean right) {
    String blanks = " ".repeat(Math.max(0, width - text.length()));
    return right ? blanks + text : text + blanks;
  }
}
