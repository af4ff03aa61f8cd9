package io.fairqueue.http.recent;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.fairqueue.domain.Event;
import java.io.UncheckedIOException;
import java.util.Optional;

/** How nodes write readings for each other: the domain's records as they are. */
final class SharedJson {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModules(new Jdk8Module(), new JavaTimeModule())
          // What a record says of itself is no part of it.
          .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
          // Another version's words are no words.
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .addMixIn(Event.class, States.class)
          .build();

  private SharedJson() {}

  static JavaType type(TypeReference<?> type) {
    return MAPPER.constructType(type);
  }

  static String write(JavaType type, Object value) {
    try {
      return MAPPER.writerFor(type).writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** Empty if it can't be read. */
  static <V> Optional<V> read(JavaType type, String text) {
    try {
      return Optional.of(MAPPER.readerFor(type).readValue(text));
    } catch (JsonProcessingException strange) {
      return Optional.empty();
    }
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
  @JsonSubTypes({
    @JsonSubTypes.Type(Event.Draft.class),
    @JsonSubTypes.Type(Event.Active.class),
    @JsonSubTypes.Type(Event.Paused.class),
    @JsonSubTypes.Type(Event.Ended.class),
    @JsonSubTypes.Type(Event.Cancelled.class)
  })
  private interface States {}
}
