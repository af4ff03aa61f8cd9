package io.fairqueue.http.event;

import io.fairqueue.domain.Translation;
import io.micronaut.core.annotation.Introspected;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an event is called in one language. */
@Introspected
record TranslationBody(@Nullable String name, @Nullable String description) {

  static Map<String, TranslationBody> of(Map<String, Translation> texts) {
    Map<String, TranslationBody> bodies = new LinkedHashMap<>();
    texts.forEach(
        (language, text) ->
            bodies.put(language, new TranslationBody(text.name(), text.description())));
    return bodies;
  }

  static Map<String, Translation> translations(@Nullable Map<String, TranslationBody> bodies) {
    Map<String, Translation> texts = new LinkedHashMap<>();
    if (bodies != null) {
      bodies.forEach(
          (language, body) -> texts.put(language, new Translation(body.name, body.description)));
    }
    return texts;
  }
}
