package io.fairqueue.cli.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.fairqueue.http.log.Printable;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;

/** Prints results: the same facts, under the same names, as a table or as JSON. */
public final class Output {

  private final Streams streams;

  @Inject
  public Output(Streams streams) {
    this.streams = streams;
  }

  /** Prints one thing. */
  public void print(Format format, Object value) {
    JsonNode facts = Json.MAPPER.valueToTree(value);
    switch (format.kind()) {
      case TABLE -> Tables.render(facts).forEach(streams.out()::println);
      case JSON -> streams.out().println(json(facts));
    }
  }

  /** Prints many; people are told when there is none. */
  public void print(Format format, Collection<?> values, String whenEmpty) {
    print(format, values);
    if (values.isEmpty() && format.isTable()) {
      tell(whenEmpty);
    }
  }

  /**
   * Prints what people read otherwise than as a table.
   *
   * @param lines the same for people
   */
  public void print(Format format, Object value, List<String> lines) {
    if (format.isTable()) {
      lines.forEach(line -> streams.out().println(Printable.line(line)));
    } else {
      print(format, value);
    }
  }

  /** One thing as a table. */
  public static List<String> lines(Object value) {
    return Tables.render(Json.MAPPER.valueToTree(value));
  }

  /** Says something to people that is no result. */
  public void tell(String sentence) {
    streams.err().println(Printable.line(sentence));
  }

  private static String json(JsonNode facts) {
    try {
      // Outside of strings there is nothing to escape but the line breaks that stay.
      return Printable.lines(
          Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(facts));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree that can't be written", e);
    }
  }
}
