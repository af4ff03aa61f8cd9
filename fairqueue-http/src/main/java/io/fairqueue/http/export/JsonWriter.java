package io.fairqueue.http.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list as an array of objects; what is not known of one is left out. */
final class JsonWriter<T> implements ListWriter<T> {

  private final List<Column<T>> columns;
  private final JsonGenerator json;

  JsonWriter(OutputStream out, List<Column<T>> columns, JsonFactory factory) throws IOException {
    this.columns = columns;
    this.json = factory.createGenerator(out);
    json.writeStartArray();
  }

  @Override
  public void write(T row) {
    try {
      json.writeStartObject();
      for (Column<T> column : columns) {
        @Nullable Object value = column.value().apply(row);
        if (value instanceof Number number) {
          json.writeNumberField(column.name(), number.longValue());
        } else if (value instanceof JsonNode node) {
          json.writeFieldName(column.name());
          json.writeTree(node);
        } else if (value != null) {
          json.writeStringField(column.name(), value.toString());
        }
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    json.writeEndArray();
    json.close();
  }
}
